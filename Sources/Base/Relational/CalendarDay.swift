/// A day of the proleptic Gregorian calendar.
public struct CalendarDay: Sendable, Hashable, CustomStringConvertible {
  /// Astronomical year; 0 is 1 BC.
  public var year: Int
  /// 1...12.
  public var month: Int
  /// 1...31.
  public var day: Int

  /// The day that lies `daysSinceEpoch` days after 1970-01-01.
  public init(daysSinceEpoch: Int) {
    // Howard Hinnant's `civil_from_days`: exact for every Int day that fits a year.
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from 1970-01-01 to a day of the calendar, the inverse of `init(daysSinceEpoch:)`.
  public static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    // Howard Hinnant's `days_from_civil`.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// ISO form, `2024-05-01`.
  public var description: String {
    padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}

/// An instant, to the microsecond, shown in UTC.
public struct UTCInstant: Sendable, Hashable, CustomStringConvertible {
  /// Microseconds since 1970-01-01T00:00:00Z.
  public var microseconds: Int64

  /// The instant `microseconds` after the epoch.
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// ISO form with as many fraction digits as needed (none, 3 or 6), `2024-05-01T08:00:00Z`.
  public var description: String {
    let perDay: Int64 = 86_400_000_000
    var days = microseconds / perDay
    var rest = microseconds % perDay
    if rest < 0 {
      rest += perDay
      days -= 1
    }
    let second = Int(rest / 1_000_000)
    let fraction = Int(rest % 1_000_000)
    let clock = [second / 3_600, second / 60 % 60, second % 60].map { padded($0, 2) }
    var text =
      CalendarDay(daysSinceEpoch: Int(days)).description + "T" + clock.joined(separator: ":")
    if fraction != 0 {
      text += "." + (fraction % 1_000 == 0 ? padded(fraction / 1_000, 3) : padded(fraction, 6))
    }
    return text + "Z"
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
