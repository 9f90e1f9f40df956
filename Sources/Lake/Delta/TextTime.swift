import Relational

/// Days and clock times as the log and engines write them.
enum TextTime {
  /// Days since 1970-01-01 of `2024-05-01`.
  static func days(_ text: some StringProtocol) -> Int32? {
    var rest = Substring(text)
    var isNegative = false
    if rest.first == "-" {
      isNegative = true
      rest.removeFirst()
    }
    let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count >= 4, let year = Int(parts[0]),
      let month = Int(parts[1]),
      let day = Int(parts[2]), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let days = CalendarDay.daysSinceEpoch(year: isNegative ? -year : year, month: month, day: day)
    let back = CalendarDay(daysSinceEpoch: days)
    return back.month == month && back.day == day ? Int32(exactly: days) : nil
  }

  /// Microseconds since 1970-01-01T00:00:00 of `2024-05-01 08:00:00.25+02`; without zone, UTC is meant.
  static func microseconds(_ text: some StringProtocol) -> Int64? {
    guard let split = text.firstIndex(where: { $0 == "T" || $0 == " " }) else {
      return days(text).map { Int64($0) * perDay }
    }
    guard let days = days(text[..<split]),
      let clock = clock(text[text.index(after: split)...])
    else { return nil }
    let (start, overflow) = Int64(days).multipliedReportingOverflow(by: perDay)
    guard !overflow else { return nil }
    let (sum, second) = start.addingReportingOverflow(clock)
    return second ? nil : sum
  }

  /// `2024-05-01T08:00:00.250` to the millisecond, rounded down or up.
  static func milliseconds(_ microseconds: Int64, roundedUp: Bool) -> String {
    var whole = microseconds / 1_000
    let rest = microseconds % 1_000
    if rest < 0 { whole -= 1 }
    if rest != 0, roundedUp { whole += 1 }
    var text = UTCInstant(microseconds: whole * 1_000).description
    text.removeLast()
    return text.contains(".") ? text : text + ".000"
  }

  static let perDay: Int64 = 86_400_000_000

  private static func clock(_ text: some StringProtocol) -> Int64? {
    var rest = Substring(text)
    var offset: Int64 = 0
    if let last = rest.last, last == "Z" || last == "z" {
      rest.removeLast()
    } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let zone = rest[rest.index(after: sign)...].split(separator: ":").map { Int64($0) }
      guard (1...3).contains(zone.count), zone.allSatisfy({ $0 != nil }) else { return nil }
      let parts = zone.compactMap { $0 } + [0, 0]
      offset = (parts[0] * 3_600 + parts[1] * 60 + parts[2]) * 1_000_000
      if rest[sign] == "-" { offset = -offset }
      rest = rest[..<sign]
    }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let hour = Int64(parts[0]),
      let minute = Int64(parts[1]),
      (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    let second = parts.count == 3 ? seconds(parts[2]) : 0
    return second.map { (hour * 3_600 + minute * 60) * 1_000_000 + $0 - offset }
  }

  private static func seconds(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = Int64(parts[0]), (0...60).contains(whole), parts.count <= 2 else {
      return nil
    }
    guard parts.count == 2 else { return whole * 1_000_000 }
    guard parts[1].utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int64((parts[1] + "000000").prefix(6)).map { whole * 1_000_000 + $0 }
  }
}
