/// How demand moves over the year, the week and the day.
enum DemandCalendar {
  /// Demand of January to December, relative to a plain month, over all products.
  static let months = [0.7, 0.8, 1, 1.2, 1.1, 1, 0.9, 0.9, 1.1, 1.2, 1.5, 1.8]

  /// Demand in stores of Monday to Sunday; 1 on average.
  static let storeWeekdays = [0.82, 0.83, 0.86, 0.93, 1.12, 1.36, 1.08]

  /// Demand online of Monday to Sunday; 1 on average.
  static let onlineWeekdays = [1.1, 1.06, 1.01, 0.98, 0.92, 0.92, 1.01]

  /// Share of a store day's sales by the hour they are made in, local time, in per cent from midnight; stores open from 9 to 21.
  static let storeHours: [Double] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 6, 8, 11, 10, 9, 9, 10, 11, 10, 7, 6, 0, 0, 0,
  ]

  /// Share of an online day's sessions by the hour they start in, local time, in per cent from midnight.
  static let onlineHours: [Double] = [
    2.5, 1.2, 0.8, 0.5, 0.5, 0.8, 1.6, 2.6, 3.6, 4.4, 4.9, 5.2, 5.6, 5.2, 4.9, 4.8, 4.9, 5.2, 5.8,
    6.8, 7.8, 8.2, 7.2, 5,
  ]
}
