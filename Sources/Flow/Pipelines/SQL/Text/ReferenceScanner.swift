/// Finds `${name}` in SQL, leaving comments alone.
struct ReferenceScanner {
  /// One reference with its braces.
  struct Reference {
    var name: String
    var range: Range<Int>
    /// The quote of the text that the reference stands in; 0 outside of texts.
    var quote: UInt8
  }

  let bytes: [UInt8]
  private var position = 0
  /// The quote that the scanner is inside of; 0 outside strings.
  private var openQuote: UInt8 = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next reference; `nil` at the end.
  mutating func next() -> Reference? {
    while position < bytes.count {
      if openQuote == 0, let end = Lexer.endOfComment(at: position, in: bytes) {
        position = end
        continue
      }
      if let reference = reference(at: position) {
        position = reference.range.upperBound
        return reference
      }
      step()
    }
    return nil
  }

  /// Goes past one character and in or out of a string.
  private mutating func step() {
    let byte = bytes[position]
    if openQuote == 0 {
      if byte == Byte.quote || byte == Byte.doubleQuote { openQuote = byte }
    } else if byte == openQuote {
      openQuote = 0
    } else if byte == Byte.backslash {
      position += 1
    }
    position += 1
  }

  private func reference(at start: Int) -> Reference? {
    guard start + 2 < bytes.count, bytes[start] == Byte.dollar, bytes[start + 1] == Byte.openBrace,
      let end = bytes[start...].firstIndex(of: Byte.closeBrace)
    else { return nil }
    let name = bytes[(start + 2)..<end]
    let isName = name.allSatisfy {
      Byte.startsWord($0) || Byte.isDigit($0) || $0 == Byte.dot || $0 == Byte.dash
    }
    guard isName, !name.isEmpty else { return nil }
    return Reference(
      name: String(decoding: name, as: UTF8.self),
      range: start..<(end + 1),
      quote: openQuote
    )
  }
}
