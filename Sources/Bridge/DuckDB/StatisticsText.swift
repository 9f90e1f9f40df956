internal import Relational

extension DataType {
  /// Reads DuckDB's text for a bound of a column; `nil` when it is not one a bound may take.
  func value(reading text: String) -> Value? {
    switch self {
    case .boolean: text == "true" || text == "1" ? .boolean(true) : .boolean(false)
    case .byte, .short, .integer, .long: Int64(text).map(Value.integer)
    case .float, .double:
      Double(text).flatMap { $0.isFinite ? .double($0) : nil }
    case .decimal(_, let scale):
      DataType.decimal(text, scale: scale).map(Value.decimal)
    case .string: .string(text)
    case .date: DataType.days(text).map { .date(days: Int32($0)) }
    case .timestamp: DataType.microseconds(text).map { .timestamp(microseconds: $0) }
    case .timestampNTZ: DataType.microseconds(text).map { .timestampNTZ(microseconds: $0) }
    case .binary, .array, .map, .structure: nil
    }
  }

  private static func decimal(_ text: String, scale: Int) -> Decimal128? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return nil }
    var fraction = parts.count == 2 ? String(parts[1]) : ""
    guard fraction.count <= scale else { return nil }
    fraction += String(repeating: "0", count: scale - fraction.count)
    return Int128(whole + fraction).map { Decimal128(unscaled: $0, scale: scale) }
  }

  /// Days since the epoch of `2024-05-01`; `nil` for other calendars such as `… (BC)`.
  private static func days(_ text: some StringProtocol) -> Int? {
    let parts = text.split(separator: "-")
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    return CalendarDay.daysSinceEpoch(year: year, month: month, day: day)
  }

  private static func microseconds(_ text: String) -> Int64? {
    let bare = text.hasSuffix("+00") ? String(text.dropLast(3)) : text
    let parts = bare.split(separator: " ")
    guard parts.count == 2, let days = days(parts[0]) else { return nil }
    let clock = parts[1].split(separator: ":")
    guard clock.count == 3, let hour = Int64(clock[0]), let minute = Int64(clock[1]) else {
      return nil
    }
    let seconds = clock[2].split(separator: ".")
    guard let second = seconds.first.flatMap({ Int64($0) }) else { return nil }
    var fraction = seconds.count == 2 ? String(seconds[1].prefix(6)) : ""
    fraction += String(repeating: "0", count: 6 - fraction.count)
    guard let micros = Int64(fraction) else { return nil }
    return ((Int64(days) * 24 + hour) * 60 + minute) * 60_000_000 + second * 1_000_000 + micros
  }
}
