internal import Relational
internal import Synthesis

/// What each day of a world is like for business.
struct BusinessCalendar: Sendable {
  /// One day.
  struct Day: Sendable {
    /// Days since 1970-01-01.
    let epochDay: Int
    /// 1 to 12.
    let month: Int
    /// Place in `SaleEvent.all`; -1 without a sale.
    let sale: Int
    /// Tells the sale of one year from that of another.
    let saleOccurrence: Int
    /// Whether the clocks of the country have gone forward.
    let isDaylightSaving: Bool
    /// How much is sold beside other days.
    let orderWeight: Double
    /// How much is visited beside other days.
    let eventWeight: Double
  }

  let days: [Day]

  /// Describes the days from `firstDay` on.
  ///
  /// The mean weight of a whole month is that of `DemandCalendar.months`, times the trend, whatever lies in it.
  init(firstDay: Int, count: Int, yearlyGrowth: Double) {
    let newYork = Zone.all[0]
    var days: [Day] = []
    days.reserveCapacity(count)
    var monthMean = (order: 1.0, event: 1.0)
    var meanOf = 0
    for index in 0..<count {
      let epochDay = firstDay + index
      let date = CalendarDay(daysSinceEpoch: epochDay)
      if meanOf != date.year * 12 + date.month {
        monthMean = Self.meanShape(of: date)
        meanOf = date.year * 12 + date.month
      }
      let sale = Self.sale(on: epochDay, year: date.year)
      let level =
        DemandCalendar.months[date.month - 1]
        * exponential(logarithm(1 + yearlyGrowth) * Double(index) / 365)
      let shape = Self.shape(of: epochDay, date)
      days.append(
        Day(
          epochDay: epochDay,
          month: date.month,
          sale: sale ?? -1,
          saleOccurrence: date.year * 64 + (sale ?? 0),
          isDaylightSaving: newYork.offset(on: epochDay) != newYork.standardOffset,
          orderWeight: level * shape.order / monthMean.order,
          eventWeight: level * shape.event / monthMean.event
        )
      )
    }
    self.days = days
  }

  /// How a day differs from the plain day of its month: in stores, and on the web.
  private static func shape(of epochDay: Int, _ date: CalendarDay) -> (order: Double, event: Double)
  {
    let weekday = HolidayCalendar.weekday(epochDay) - 1
    var shape = (DemandCalendar.storeWeekdays[weekday], DemandCalendar.onlineWeekdays[weekday])
    if let holiday = HolidayCalendar.holiday(on: date),
      let factor = HolidayFactor.all.first(where: { $0.holiday == holiday })
    {
      shape.0 *= factor.store
      shape.1 *= factor.online
    }
    if let sale = sale(on: epochDay, year: date.year) {
      shape.0 *= SaleEvent.all[sale].lift
      shape.1 *= SaleEvent.all[sale].lift
    }
    return shape
  }

  private static func meanShape(of date: CalendarDay) -> (order: Double, event: Double) {
    let first = CalendarDay.daysSinceEpoch(year: date.year, month: date.month, day: 1)
    let isLast = date.month == 12
    let next = CalendarDay.daysSinceEpoch(
      year: isLast ? date.year + 1 : date.year,
      month: isLast ? 1 : date.month + 1,
      day: 1
    )
    let shapes = (first..<next).map { shape(of: $0, CalendarDay(daysSinceEpoch: $0)) }
    let count = Double(shapes.count)
    return (
      shapes.reduce(0) { $0 + $1.order } / count, shapes.reduce(0) { $0 + $1.event } / count
    )
  }

  private static func sale(on epochDay: Int, year: Int) -> Int? {
    SaleEvent.all.firstIndex { $0.days(in: year).contains(epochDay) }
  }
}
