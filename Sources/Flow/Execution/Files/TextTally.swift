/// What kinds of bytes a text has; decides what a file of unknown encoding is.
struct TextTally: Sendable, Hashable {
  /// Characters of several bytes that are UTF-8.
  var multibyteCount = 0
  /// Bytes that stand in no UTF-8.
  var invalidCount = 0

  /// Whether the text is better read byte for byte: it has letters beyond ASCII, and none of them is UTF-8.
  var isSingleByte: Bool { invalidCount > 0 && multibyteCount == 0 }

  init() {}

  /// Looks at all of `bytes`; a character that is cut off at the end does not count.
  init(_ bytes: [UInt8]) {
    var index = 0
    let span = bytes.span
    while index < bytes.count {
      if span[index] < 0x80 {
        index += 1
        continue
      }
      let length = TextTally.length(at: index, in: span)
      if length > 1 { multibyteCount += 1 }
      if length == 0 {
        // Three bytes may still become a character of four.
        if bytes.count - index < 4 { return }
        invalidCount += 1
      }
      index += max(1, length)
    }
  }

  /// Length in bytes of the UTF-8 character at `index`; 0 when there is none.
  @inline(__always)
  static func length(at index: Int, in bytes: Span<UInt8>) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let left = bytes.count - index
    func follows(_ offset: Int, _ range: ClosedRange<UInt8>) -> Bool {
      offset < left && range.contains(bytes[index + offset])
    }
    let any: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: return follows(1, any) ? 2 : 0
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2, any) ? 3 : 0
    case 0xED: return follows(1, 0x80...0x9F) && follows(2, any) ? 3 : 0
    case 0xE1...0xEF: return follows(1, any) && follows(2, any) ? 3 : 0
    case 0xF0:
      return follows(1, 0x90...0xBF) && follows(2, any) && follows(3, any) ? 4 : 0
    case 0xF1...0xF3: return follows(1, any) && follows(2, any) && follows(3, any) ? 4 : 0
    case 0xF4:
      return follows(1, 0x80...0x8F) && follows(2, any) && follows(3, any) ? 4 : 0
    default: return 0
    }
  }
}
