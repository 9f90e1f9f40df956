/// One node of a YAML document, with the place where it begins.
public struct YAMLNode: Sendable, Hashable {
  /// How a scalar was written.
  public enum Style: Sendable, Hashable {
    /// Without quotes: may stand for a number, a truth value or null.
    case plain
    /// In quotes or as a block: always text.
    case quoted
  }

  /// What a node holds.
  public indirect enum Content: Sendable, Hashable {
    case scalar(String, Style)
    case sequence([YAMLNode])
    /// Members in the order of the text; no key occurs twice.
    case mapping([Member])
  }

  /// One key of a mapping with its value.
  public struct Member: Sendable, Hashable {
    /// The key's text.
    public var key: String
    /// Line of the key, from 1.
    public var line: Int
    /// Column of the key in characters, from 1.
    public var column: Int
    /// What the key maps to.
    public var value: YAMLNode

    /// Maps `key` to `value`.
    public init(key: String, line: Int = 1, column: Int = 1, value: YAMLNode) {
      self.key = key
      self.line = line
      self.column = column
      self.value = value
    }
  }

  /// What the node holds.
  public var content: Content
  /// Line where the node begins, from 1.
  public var line: Int
  /// Column where the node begins in characters, from 1.
  public var column: Int

  /// Describes a node.
  public init(_ content: Content, line: Int = 1, column: Int = 1) {
    self.content = content
    self.line = line
    self.column = column
  }

  /// Reads the one document in `text`; an empty text is null.
  ///
  /// Anchors, aliases and merge keys (`<<`) are resolved; what an alias repeats keeps its own place.
  ///
  /// - Throws: `YAMLError` for what is not YAML, a key that occurs twice, a key that is not a scalar, a second
  ///   document, a tag other than YAML's own, and aliases that blow the document up.
  public init(parsing text: String) throws(YAMLError) {
    var parser = try Parser(text)
    self = try parser.document()
  }
}

extension YAMLNode {
  /// Text of a scalar, whatever it stands for; `nil` for null, sequences and mappings.
  public var string: String? {
    guard case .scalar(let text, _) = content, !isNull else { return nil }
    return text
  }

  /// Whether this is a scalar without quotes that stands for nothing.
  public var isNull: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// Truth value of a plain scalar `true` or `false`.
  public var bool: Bool? {
    guard case .scalar(let text, .plain) = content else { return nil }
    return switch text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  /// Whole number of a plain scalar.
  public var int: Int? {
    guard case .scalar(let text, .plain) = content else { return nil }
    return Int(text)
  }

  /// Elements of a sequence.
  public var elements: [YAMLNode]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  /// Members of a mapping.
  public var members: [Member]? {
    if case .mapping(let members) = content { members } else { nil }
  }

  /// Value of a mapping's key; `nil` when absent or when this is no mapping.
  public subscript(key: String) -> YAMLNode? {
    members?.first { $0.key == key }?.value
  }

  /// What the node is, for messages, such as `a mapping`.
  public var kindName: String {
    switch content {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar where isNull: "nothing"
    case .scalar where bool != nil: "a truth value"
    case .scalar where int != nil: "a whole number"
    case .scalar: "text"
    }
  }
}
