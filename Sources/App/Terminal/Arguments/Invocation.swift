/// What somebody asked a program to do, every name known and every value checked.
public struct Invocation: Sendable, Equatable {
  /// Name of the command.
  public var command: String
  /// What was given by position, in order.
  public var arguments: [String]
  private var given: [String: [String]]

  /// Gathers what was given; values are as `Option.Value` wants them.
  init(command: String, arguments: [String], given: [String: [String]]) {
    self.command = command
    self.arguments = arguments
    self.given = given
  }

  /// The argument at a position from 0; `nil` when it was left out.
  public func argument(_ index: Int) -> String? {
    arguments.indices.contains(index) ? arguments[index] : nil
  }

  /// Whether the option was given.
  public func isSet(_ option: Option) -> Bool { given[option.name] != nil }

  /// The option's value as written; `nil` when it was not given.
  public func text(_ option: Option) -> String? { given[option.name]?.first }

  /// The option's number; `nil` when it was not given.
  public func number(_ option: Option) -> Int? { text(option).flatMap { Int($0) } }

  /// The option's size in bytes; `nil` when it was not given.
  public func bytes(_ option: Option) -> Int64? { text(option).flatMap(ByteSize.bytes(in:)) }

  /// Names and values of a repeated `--option name=value`, in order.
  public func assignments(_ option: Option) -> [(name: String, value: String)] {
    (given[option.name] ?? []).map { text in
      let name = text.prefix { $0 != "=" }
      return (String(name), String(text.dropFirst(name.count + 1)))
    }
  }
}

/// The outcome of reading arguments that hold no fault.
public enum Request: Sendable, Equatable {
  /// Do the work of a command.
  case run(Invocation)
  /// Show the help of a command, or of the program for `nil`.
  case help(Command?)
  /// Show the program's version.
  case version
}
