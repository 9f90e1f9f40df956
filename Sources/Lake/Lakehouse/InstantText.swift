import Relational

/// Reads days and instants as people write them: `2024-05-01`, `2024-05-01T08:00Z`, `2024-05-01 08:00:00.25`.
enum InstantText {
  /// Last millisecond that the text covers, since 1970-01-01T00:00:00Z; `nil` when it is no instant.
  ///
  /// A day covers 24 hours, a minute 60 seconds, a second 1,000 milliseconds.
  static func endOfUnit(_ text: String) -> Int64? {
    var rest = Substring(text)
    guard let year = take(&rest, digits: 4), skip(&rest, "-"), let month = take(&rest, digits: 2),
      skip(&rest, "-"), let day = take(&rest, digits: 2),
      let days = daysSinceEpoch(year, month, day)
    else { return nil }
    let start = days * 86_400_000
    if rest.isEmpty { return start + 86_399_999 }
    guard skip(&rest, "T") || skip(&rest, " "), let hour = take(&rest, digits: 2), skip(&rest, ":"),
      let minute = take(&rest, digits: 2), hour < 24, minute < 60
    else { return nil }
    let clock = start + Int64(hour) * 3_600_000 + Int64(minute) * 60_000
    var unit: Int64 = 60_000
    var milliseconds: Int64 = 0
    if skip(&rest, ":") {
      guard let second = take(&rest, digits: 2), second < 60 else { return nil }
      milliseconds = Int64(second) * 1_000
      unit = 1_000
      if skip(&rest, ".") {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count <= 9 else { return nil }
        rest.removeFirst(digits.count)
        let padded = (digits + "00").prefix(3)
        milliseconds += Int64(padded) ?? 0
        unit = 1
      }
    }
    guard rest.isEmpty || rest == "Z" || rest == "z" else { return nil }
    return clock + milliseconds + unit - 1
  }

  private static func take(_ text: inout Substring, digits: Int) -> Int? {
    let head = text.prefix(digits)
    guard head.count == digits, head.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    text.removeFirst(digits)
    return Int(head)
  }

  private static func skip(_ text: inout Substring, _ character: Character) -> Bool {
    guard text.first == character else { return false }
    text.removeFirst()
    return true
  }

  private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return nil }
    return Int64(CalendarDay.daysSinceEpoch(year: year, month: month, day: day))
  }
}
