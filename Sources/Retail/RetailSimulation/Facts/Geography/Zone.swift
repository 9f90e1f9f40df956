internal import Relational
internal import Synthesis

/// A time zone of the United States.
struct Zone: Sendable, Hashable {
  /// Name in the IANA database.
  let identifier: String
  /// Minutes from UTC to local time in winter, negative to the west.
  let standardOffset: Int
  /// Whether clocks go forward in summer.
  let observesDaylightSaving: Bool

  /// Minutes from UTC to local time at noon of a day, counted from 1970-01-01.
  ///
  /// Source: Energy Policy Act of 2005, in force since 2007: from the second Sunday of March to the first of November.
  func offset(on day: Int) -> Int {
    guard observesDaylightSaving else { return standardOffset }
    let year = CalendarDay(daysSinceEpoch: day).year
    let start = DayRule.weekday(7, week: 2, month: 3).day(in: year)
    let end = DayRule.weekday(7, week: 1, month: 11).day(in: year)
    return (start..<end).contains(day) ? standardOffset + 60 : standardOffset
  }

  /// The zones that `Place` refers to.
  ///
  /// Source: IANA time zone database.
  static let all = FactTable.records(text) { fields in
    Zone(
      identifier: fields.text(),
      standardOffset: fields.integer(),
      observesDaylightSaving: fields.flag()
    )
  }

  /// Place in `all` by identifier.
  static let numbers = FactTable.numbers(all.map(\.identifier))

  private static let text = """
    # identifier	standard offset	daylight saving
    America/New_York	-300	yes
    America/Detroit	-300	yes
    America/Indiana/Indianapolis	-300	yes
    America/Kentucky/Louisville	-300	yes
    America/Chicago	-360	yes
    America/Denver	-420	yes
    America/Boise	-420	yes
    America/Phoenix	-420	no
    America/Los_Angeles	-480	yes
    America/Anchorage	-540	yes
    America/Juneau	-540	yes
    Pacific/Honolulu	-600	no
    """
}
