public import Relational

/// The days on which shops of the United States do more or less business than on others.
public enum HolidayCalendar {
  /// A day with a name.
  public enum Holiday: String, Sendable, CaseIterable {
    case newYear = "New Year"
    case martinLutherKing = "Martin Luther King Jr. Day"
    case valentine = "Valentine's Day"
    case presidents = "Presidents Day"
    case easter = "Easter Sunday"
    case mothers = "Mother's Day"
    case memorial = "Memorial Day"
    case fathers = "Father's Day"
    case juneteenth = "Juneteenth"
    case independence = "Independence Day"
    case labor = "Labor Day"
    case columbus = "Columbus Day"
    case halloween = "Halloween"
    case veterans = "Veterans Day"
    case thanksgiving = "Thanksgiving Day"
    case blackFriday = "Black Friday"
    case cyberMonday = "Cyber Monday"
    case christmasEve = "Christmas Eve"
    case christmas = "Christmas Day"
  }

  /// The holiday of a day; `nil` on most days.
  public static func holiday(on date: CalendarDay) -> Holiday? {
    fixed[date.month * 100 + date.day] ?? moving(date)
  }

  /// Days from 1970-01-01 to Easter Sunday of a year.
  ///
  /// Source: the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
  public static func easter(_ year: Int) -> Int {
    let golden = year % 19
    let (century, yearOfCentury) = (year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let sum = epact + weekday - 7 * shift + 114
    return CalendarDay.daysSinceEpoch(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// Day of the week of a day since the epoch, 1 for Monday to 7 for Sunday.
  public static func weekday(_ daysSinceEpoch: Int) -> Int {
    let remainder = (daysSinceEpoch + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  private static let fixed: [Int: Holiday] = [
    101: .newYear, 214: .valentine, 619: .juneteenth, 704: .independence, 1031: .halloween,
    1111: .veterans, 1224: .christmasEve, 1225: .christmas,
  ]

  private static func moving(_ date: CalendarDay) -> Holiday? {
    let day = CalendarDay.daysSinceEpoch(year: date.year, month: date.month, day: date.day)
    let week = (date.day - 1) / 7 + 1
    switch (date.month, weekday(day)) {
    case (1, 1) where week == 3: return .martinLutherKing
    case (2, 1) where week == 3: return .presidents
    case (5, 1) where date.day > 24: return .memorial
    case (5, 7) where week == 2: return .mothers
    case (6, 7) where week == 3: return .fathers
    case (9, 1) where week == 1: return .labor
    case (10, 1) where week == 2: return .columbus
    case (11, 4) where week == 4: return .thanksgiving
    case (11, 5) where (23...29).contains(date.day): return .blackFriday
    // The Monday behind Thanksgiving may lie in December.
    case (11, 1) where date.day > 25, (12, 1) where date.day < 3: return .cyberMonday
    case (3...4, 7) where day == easter(date.year): return .easter
    default: return nil
    }
  }
}
