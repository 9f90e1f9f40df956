internal import Synthesis

/// Where the retailer keeps and sells its goods.
struct Network: Sendable {
  /// One building, or the online shop's own shelves.
  struct Location: Sendable {
    /// Index in `LocationFormat.all`.
    let format: Int
    /// Index in `Place.all`.
    let place: Int
    /// Index in `Venue.all`.
    let venue: Int
    /// Square feet.
    let area: Int
    /// World day on which it opened; before the first.
    let openedOn: Int
    /// Days from order to delivery.
    let leadDays: Int
    /// How much is asked of it beside the others of its type.
    let demand: Double

    var type: LocationType { LocationFormat.all[format].type }
    /// Sales tax in units of 0.00001.
    var tax: Int64 { Int64(Place.all[place].state.salesTax) }
  }

  let locations: [Location]
  /// Locations that sell over the counter.
  let stores: [Int]
  /// Locations that ship to customers.
  let shippers: [Int]
  /// Locations that stores are filled up from.
  let depots: [Int]
  /// By state: the shippers that its orders are sent from, nearest first.
  private let shippersByState: [[Int]]

  /// Builds `count` locations: stores first, then warehouses, distribution centres and the online shop.
  init(count: Int, stream: RandomStream) {
    let online = count > 1 ? 1 : 0
    let centres = count > 4 ? max(1, count / 20) : 0
    let warehouses = count > 3 ? max(1, count * 3 / 20) : 0
    let storeCount = count - online - centres - warehouses
    let types =
      Array(repeating: LocationType.store, count: storeCount)
      + Array(repeating: .warehouse, count: warehouses)
      + Array(repeating: .distributionCentre, count: centres)
      + Array(repeating: .online, count: online)
    let placesBySize = AliasTable(Place.all.map(\.weight))
    var taken: Set<Int> = []
    var locations: [Location] = []
    for (number, type) in types.enumerated() {
      var draw = stream.stream(number).cursor
      let formats = LocationFormat.all.indices.filter { LocationFormat.all[$0].type == type }
      let format = formats[
        AliasTable(formats.map { LocationFormat.all[$0].weight }).index(draw.next())
      ]
      var place = placesBySize.index(draw.next())
      if type == .store {
        // Two stores in one city are for chains with more stores than cities.
        for _ in 0..<50 where taken.contains(place) { place = placesBySize.index(draw.next()) }
      } else {
        let region = DistributionRegion.all[
          (number - storeCount) % DistributionRegion.all.count
        ]
        place =
          region.hubs[(number - storeCount) / DistributionRegion.all.count % region.hubs.count]
      }
      taken.insert(place)
      let venues = Venue.all.indices.filter { Venue.all[$0].formats.contains(format) }
      let area = LocationFormat.all[format].area
      locations.append(
        Location(
          format: format,
          place: place,
          venue: venues[AliasTable(venues.map { Venue.all[$0].weight }).index(draw.next())],
          area: draw.integer(in: area) / 100 * 100,
          openedOn: -draw.integer(in: 400...7_000),
          leadDays: type == .store ? draw.integer(in: 2...6) : draw.integer(in: 5...12),
          demand: LocationFormat.all[format].demand * draw.number(in: 0.7...1.4)
        )
      )
    }
    self.locations = locations
    let indices = locations.indices
    stores = indices.filter { locations[$0].type == .store }
    let shipping = indices.filter { locations[$0].type != .store }
    shippers = shipping.isEmpty ? [0] : shipping
    depots = indices.filter { [.warehouse, .distributionCentre].contains(locations[$0].type) }
    shippersByState = State.all.indices.map { [shippers] state in
      let near = shippers.filter {
        DistributionRegion.byState[Place.all[locations[$0].place].stateNumber]
          == DistributionRegion.byState[state]
      }
      return near + shippers.filter { !near.contains($0) }
    }
  }

  /// The location that ships an order to a place; `nil` is a place nobody knows.
  func shipper(to place: Int?, _ draw: inout RandomCursor) -> Int {
    let choices = place.map { shippersByState[Place.all[$0].stateNumber] } ?? shippers
    return draw.chance(0.5) ? choices[0] : choices[draw.integer(below: choices.count)]
  }

  /// Share of all sold units that each location is asked for, where `counterShare` is sold over the counter.
  func demandShares(counterShare: Double) -> [Double] {
    let total = stores.reduce(0) { $0 + locations[$1].demand }
    var shares = [Double](repeating: 0, count: locations.count)
    for store in stores { shares[store] = counterShare * locations[store].demand / total }
    let rest = stores.isEmpty ? 1 : 1 - counterShare
    for shipper in shippers { shares[shipper] += rest / Double(shippers.count) }
    return shares
  }
}
