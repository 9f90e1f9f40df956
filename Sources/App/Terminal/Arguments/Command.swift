/// One command of a program: its name, what it takes and what it says about itself.
public struct Command: Sendable, Hashable {
  /// Something a command takes by position.
  public struct Argument: Sendable, Hashable {
    /// What help shows in its place, such as `TABLE`.
    public var name: String
    /// What it is, as the end of a sentence that begins with its name.
    public var summary: String
    /// Whether the command cannot do without it.
    public var isRequired: Bool
    /// Whether any number of words may follow; only for the last argument.
    public var isRepeated: Bool
    /// Words that it may be; empty when there is no such list.
    public var choices: [String]

    /// Describes an argument.
    public init(
      _ name: String,
      _ summary: String,
      isRequired: Bool = true,
      isRepeated: Bool = false,
      choices: [String] = []
    ) {
      self.name = name
      self.summary = summary
      self.isRequired = isRequired
      self.isRepeated = isRepeated
      self.choices = choices
    }

    /// The argument as the usage line shows it.
    public var synopsis: String {
      let text = isRepeated ? name + "…" : name
      return isRequired ? text : "[" + text + "]"
    }
  }

  /// A call worth showing.
  public struct Example: Sendable, Hashable {
    /// Everything behind the program's name.
    public var call: String
    /// What it does.
    public var summary: String

    /// Describes an example.
    public init(_ call: String, _ summary: String) {
      self.call = call
      self.summary = summary
    }
  }

  /// One word, or two for a command below another: `quarantine replay`.
  public var name: String
  /// One line that starts with a verb, without a full stop.
  public var summary: String
  /// What else is worth knowing, in paragraphs.
  public var discussion: [String]
  /// What it takes by position; required ones first.
  public var arguments: [Argument]
  /// Options of this command alone.
  public var options: [Option]
  /// Calls worth showing.
  public var examples: [Example]

  /// Describes a command.
  public init(
    _ name: String,
    _ summary: String,
    discussion: [String] = [],
    arguments: [Argument] = [],
    options: [Option] = [],
    examples: [Example] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments
    self.options = options
    self.examples = examples
  }

  /// The words of the name.
  var words: [String] { name.split(separator: " ").map(String.init) }

  /// Everything behind the program's name on the usage line, common options left out.
  public var synopsis: String {
    let options = options.map { $0.isRequired ? $0.synopsis : "[" + $0.synopsis + "]" }
    return ([name] + arguments.map(\.synopsis) + options).joined(separator: " ")
  }
}
