/// The way through one record, byte by byte.
struct RecordWalk {
  enum Step {
    /// The record ends before the byte at the position.
    case ended
    /// What follows is not there yet.
    case more
    case broken(RecordFlaw)
  }

  private enum State {
    case fieldStart, plain, quoted, escaped, quoteSeen, behindQuote
  }

  private var state = State.fieldStart
  private(set) var columnCount = 1
  /// Line ends inside of quotes.
  private(set) var lineCount = 0
  /// Place of the first of them.
  private(set) var firstLineEnd: Int64?
  private(set) var invalidCount = 0
  private(set) var hasContent = false
  /// Escape characters that escape nothing stand for themselves, and are to be escaped.
  private(set) var insertions: [ScannedRecord.Insertion] = []
  /// Delimiters in the line of the quotes that is being read.
  private var delimitersInLine = 0
  /// Lines inside of quotes by their number of delimiters, up to a few.
  private var linesByDelimiters: [Int: Int] = [:]

  /// Whether the record cannot end here.
  var isInsideQuotes: Bool { state == .quoted || state == .escaped }

  /// Whether nothing stands behind the last delimiter.
  var endsWithDelimiter: Bool { state == .fieldStart }

  /// Lines inside of quotes that have as many delimiters as a row.
  func swallowedRows(_ columnCount: Int) -> Int { linesByDelimiters[columnCount - 1] ?? 0 }

  /// Goes on until the record ends, breaks a rule, or `end` is reached.
  mutating func advance(
    over bytes: Span<UInt8>,
    from position: inout Int,
    to end: Int,
    base: Int64,
    _ layout: RecordLayout,
    _ classes: Span<UInt8>,
    _ tally: inout TextTally
  ) -> Step {
    var index = position
    defer { position = index }
    while index < end {
      let byte = bytes[index]
      switch state {
      case .fieldStart:
        // Spaces before a quote are no part of the value.
        if byte == 0x20, layout.delimiter.first != 0x20 {
          index += 1
        } else if byte == layout.quote {
          state = .quoted
          hasContent = true
          index += 1
        } else if byte == 0x0A || byte == 0x0D {
          return .ended
        } else {
          state = .plain
        }
      case .plain:
        if classes[Int(byte)] & 1 == 0 {
          hasContent = true
          index += 1
          while index < end, classes[Int(bytes[index])] & 1 == 0 { index += 1 }
        } else if byte == 0x0A || byte == 0x0D {
          return .ended
        } else if let length = delimiter(at: index, in: bytes, layout) {
          columnCount += 1
          hasContent = true
          state = .fieldStart
          index += length
        } else {
          hasContent = true
          index += character(at: index, in: bytes, &tally)
        }
      case .quoted:
        if classes[Int(byte)] & 2 == 0 {
          index += 1
          while index < end, classes[Int(bytes[index])] & 2 == 0 { index += 1 }
        } else if byte == layout.quote {
          state = .quoteSeen
          index += 1
        } else if byte == layout.escape {
          state = .escaped
          index += 1
        } else if byte == 0x0A || byte == 0x0D {
          endLine(at: base + Int64(index))
          index += byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
        } else if let length = delimiter(at: index, in: bytes, layout) {
          delimitersInLine += 1
          index += length
        } else {
          index += character(at: index, in: bytes, &tally)
        }
      case .escaped:
        state = .quoted
        if byte == layout.quote || byte == layout.escape {
          index += 1
        } else {
          insertions.append(.init(place: base + Int64(index) - 1, byte: layout.escape ?? byte))
        }
      case .quoteSeen, .behindQuote:
        if byte == layout.quote, state == .quoteSeen, layout.escape == layout.quote {
          state = .quoted
          index += 1
        } else if byte == 0x0A || byte == 0x0D {
          return .ended
        } else if let length = delimiter(at: index, in: bytes, layout) {
          columnCount += 1
          state = .fieldStart
          index += length
        } else if byte == 0x20 {
          state = .behindQuote
          index += 1
        } else {
          return .broken(.textBehindQuote(isDoubled: byte == layout.quote && state == .quoteSeen))
        }
      }
    }
    return .more
  }

  private mutating func endLine(at place: Int64) {
    if firstLineEnd == nil { firstLineEnd = place }
    // The first line began outside of the quotes.
    if lineCount > 0 { linesByDelimiters[min(delimitersInLine, 4_096), default: 0] += 1 }
    lineCount += 1
    delimitersInLine = 0
  }

  @inline(__always)
  private func delimiter(at index: Int, in bytes: Span<UInt8>, _ layout: RecordLayout) -> Int? {
    let length = layout.delimiter.count
    guard length > 0, index + length <= bytes.count else { return nil }
    for offset in 0..<length where bytes[index + offset] != layout.delimiter[offset] { return nil }
    return length
  }

  /// Length of the character at `index`, noting whether it is one.
  @inline(__always)
  private mutating func character(
    at index: Int,
    in bytes: Span<UInt8>,
    _ tally: inout TextTally
  ) -> Int {
    let length = TextTally.length(at: index, in: bytes)
    if length == 0 {
      invalidCount += 1
      tally.invalidCount += 1
      return 1
    }
    if length > 1 { tally.multibyteCount += 1 }
    return length
  }
}
