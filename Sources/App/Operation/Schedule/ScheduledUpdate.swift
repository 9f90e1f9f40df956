/// An update that a scheduler is to perform again and again, and where its failure is reported.
public struct ScheduledUpdate: Sendable {
  /// Name of the bundle.
  public var bundle: String
  /// Absolute path of the program.
  public var program: String
  /// Common options of the call, such as `--project`, with absolute paths.
  public var options: [String]
  /// Folder of the project, absolute.
  public var project: String
  /// Folder of the lake, absolute.
  public var lake: String
  /// Further folders that the update writes, absolute.
  public var writableFolders: [String]
  /// When.
  public var schedule: CronExpression
  /// The account it runs under, where the scheduler asks for one.
  public var user: String
  /// Container image, where the scheduler asks for one.
  public var image: String
  /// Where failures are reported; `nil` leaves a place for it.
  public var webhook: String?

  /// Describes an update; nothing is written.
  public init(
    bundle: String,
    program: String,
    options: [String],
    project: String,
    lake: String,
    writableFolders: [String] = [],
    schedule: CronExpression,
    user: String,
    image: String,
    webhook: String? = nil
  ) {
    self.bundle = bundle
    self.program = program
    self.options = options
    self.project = project
    self.lake = lake
    self.writableFolders = writableFolders
    self.schedule = schedule
    self.user = user
    self.image = image
    self.webhook = webhook
  }

  /// The variable of the environment that names the webhook.
  public static let webhookVariable = "MERCER_WEBHOOK_URL"

  /// `mercer-` and the bundle's name in small letters, digits and dashes: fit for units, files and Kubernetes.
  var name: String {
    var text = ""
    for character in bundle.lowercased() {
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      if isPlain { text.append(character) } else if text.last != "-" { text.append("-") }
    }
    let trimmed = text.drop { $0 == "-" }.prefix(40)
    let end = trimmed.lastIndex { $0 != "-" }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
    return "mercer-" + (trimmed[..<end].isEmpty ? "update" : String(trimmed[..<end]))
  }

  var update: [String] { [program, "run"] + options + ["--quiet"] }
  var notification: [String] { [program, "notify"] + options }
}

/// A file that a scheduler reads.
public struct GeneratedFile: Sendable, Equatable {
  /// Without a folder.
  public var name: String
  /// The whole file.
  public var text: String
  /// Whether it holds an address that others must not read.
  public var isSecret = false
  /// Whether it is run.
  public var isProgram = false
}
