public import Relational

/// Partition values as the log writes them.
///
/// Source: Delta protocol, "Partition Value Serialization".
public enum PartitionText {
  /// The log's text of a value that an engine wrote as text; null and empty text both become `nil`.
  ///
  /// - Throws: `Refusal.partitionValue` when the text is no value of the type.
  public static func text(
    ofEngineText text: String?,
    column: String,
    type: DataType
  ) throws(Refusal) -> String? {
    guard let text, !text.isEmpty else { return nil }
    guard let value = value(of: text, type: type), let canonical = self.text(of: value) else {
      throw .partitionValue(column: column, type: type.sparkName)
    }
    return canonical
  }

  /// The log's text of a value; `nil` for null and for values that cannot choose a partition.
  public static func text(of value: Value) -> String? {
    switch value {
    case .null, .binary, .array, .map, .structure: nil
    case .string(let text): text.isEmpty ? nil : text
    case .timestampNTZ:
      value.text.map { $0.split(separator: "T").joined(separator: " ") }
    default: value.text
    }
  }

  /// The value that the log's text stands for; `.null` for none, `nil` when it is no value of the type.
  public static func value(of text: String?, type: DataType) -> Value? {
    guard let text, !text.isEmpty else { return .null }
    switch type {
    case .string: return .string(text)
    case .boolean:
      return switch text.lowercased() {
      case "true": .boolean(true)
      case "false": .boolean(false)
      default: nil
      }
    case .byte: return Int8(text).map { .integer(Int64($0)) }
    case .short: return Int16(text).map { .integer(Int64($0)) }
    case .integer: return Int32(text).map { .integer(Int64($0)) }
    case .long: return Int64(text).map { .integer($0) }
    case .float, .double: return Double(text).map { .double($0) }
    case .decimal(_, let scale): return decimal(text, scale: scale).map { .decimal($0) }
    case .date: return TextTime.days(text.prefix { $0 != " " && $0 != "T" }).map { .date(days: $0) }
    case .timestamp: return TextTime.microseconds(text).map { .timestamp(microseconds: $0) }
    case .timestampNTZ: return TextTime.microseconds(text).map { .timestampNTZ(microseconds: $0) }
    case .binary, .array, .map, .structure: return nil
    }
  }

  /// Whether values of the type can choose a partition.
  public static func canPartition(_ type: DataType) -> Bool {
    !type.isNested && type != .binary
  }

  /// A decimal at exactly `scale` digits behind the point; `nil` when digits would be lost.
  static func decimal(_ text: String, scale: Int) -> Decimal128? {
    let isNegative = text.hasPrefix("-")
    let digits = text.drop { $0 == "-" || $0 == "+" }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    var fraction = parts.count == 2 ? parts[1] : ""
    while fraction.count > scale, fraction.last == "0" { fraction.removeLast() }
    guard fraction.count <= scale, !parts[0].isEmpty || !fraction.isEmpty else { return nil }
    let all = parts[0] + fraction + String(repeating: "0", count: scale - fraction.count)
    guard all.utf8.allSatisfy({ (48...57).contains($0) }),
      let unscaled = Int128(all.isEmpty ? "0" : all)
    else { return nil }
    return Decimal128(unscaled: isNegative ? -unscaled : unscaled, scale: scale)
  }
}
