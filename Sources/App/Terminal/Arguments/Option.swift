/// A named setting of a command, written `--name value`, `--name=value` or, for a flag, `--name`.
public struct Option: Sendable, Hashable {
  /// What stands behind the name; the first text of each case is what help shows in its place.
  public enum Value: Sendable, Hashable {
    /// Nothing: the option is on or off.
    case flag
    /// Any text.
    case text(String)
    /// One of a few words.
    case choice(String, [String])
    /// A whole number within bounds.
    case number(String, ClosedRange<Int>)
    /// A size with its unit, such as `4GiB`, within bounds in bytes.
    case byteSize(String, ClosedRange<Int64>)
    /// `name=value`; the option may be repeated with other names.
    case assignment(String)
  }

  /// Name without the dashes.
  public var name: String
  /// What stands behind the name.
  public var value: Value
  /// What it is for, one or two sentences without a full stop at the end.
  public var summary: String
  /// What holds when it is not given, in words; `nil` when there is nothing to say.
  public var fallback: String?
  /// Whether the command cannot do without it.
  public var isRequired: Bool

  /// Describes an option.
  public init(
    _ name: String,
    _ value: Value = .flag,
    _ summary: String,
    fallback: String? = nil,
    isRequired: Bool = false
  ) {
    self.name = name
    self.value = value
    self.summary = summary
    self.fallback = fallback
    self.isRequired = isRequired
  }

  /// The option with its dashes.
  public var spelling: String { "--" + name }

  /// Whether something stands behind the name.
  public var takesValue: Bool { value != .flag }

  /// What help shows for the value; `nil` for a flag.
  public var placeholder: String? {
    switch value {
    case .flag: nil
    case .text(let name), .choice(let name, _), .number(let name, _), .byteSize(let name, _),
      .assignment(let name):
      name
    }
  }

  /// Name and placeholder, as help and usage lines show them.
  public var synopsis: String { placeholder.map { spelling + " " + $0 } ?? spelling }

  /// Whether it may be given more than once.
  public var isRepeatable: Bool { if case .assignment = value { true } else { false } }
}
