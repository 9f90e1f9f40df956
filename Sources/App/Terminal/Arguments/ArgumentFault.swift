/// One thing that is wrong with the arguments of a call.
public struct ArgumentFault: Sendable, Hashable {
  /// What can be wrong.
  public enum Kind: Sendable, Hashable {
    /// There is no such command.
    case unknownCommand(String, nearest: String?)
    /// Nothing says what to do.
    case missingCommand
    /// No command has such an option; spelled as given.
    case unknownOption(String, nearest: String?)
    /// Other commands have this option, the one that was called has not.
    case misplacedOption(Option, command: String, owners: [String])
    /// The value behind an option is absent.
    case missingValue(Option)
    /// A flag was given a value.
    case unexpectedValue(Option)
    /// The value is not of the option's kind.
    case badValue(Option, String)
    /// An option that may be given once was given again.
    case repeatedOption(Option)
    /// Two assignments set the same name.
    case repeatedName(Option, String)
    /// A required argument is absent.
    case missingArgument(Command.Argument, command: String)
    /// A required option is absent.
    case missingOption(Option, command: String)
    /// The command takes no further argument.
    case excessArgument(String, command: Command, nearest: String?)
  }

  /// What is wrong.
  public var kind: Kind
  /// Where in the arguments, from 1; `nil` for what is absent.
  public var position: Int?

  /// Gathers the facts.
  public init(_ kind: Kind, position: Int? = nil) {
    self.kind = kind
    self.position = position
  }
}

/// Everything that is wrong with the arguments of one call.
public struct ArgumentFaults: Error, Sendable, Equatable {
  /// In the order of the arguments; what is absent comes last.
  public var faults: [ArgumentFault]
}
