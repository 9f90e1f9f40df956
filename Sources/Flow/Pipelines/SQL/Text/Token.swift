/// One word, literal or sign of Spark SQL.
struct Token: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// Keyword or name without quotes.
    case word
    /// Name in backticks.
    case quotedName
    /// Literal in single quotes.
    case string
    /// Literal in double quotes.
    case doubleQuoted
    case number
    case sign
    /// Behind the last token.
    case end
  }

  var kind: Kind
  /// What it stands for: name without quotes, decoded literal, word or sign as written.
  var text: String
  /// Bytes of the text it covers.
  var range: Range<Int>
  /// Words in lower case; empty for everything else.
  var word: String

  init(_ kind: Kind, _ text: String, _ range: Range<Int>) {
    self.kind = kind
    self.text = text
    self.range = range
    word = kind == .word ? text.lowercased() : ""
  }

  /// Whether this is the sign `text`.
  func isSign(_ text: String) -> Bool { kind == .sign && self.text == text }

  /// Whether this names something: a word or a quoted name.
  var isName: Bool { kind == .word || kind == .quotedName }

  /// The token for messages.
  var shown: String {
    switch kind {
    case .end: "the end of the statement"
    case .string: "'\(text)'"
    case .doubleQuoted: "\"\(text)\""
    case .quotedName, .word, .number, .sign: "`\(text)`"
    }
  }
}
