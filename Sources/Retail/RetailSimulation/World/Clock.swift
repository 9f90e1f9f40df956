internal import Synthesis

/// At which second of a day things happen: in stores while they are open, online at any time.
///
/// Hours are local ones of shops and people all over the country, put together in UTC. Nothing happens in the first five
/// minutes of a day, in which the night's bookings are made.
struct Clock: Sendable {
  /// Seconds at the start of a day that belong to the night's bookings.
  static let nightly = 300.0

  /// Share of a day's business before each hour, by season (0 winter, 1 summer), for stores and for the web.
  private let stores: [[Double]]
  private let web: [[Double]]
  /// Stores by the hour at which they are asked for, by season.
  private let storesByHour: [[AliasTable]]
  private let storeNumbers: [Int]

  /// Puts the hours of the stores of a network together.
  init(_ network: Network, winter: Int, summer: Int) {
    let seasons = [winter, summer]
    let storeNumbers = network.stores.isEmpty ? [0] : network.stores
    self.storeNumbers = storeNumbers
    var stores: [[Double]] = []
    var web: [[Double]] = []
    var byHour: [[AliasTable]] = []
    for day in seasons {
      let demand = storeNumbers.map { number -> [Double] in
        let location = network.locations[number]
        let offset = Place.all[location.place].zone.offset(on: day) / 60
        return (0..<24).map {
          location.demand * DemandCalendar.storeHours[(($0 + offset) % 24 + 24) % 24]
        }
      }
      let hours = (0..<24).map { hour in demand.reduce(0) { $0 + $1[hour] } }
      stores.append(Self.cumulative(hours))
      byHour.append(
        (0..<24).map { hour in
          AliasTable(hours[hour] > 0 ? demand.map { $0[hour] } : demand.map { _ in 1 })
        }
      )
      var visits = [Double](repeating: 0, count: 24)
      for zone in Zone.all.indices {
        let people = Place.all.reduce(0) { $0 + ($1.zoneNumber == zone ? $1.weight : 0) }
        let offset = Zone.all[zone].offset(on: day) / 60
        for hour in 0..<24 {
          visits[hour] += people * DemandCalendar.onlineHours[((hour + offset) % 24 + 24) % 24]
        }
      }
      web.append(Self.cumulative(visits))
    }
    self.stores = stores
    self.web = web
    storesByHour = byHour
  }

  /// Second of the day by which that share of the day's business is done.
  func second(at share: Double, isOnline: Bool, _ day: BusinessCalendar.Day) -> Int64 {
    let season = day.isDaylightSaving ? 1 : 0
    let hours = isOnline ? web[season] : stores[season]
    var hour = 0
    while hour < 23, hours[hour + 1] <= share { hour += 1 }
    let width = hours[hour + 1] - hours[hour]
    let part = width > 0 ? (share - hours[hour]) / width : 0
    let second = (Double(hour) + part) * 3_600
    return Int64(Self.nightly + second * (86_400 - Self.nightly) / 86_400)
  }

  /// A store that is open at a second of the day.
  func store(at second: Int64, _ day: BusinessCalendar.Day, _ draw: inout RandomCursor) -> Int {
    let hour = min(23, Int(second) / 3_600)
    return storeNumbers[storesByHour[day.isDaylightSaving ? 1 : 0][hour].index(draw.next())]
  }

  private static func cumulative(_ hours: [Double]) -> [Double] {
    let total = hours.reduce(0, +)
    var sum = 0.0
    return [0]
      + hours.map { hour in
        sum += hour / total
        return sum
      }
  }
}
