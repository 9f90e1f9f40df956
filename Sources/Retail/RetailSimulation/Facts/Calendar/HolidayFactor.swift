internal import Synthesis

/// How much a holiday changes the demand of its day.
struct HolidayFactor: Sendable, Hashable {
  let holiday: HolidayCalendar.Holiday
  /// Demand in stores relative to the same weekday without the holiday.
  let store: Double
  /// Demand online relative to the same weekday without the holiday.
  let online: Double

  /// A factor for every holiday of the calendar.
  static let all = FactTable.records(text) { fields in
    HolidayFactor(
      holiday: fields.code(of: HolidayCalendar.Holiday.self),
      store: fields.number(),
      online: fields.number()
    )
  }

  private static let text = """
    # holiday	stores	online
    New Year	0.55	0.9
    Martin Luther King Jr. Day	1.15	1.05
    Valentine's Day	1.2	0.9
    Presidents Day	1.25	1.1
    Easter Sunday	0.25	0.8
    Mother's Day	1.1	0.9
    Memorial Day	1.3	1.1
    Father's Day	1.1	0.9
    Juneteenth	1.05	1
    Independence Day	0.9	0.9
    Labor Day	1.3	1.1
    Columbus Day	1.1	1.05
    Halloween	1	0.85
    Veterans Day	1.15	1.1
    Thanksgiving Day	0.2	1.5
    Black Friday	1.9	1.8
    Cyber Monday	0.95	2.1
    Christmas Eve	1.35	0.5
    Christmas Day	0.02	0.6
    """
}
