/// Cuts SQL into statements at the semicolons that end them, and finds lines that begin with a dot.
///
/// Shape: `feed` for each stretch of text, then `finish` once. Quotes, dollar quotes and comments hide semicolons.
public struct StatementScanner: Sendable {
  private enum Mode: Equatable {
    case plain
    case quoted(UInt8, escapes: Bool)
    case lineComment
    case blockComment(depth: Int)
    case dollarTag(from: Int)
    case dollarQuoted([UInt8])
    case dotLine
  }

  private var mode = Mode.plain
  private var bytes: [UInt8] = []
  /// The byte before, unless it belongs to a comment's mark.
  private var previous: UInt8?
  /// Whether something other than space and comments has come.
  private var hasContent = false

  /// Starts before the first statement.
  public init() {}

  /// Whether nothing but space and comments is left over.
  public var isBlank: Bool { !hasContent }

  /// Takes text in and returns the statements that it completes, without their semicolons.
  public mutating func feed(_ text: some Sequence<UInt8>) -> [String] {
    var statements: [String] = []
    for byte in text where take(byte) {
      if hasContent { statements.append(trimmed(droppingLast: 1)) }
      reset()
    }
    return statements
  }

  /// What is left when the text is over; `nil` when it is nothing but space and comments.
  public mutating func finish() -> String? {
    defer { reset() }
    return hasContent ? trimmed(droppingLast: 0) : nil
  }

  private mutating func reset() {
    mode = .plain
    bytes = []
    previous = nil
    hasContent = false
  }

  private func trimmed(droppingLast count: Int) -> String {
    let text = String(decoding: bytes.dropLast(count), as: UTF8.self)
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// Takes one byte and returns whether it ends a statement.
  private mutating func take(_ byte: UInt8) -> Bool {
    let before = previous
    previous = byte
    bytes.append(byte)
    switch mode {
    case .plain: return takePlain(byte, before: before)
    case .quoted(let mark, let escapes):
      // A doubled mark ends the text and begins it again: the same as being part of it.
      let isEscaped = escapes && isAfterOddBackslashes
      if byte == mark, !isEscaped { mode = .plain }
    case .lineComment: if byte == UInt8(ascii: "\n") { mode = .plain }
    case .blockComment(let depth): takeComment(byte, before: before, depth: depth)
    case .dollarTag(let start):
      if byte == UInt8(ascii: "$") {
        mode = .dollarQuoted(Array(bytes[start...]))
      } else if !Self.isName(byte) || (bytes.count - start == 2 && Self.isDigit(byte)) {
        mode = .plain
        return takePlain(byte, before: before)
      }
    case .dollarQuoted(let tag):
      if byte == UInt8(ascii: "$"), bytes.suffix(tag.count).elementsEqual(tag) { mode = .plain }
    case .dotLine: return byte == UInt8(ascii: "\n")
    }
    return false
  }

  private mutating func takePlain(_ byte: UInt8, before: UInt8?) -> Bool {
    switch byte {
    case UInt8(ascii: ";"): return true
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): return false
    case UInt8(ascii: "-") where before == byte:
      mode = .lineComment
      return false
    case UInt8(ascii: "*") where before == UInt8(ascii: "/"):
      mode = .blockComment(depth: 1)
      previous = nil
      return false
    case UInt8(ascii: "-"), UInt8(ascii: "/"): return false
    case UInt8(ascii: ".") where !hasContent:
      mode = .dotLine
      bytes = [byte]
    case UInt8(ascii: "'"): mode = .quoted(byte, escapes: isAfterEscapePrefix)
    case UInt8(ascii: "\""): mode = .quoted(byte, escapes: false)
    case UInt8(ascii: "$") where !(before.map(Self.isName) ?? false):
      mode = .dollarTag(from: bytes.count - 1)
    default: break
    }
    hasContent = true
    return false
  }

  private mutating func takeComment(_ byte: UInt8, before: UInt8?, depth: Int) {
    if byte == UInt8(ascii: "/"), before == UInt8(ascii: "*") {
      mode = depth == 1 ? .plain : .blockComment(depth: depth - 1)
      previous = nil
    } else if byte == UInt8(ascii: "*"), before == UInt8(ascii: "/") {
      mode = .blockComment(depth: depth + 1)
      previous = nil
    }
  }

  /// Whether the quotation mark that was just taken stands behind an `e` that is a word of its own.
  private var isAfterEscapePrefix: Bool {
    let tail = Array(bytes.suffix(3).dropLast())
    guard let prefix = tail.last, prefix | 0x20 == UInt8(ascii: "e") else { return false }
    return tail.count < 2 || !Self.isName(tail[0])
  }

  private var isAfterOddBackslashes: Bool {
    let slashes = bytes.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    return slashes % 2 == 1
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 128
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
