/// Every command of a program: the one table from which arguments are read and help and documentation are made.
public struct CommandTable: Sendable {
  /// What a number that the program ends with means.
  public struct ExitStatus: Sendable, Hashable {
    /// What the shell sees in `$?`.
    public var number: Int32
    /// When the program ends so.
    public var meaning: String

    /// Describes an exit status.
    public init(_ number: Int32, _ meaning: String) {
      self.number = number
      self.meaning = meaning
    }
  }

  /// Name of the program.
  public var program: String
  /// One line about the program.
  public var summary: String
  /// In the order in which help lists them.
  public var commands: [Command]
  /// Options that every command takes; `--help`, `-h` and `--version` need no entry.
  public var commonOptions: [Option]
  /// Every number the program may end with.
  public var exitStatuses: [ExitStatus]

  /// Describes a program.
  public init(
    program: String,
    summary: String,
    commands: [Command],
    commonOptions: [Option],
    exitStatuses: [ExitStatus]
  ) {
    self.program = program
    self.summary = summary
    self.commands = commands
    self.commonOptions = commonOptions
    self.exitStatuses = exitStatuses
  }

  /// The command of that name.
  public func command(named name: String) -> Command? {
    commands.first { $0.name == name }
  }

  /// Options of that name, each with the commands that take it; no commands for a common option.
  func owners(ofOption name: String) -> [(option: Option, command: Command?)] {
    commonOptions.filter { $0.name == name }.map { ($0, nil) }
      + commands.flatMap { command in
        command.options.filter { $0.name == name }.map { ($0, command) }
      }
  }

  /// What is wrong with the table itself, one sentence each; empty for a table that works.
  public var problems: [String] {
    var found: [String] = []
    let names = commands.map(\.name)
    for name in Set(names) where names.count(where: { $0 == name }) > 1 {
      found.append("two commands are called \(name)")
    }
    for command in commands {
      let options = (commonOptions + command.options).map(\.name)
      for name in Set(options) where options.count(where: { $0 == name }) > 1 {
        found.append("\(command.name) has two options \(name)")
      }
      if command.words.count > 2 { found.append("\(command.name) has more than two words") }
      if command.arguments.dropLast().contains(where: \.isRepeated) {
        found.append("\(command.name) repeats an argument that is not its last")
      }
      let firstOptional = command.arguments.firstIndex { !$0.isRequired } ?? Int.max
      if command.arguments.indices.contains(where: {
        $0 > firstOptional && command.arguments[$0].isRequired
      }) {
        found.append("\(command.name) has a required argument behind an optional one")
      }
    }
    let all = commonOptions + commands.flatMap(\.options)
    for option in all
    where all.contains(where: { $0.name == option.name && $0.takesValue != option.takesValue }) {
      found.append("\(option.name) takes a value in one place and none in another")
    }
    return found
  }
}
