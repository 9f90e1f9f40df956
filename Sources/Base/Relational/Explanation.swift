/// What an error says to people and machines: which thing, where, what was expected and found, how to mend it.
public struct Explanation: Error, Sendable, Equatable {
  /// Stable name, `module.what-happened`.
  public var code: String
  /// One sentence with the facts.
  public var summary: String
  /// File with line and column, table, setting or option.
  public var place: String?
  /// What was found or expected.
  public var why: String?
  /// How to mend it.
  public var next: String?
  /// Who has to act: decides the exit status.
  public var blame: Blame

  /// Whose fault it is, by the product's exit statuses.
  public enum Blame: Int, Sendable {
    /// The data broke a rule that forbids going on.
    case data = 1
    /// The command, a file of the project or a setting is wrong.
    case usage = 2
    /// Disk, permission, network or another process.
    case environment = 3
    /// Somebody pressed Ctrl-C.
    case interrupted = 130
  }

  /// Gathers what is to be said.
  public init(
    _ code: String,
    _ summary: String,
    place: String? = nil,
    why: String? = nil,
    next: String? = nil,
    blame: Blame = .usage
  ) {
    self.code = code
    self.summary = summary
    self.place = place
    self.why = why
    self.next = next
    self.blame = blame
  }

  /// The explanation over several lines, as a terminal shows it.
  public var rendered: String {
    let rows = [("at", place), ("why", why), ("next", next)]
    let details = rows.compactMap { label, text in
      text.map {
        "  " + label.padding(to: 6) + $0.split(separator: "\n").joined(separator: "\n        ")
      }
    }
    return (["error[\(code)] \(summary)"] + details).joined(separator: "\n")
  }

  /// The explanation as one JSON object.
  public var json: JSON {
    .object([
      ("code", .string(code)), ("summary", .string(summary)), ("place", JSON(place)),
      ("why", JSON(why)), ("next", JSON(next)),
    ])
  }
}

/// Several problems found in one go.
public struct Explanations: Error, Sendable, Equatable {
  /// At least one, in the order they were found.
  public var problems: [Explanation]

  /// Gathers problems; `problems` is not empty.
  public init(_ problems: [Explanation]) {
    self.problems = problems
  }
}

/// An error that knows how to say what happened.
public protocol Explainable: Error {
  /// Facts turned into words.
  var explanation: Explanation { get }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}
