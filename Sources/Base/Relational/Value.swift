/// One value of a row, or one value bound to a statement.
public indirect enum Value: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case double(Double)
  case decimal(Decimal128)
  case string(String)
  case binary([UInt8])
  /// Days since 1970-01-01.
  case date(days: Int32)
  /// Microseconds since 1970-01-01T00:00:00Z.
  case timestamp(microseconds: Int64)
  /// Microseconds since 1970-01-01T00:00:00 on a clock without zone.
  case timestampNTZ(microseconds: Int64)
  case array([Value])
  case map([(key: Value, value: Value)])
  case structure([(name: String, value: Value)])

  /// Compares kind and content; a decimal equals only one of the same scale.
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.decimal(let a), .decimal(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.binary(let a), .binary(let b)): a == b
    case (.date(let a), .date(let b)): a == b
    case (.timestamp(let a), .timestamp(let b)): a == b
    case (.timestampNTZ(let a), .timestampNTZ(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.map(let a), .map(let b)): a.elementsEqual(b) { $0.key == $1.key && $0.value == $1.value }
    case (.structure(let a), .structure(let b)):
      a.elementsEqual(b) { $0.name == $1.name && $0.value == $1.value }
    default: false
    }
  }

  /// Feeds the value's text, which equal values share.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}

extension Value {
  /// Whether the value is absent.
  public var isNull: Bool { if case .null = self { true } else { false } }

  /// Plain text of the value: ISO dates, UTC instants, exact decimals; `nil` for null.
  public var text: String? {
    switch self {
    case .null: nil
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .double(let value): Value.text(of: value)
    case .decimal(let value): value.description
    case .string(let value): value
    case .binary(let bytes): "\\x" + bytes.map { byte in Value.hexadecimal(byte) }.joined()
    case .date(let days):
      Value.infinity(days) ?? CalendarDay(daysSinceEpoch: Int(days)).description
    case .timestamp(let microseconds):
      Value.infinity(microseconds) ?? UTCInstant(microseconds: microseconds).description
    case .timestampNTZ(let microseconds):
      Value.infinity(microseconds)
        ?? String(UTCInstant(microseconds: microseconds).description.dropLast())
    case .array, .map, .structure: json.text
    }
  }

  /// The value as JSON; decimals keep every digit, instants are ISO text.
  public var json: JSON {
    switch self {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .integer(let value): .number(String(value))
    case .double(let value): value.isFinite ? .number(Value.text(of: value)) : .string("\(value)")
    case .decimal(let value): .number(value.description)
    case .array(let values): .array(values.map(\.json))
    case .map(let pairs): .object(pairs.map { ($0.key.text ?? "null", $0.value.json) })
    case .structure(let members): .object(members.map { ($0.name, $0.value.json) })
    case .string(let value): .string(value)
    case .binary, .date, .timestamp, .timestampNTZ: .string(text ?? "")
    }
  }

  /// Days and instants without end are the largest numbers of their width.
  private static func infinity<T: FixedWidthInteger & SignedInteger>(_ instant: T) -> String? {
    guard instant == T.max || instant == -T.max else { return nil }
    return instant < 0 ? "-infinity" : "infinity"
  }

  private static func text(of value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) + ".0" }
    return "\(value)"
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16)
    return text.count == 1 ? "0" + text : text
  }
}
