/// Walks over tokens, saying what was expected when something else comes.
struct TokenCursor {
  let tokens: [Token]
  /// Index of the token that comes next.
  var index: Int

  /// The token that comes next; the end mark when all are gone.
  var next: Token { tokens[min(index, tokens.count - 1)] }

  /// The token `distance` behind the next one.
  func peek(_ distance: Int) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  var isAtEnd: Bool { next.kind == .end || next.isSign(";") }

  /// Takes the next token whatever it is.
  mutating func take() -> Token {
    defer { index += 1 }
    return next
  }

  /// Takes the words if they come next, all of them.
  mutating func accept(_ words: String...) -> Bool {
    for (distance, word) in words.enumerated() where peek(distance).word != word { return false }
    index += words.count
    return true
  }

  /// Takes the sign if it comes next.
  mutating func accept(sign: String) -> Bool {
    guard next.isSign(sign) else { return false }
    index += 1
    return true
  }

  mutating func expect(sign: String, _ purpose: String) throws(SQLFault) {
    guard accept(sign: sign) else { throw unexpected("`\(sign)` \(purpose)") }
  }

  mutating func expect(_ word: String, _ purpose: String) throws(SQLFault) {
    guard accept(word) else { throw unexpected("`\(word.uppercased())` \(purpose)") }
  }

  /// Takes a name with or without backticks.
  mutating func expectName(_ purpose: String) throws(SQLFault) -> Token {
    guard next.isName else { throw unexpected(purpose) }
    return take()
  }

  /// Takes a literal in single or double quotes.
  mutating func expectText(_ purpose: String) throws(SQLFault) -> String {
    guard next.kind == .string || next.kind == .doubleQuoted else {
      throw unexpected("\(purpose) in quotes")
    }
    var text = take().text
    while next.kind == .string || next.kind == .doubleQuoted { text += take().text }
    return text
  }

  /// `(a, b, …)`.
  mutating func expectNames(_ purpose: String) throws(SQLFault) -> [Token] {
    try expect(sign: "(", "before \(purpose)")
    var names = [try expectName(purpose)]
    while accept(sign: ",") { names.append(try expectName(purpose)) }
    try expect(sign: ")", "behind \(purpose)")
    return names
  }

  /// Goes behind the bracket that closes the one that comes next; returns the range between the two.
  mutating func skipGroup() throws(SQLFault) -> Range<Int> {
    let start = index
    var depth = 0
    while next.kind != .end {
      let token = take()
      if token.isSign("(") { depth += 1 }
      if token.isSign(")") {
        depth -= 1
        if depth == 0 { return (start + 1)..<(index - 1) }
      }
    }
    throw SQLFault("sql.syntax", "`(` is not closed", at: tokens[start].range.lowerBound)
  }

  func unexpected(_ expected: String) -> SQLFault {
    SQLFault(
      "sql.syntax",
      "\(next.shown) where \(expected) was expected",
      at: next.range.lowerBound
    )
  }
}
