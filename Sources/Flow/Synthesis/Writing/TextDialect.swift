/// A text format for the rows of a table.
public enum TextDialect: Sendable, Hashable {
  /// RFC 4180 with a header: an absent value is empty, an instant is `2024-05-01 08:00:00`.
  case csv
  /// One RFC 8259 object a line: an absent value is `null`, an instant is `2024-05-01T08:00:00Z`.
  case json

  /// What stands around dates, instants and keys.
  var quote: [UInt8] { self == .csv ? [] : [34] }

  /// What stands for an absent value.
  var absent: [UInt8] { self == .csv ? [] : Array("null".utf8) }

  /// What stands between the day and the time of an instant, and behind the time.
  var instantMarks: (between: UInt8, behind: [UInt8]) {
    self == .csv
      ? (UInt8(ascii: " "), []) : (UInt8(ascii: "T"), [UInt8(ascii: "Z"), UInt8(ascii: "\"")])
  }

  /// Whether a text that holds the byte cannot stand as it is.
  @inline(__always)
  func isSpecial(_ byte: UInt8) -> Bool {
    switch self {
    case .csv: byte == 34 || byte == 44 || byte == 10 || byte == 13
    case .json: byte == 34 || byte == 92 || byte < 32
    }
  }

  /// A text with the quotes and escapes that it needs.
  func escaped(_ text: [UInt8]) -> [UInt8] {
    switch self {
    case .csv:
      guard text.contains(where: isSpecial) else { return text }
      return [34] + text.flatMap { $0 == 34 ? [34, 34] : [$0] } + [34]
    case .json:
      let digits = Array("0123456789abcdef".utf8)
      return [34]
        + text.flatMap { byte -> [UInt8] in
          if byte == 34 || byte == 92 { return [92, byte] }
          guard byte < 32 else { return [byte] }
          return Array("\\u00".utf8) + [digits[Int(byte / 16)], digits[Int(byte % 16)]]
        } + [34]
    }
  }
}
