/// Cuts Spark SQL into tokens.
struct Lexer {
  /// Longest first, so that `<=>` is not read as `<=`.
  private static let signs = [
    ">>>", "<=>", "<<", ">>", "<>", "!=", "==", "<=", ">=", "||", "::", "->", "=>", "|>",
  ]

  let bytes: [UInt8]
  private var position = 0

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// All tokens of `text`, with marks of its end behind them, enough to look ahead without looking out.
  static func tokens(of text: SQLText) throws(SQLFault) -> [Token] {
    var lexer = Lexer(bytes: text.bytes)
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    let end = Token(.end, "", text.bytes.count..<text.bytes.count)
    tokens += Array(repeating: end, count: 8)
    return tokens
  }

  /// End of the comment that begins at `start`; `nil` when none does.
  static func endOfComment(at start: Int, in bytes: [UInt8]) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    switch (bytes[start], bytes[start + 1]) {
    case (Byte.dash, Byte.dash):
      var end = start + 2
      while end < bytes.count, bytes[end] != Byte.newline || bytes[end - 1] == Byte.backslash {
        end += 1
      }
      return end
    case (Byte.slash, Byte.star):
      var depth = 1
      var end = start + 2
      while end < bytes.count, depth > 0 {
        let next = end + 1 < bytes.count ? bytes[end + 1] : 0
        if bytes[end] == Byte.slash, next == Byte.star {
          depth += 1
          end += 2
        } else if bytes[end] == Byte.star, next == Byte.slash {
          depth -= 1
          end += 2
        } else {
          end += 1
        }
      }
      return depth == 0 ? end : nil
    default: return nil
    }
  }

  private mutating func next() throws(SQLFault) -> Token? {
    try skipSpaceAndComments()
    guard position < bytes.count else { return nil }
    let start = position
    let byte = bytes[start]
    switch byte {
    case Byte.quote, Byte.doubleQuote: return try string(isRaw: false, from: start)
    case Byte.backtick: return try quotedName()
    case UInt8(ascii: "r"), UInt8(ascii: "R"):
      let next = start + 1 < bytes.count ? bytes[start + 1] : 0
      if next == Byte.quote || next == Byte.doubleQuote {
        position += 1
        return try string(isRaw: true, from: start)
      }
      return word()
    case _ where Byte.startsWord(byte): return word()
    case _ where Byte.isDigit(byte): return try number()
    case Byte.dot where start + 1 < bytes.count && Byte.isDigit(bytes[start + 1]):
      return try number()
    default: return try sign()
    }
  }

  private mutating func skipSpaceAndComments() throws(SQLFault) {
    while position < bytes.count {
      if Byte.isSpace(bytes[position]) {
        position += 1
      } else if let end = Lexer.endOfComment(at: position, in: bytes) {
        position = end
      } else if bytes[position...].starts(with: "/*".utf8) {
        throw SQLFault("sql.syntax", "a comment is not closed", at: position, next: "add `*/`")
      } else {
        return
      }
    }
  }

  private mutating func word() -> Token {
    let start = position
    while position < bytes.count,
      Byte.startsWord(bytes[position]) || Byte.isDigit(bytes[position])
    {
      position += 1
    }
    return Token(.word, text(start..<position), start..<position)
  }

  private mutating func sign() throws(SQLFault) -> Token {
    let start = position
    let sign =
      Lexer.signs.first { bytes[start...].starts(with: $0.utf8) } ?? text(start..<(start + 1))
    guard sign.utf8.count > 1 || "()[]{},.;:<>=!|&^~+-*/%?@".contains(sign) else {
      throw SQLFault("sql.syntax", "`\(sign)` means nothing here", at: start)
    }
    position += sign.utf8.count
    return Token(.sign, sign, start..<position)
  }

  private mutating func quotedName() throws(SQLFault) -> Token {
    let start = position
    var name: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == Byte.backtick else {
        name.append(byte)
        continue
      }
      guard position < bytes.count, bytes[position] == Byte.backtick else {
        return Token(.quotedName, String(decoding: name, as: UTF8.self), start..<position)
      }
      name.append(byte)
      position += 1
    }
    throw SQLFault(
      "sql.syntax",
      "a name in backticks is not closed",
      at: start,
      next: "add a backtick"
    )
  }

  /// Digits, point, exponent and suffix, as one token.
  private mutating func number() throws(SQLFault) -> Token {
    let start = position
    skipDigits()
    if position < bytes.count, bytes[position] == Byte.dot {
      position += 1
      skipDigits()
    }
    if let exponent = exponentEnd() { position = exponent }
    let digitsEnd = position
    while position < bytes.count,
      Byte.startsWord(bytes[position]) || Byte.isDigit(bytes[position])
    {
      position += 1
    }
    let suffix = text(digitsEnd..<position)
    guard ["", "L", "S", "Y", "D", "F", "BD"].contains(suffix.uppercased()) else {
      throw SQLFault(
        "sql.syntax",
        "`\(text(start..<position))` is neither a number nor a name",
        at: start,
        next: "put a name that begins with a digit in backticks"
      )
    }
    return Token(.number, text(start..<position), start..<position)
  }

  private mutating func skipDigits() {
    while position < bytes.count, Byte.isDigit(bytes[position]) { position += 1 }
  }

  private func exponentEnd() -> Int? {
    var end = position
    guard end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") else { return nil }
    end += 1
    if end < bytes.count, bytes[end] == Byte.plus || bytes[end] == Byte.dash { end += 1 }
    guard end < bytes.count, Byte.isDigit(bytes[end]) else { return nil }
    while end < bytes.count, Byte.isDigit(bytes[end]) { end += 1 }
    return end
  }

  private mutating func string(isRaw: Bool, from start: Int) throws(SQLFault) -> Token {
    let quote = bytes[position]
    guard let literal = StringLiteral(at: position, isRaw: isRaw, in: bytes) else {
      throw SQLFault(
        "sql.syntax",
        "a text in quotes is not closed",
        at: start,
        next: "add \(quote == Byte.quote ? "'" : "\"")"
      )
    }
    position = literal.end
    if position < bytes.count, bytes[position] == quote {
      throw SQLFault(
        "sql.doubled-quote",
        "a doubled quote inside a text means different things in different versions of Spark",
        at: literal.end - 1,
        next: #"write \' for a quote inside '…'"#
      )
    }
    guard !literal.value.contains(0) else {
      throw SQLFault("sql.syntax", "a text cannot hold the character NUL", at: start)
    }
    let text = String(decoding: literal.value, as: UTF8.self)
    return Token(quote == Byte.quote ? .string : .doubleQuoted, text, start..<position)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
