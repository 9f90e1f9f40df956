/// What may stand where somebody presses the tabulator.
public struct Completion: Sendable, Equatable {
  /// One word and what it is.
  public struct Candidate: Sendable, Equatable {
    /// As it stands in the call.
    public var word: String
    /// One line.
    public var summary: String

    /// Describes a candidate.
    public init(_ word: String, _ summary: String = "") {
      self.word = word
      self.summary = summary
    }
  }

  /// What the shell itself completes.
  public enum Paths: String, Sendable {
    case files, folders
  }

  /// Words that begin like the one under the cursor.
  public var candidates: [Candidate] = []
  /// Whether paths are wanted too.
  public var paths: Paths?

  /// The form that the scripts of the shells read: a line for each, the word, a tabulator and its summary.
  public var text: String {
    var lines = candidates.map { $0.word + "\t" + $0.summary }
    if let paths { lines.append(":" + paths.rawValue) }
    return lines.map { $0 + "\n" }.joined()
  }
}

/// Names that only the project and the lake know, asked for when they are needed.
public enum CompletedName: Sendable, Equatable {
  case table, dataset, target, variable, answer
}

extension CommandTable {
  /// Finds what may stand at the end of an unfinished call.
  ///
  /// - Parameters:
  ///   - words: The words behind the program's name; the last one is under the cursor and may be empty.
  ///   - names: Gives names of a kind.
  /// - Returns: The words that fit, in the order of the table.
  public func completion(
    of words: [String],
    names: (CompletedName) -> [String]
  ) -> Completion {
    let current = words.last ?? ""
    var scan = CompletionScan(table: self)
    for word in words.dropLast() { scan.take(word) }
    var completion = Completion()
    if let option = scan.awaited {
      completion = values(of: option, names)
    } else if current.hasPrefix("-"), !scan.isPastOptions {
      if let equals = current.firstIndex(of: "="),
        let option = scan.option(String(current[..<equals])), option.takesValue
      {
        completion = values(of: option, names)
        for index in completion.candidates.indices {
          completion.candidates[index].word =
            option.spelling + "=" + completion.candidates[index].word
        }
      } else {
        completion.candidates = scan.openOptions.map {
          Completion.Candidate($0.spelling, $0.summary)
        }
        completion.candidates.append(.init("--help", "show help"))
      }
    } else {
      completion = arguments(scan, names)
    }
    completion.candidates = completion.candidates.filter { $0.word.hasPrefix(current) }
    return completion
  }

  private func arguments(_ scan: CompletionScan, _ names: (CompletedName) -> [String]) -> Completion
  {
    var completion = Completion()
    if scan.words.first == "help" {
      let typed = Array(scan.words.dropFirst())
      completion.candidates = next(typed).map { .init($0.word, $0.summary) }
      return completion
    }
    completion.candidates = next(scan.words)
    guard let command = scan.command else { return completion }
    let index = scan.words.count - command.words.count
    let argument =
      command.arguments.indices.contains(index)
      ? command.arguments[index] : command.arguments.last.flatMap { $0.isRepeated ? $0 : nil }
    guard let argument else { return completion }
    completion.candidates += argument.choices.map { .init($0) }
    switch argument.name {
    case "TABLE": completion.candidates += names(.table).map { .init($0) }
    case "NAME": completion.candidates += names(.answer).map { .init($0) }
    default: completion.paths = Self.paths(argument.name)
    }
    return completion
  }

  /// Words that go on with the name of a command.
  private func next(_ typed: [String]) -> [Completion.Candidate] {
    var seen: Set<String> = []
    return commands.compactMap { command in
      guard command.words.count > typed.count, command.words.starts(with: typed) else { return nil }
      let word = command.words[typed.count]
      guard seen.insert(word).inserted else { return nil }
      return .init(word, command.words.count == typed.count + 1 ? command.summary : "")
    }
  }

  private func values(of option: Option, _ names: (CompletedName) -> [String]) -> Completion {
    var completion = Completion()
    switch option.value {
    case .choice(_, let words): completion.candidates = words.map { .init($0) }
    case .assignment: completion.candidates = names(.variable).map { .init($0 + "=") }
    case .text(let placeholder):
      switch option.name {
      case "target": completion.candidates = names(.target).map { .init($0) }
      case "select": completion.candidates = names(.dataset).map { .init($0) }
      default: completion.paths = Self.paths(placeholder)
      }
    case .flag, .number, .byteSize: break
    }
    return completion
  }

  /// Whether what stands for a value in help is a path.
  private static func paths(_ placeholder: String) -> Completion.Paths? {
    if placeholder.hasPrefix("DIR") { return .folders }
    return placeholder.hasPrefix("FILE") ? .files : nil
  }
}

/// The finished words of a call, told apart.
private struct CompletionScan {
  let table: CommandTable
  private(set) var words: [String] = []
  /// The option whose value comes next.
  private(set) var awaited: Option?
  private(set) var isPastOptions = false
  private var given: Set<String> = []

  init(table: CommandTable) {
    self.table = table
  }

  mutating func take(_ word: String) {
    if awaited != nil {
      awaited = nil
    } else if word == "--", !isPastOptions {
      isPastOptions = true
    } else if word.hasPrefix("--"), !isPastOptions {
      guard let option = option(String(word.prefix { $0 != "=" })) else { return }
      if !option.isRepeatable { given.insert(option.name) }
      if option.takesValue, !word.contains("=") { awaited = option }
    } else {
      words.append(word)
    }
  }

  /// The command with the longest name that the words begin with.
  var command: Command? {
    table.commands.filter { words.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
  }

  func option(_ spelling: String) -> Option? {
    table.owners(ofOption: String(spelling.dropFirst(2))).first?.option
  }

  /// Options that the call may still take, those of the command first.
  var openOptions: [Option] {
    ((command?.options ?? []) + table.commonOptions).filter { !given.contains($0.name) }
  }
}
