internal import Relational
internal import Synthesis

/// A day that every year has, on the same date or another.
enum DayRule: Sendable, Hashable {
  case date(month: Int, day: Int)
  /// The weekday (1 Monday to 7 Sunday) of that week of the month, from 1; week 0 is the last one.
  case weekday(Int, week: Int, month: Int)
  case easter
  case thanksgiving

  /// Days from 1970-01-01 to the day in a year.
  func day(in year: Int) -> Int {
    switch self {
    case .date(let month, let day):
      return CalendarDay.daysSinceEpoch(year: year, month: month, day: day)
    case .weekday(let weekday, 0, let month):
      let next = CalendarDay.daysSinceEpoch(
        year: month == 12 ? year + 1 : year,
        month: month % 12 + 1,
        day: 1
      )
      return next - 7 + (weekday - HolidayCalendar.weekday(next) + 7) % 7
    case .weekday(let weekday, let week, let month):
      let first = CalendarDay.daysSinceEpoch(year: year, month: month, day: 1)
      return first + (weekday - HolidayCalendar.weekday(first) + 7) % 7 + 7 * (week - 1)
    case .easter:
      return HolidayCalendar.easter(year)
    case .thanksgiving:
      return DayRule.weekday(4, week: 4, month: 11).day(in: year)
    }
  }

  /// Reads `easter`, `thanksgiving`, a date such as `06-20`, or a weekday such as `monday 3 of 02` or `monday last of 05`.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    switch words.count {
    case 1 where text == "easter": self = .easter
    case 1 where text == "thanksgiving": self = .thanksgiving
    case 1:
      let numbers = text.split(separator: "-").compactMap { Int($0) }
      guard numbers.count == 2 else { return nil }
      self = .date(month: numbers[0], day: numbers[1])
    case 4:
      guard let weekday = Self.weekdays.firstIndex(of: String(words[0])),
        let week = words[1] == "last" ? 0 : Int(words[1]), let month = Int(words[3])
      else { return nil }
      self = .weekday(weekday + 1, week: week, month: month)
    default: return nil
    }
  }

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}
