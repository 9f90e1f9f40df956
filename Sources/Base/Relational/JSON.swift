/// A JSON document.
///
/// Numbers keep their digits, objects keep the order of their members.
public enum JSON: Sendable {
  case null
  case boolean(Bool)
  /// The number as written; never rounded on the way through.
  case number(String)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// A JSON string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A JSON number.
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// A JSON array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// A JSON object with members in the written order.
  public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }
  /// JSON `null`.
  public init(nilLiteral: ()) { self = .null }

  /// A JSON number.
  public init(_ value: some BinaryInteger) { self = .number(String(value)) }
  /// A JSON number with the shortest digits that read back the same.
  public init(_ value: Double) { self = value.isFinite ? .number("\(value)") : .null }
  /// A JSON string, or `null` for `nil`.
  public init(_ value: String?) { self = value.map(JSON.string) ?? .null }
}

extension JSON {
  /// Member of an object; `nil` when absent, null or when this is no object.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    guard let found = members.first(where: { $0.0 == key })?.1 else { return nil }
    if case .null = found { return nil }
    return found
  }

  /// Text of a JSON string.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// Truth value.
  public var bool: Bool? { if case .boolean(let value) = self { value } else { nil } }
  /// Whole number, when it is one and fits.
  public var int: Int? { if case .number(let text) = self { Int(text) } else { nil } }
  /// Whole number, when it is one and fits.
  public var int64: Int64? { if case .number(let text) = self { Int64(text) } else { nil } }
  /// Nearest floating-point number.
  public var double: Double? { if case .number(let text) = self { Double(text) } else { nil } }
  /// Elements of an array.
  public var array: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
  /// Members of an object, in order.
  public var object: [(String, JSON)]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// Compact text on one line.
  public var text: String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: nil, depth: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Text over several lines, two spaces a level, for people.
  public var prettyText: String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: 2, depth: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8], indent: Int?, depth: Int) {
    func newline(_ depth: Int) {
      guard let indent else { return }
      bytes.append(10)
      bytes.append(contentsOf: repeatElement(32, count: indent * depth))
    }
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .string(let text): JSON.writeString(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        newline(depth + 1)
        element.write(to: &bytes, indent: indent, depth: depth + 1)
      }
      if !elements.isEmpty { newline(depth) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        newline(depth + 1)
        JSON.writeString(member.0, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if indent != nil { bytes.append(32) }
        member.1.write(to: &bytes, indent: indent, depth: depth + 1)
      }
      if !members.isEmpty { newline(depth) }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func writeString(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 10: bytes.append(contentsOf: "\\n".utf8)
      case 13: bytes.append(contentsOf: "\\r".utf8)
      case 9: bytes.append(contentsOf: "\\t".utf8)
      case 0..<32:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count)).utf8)
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
