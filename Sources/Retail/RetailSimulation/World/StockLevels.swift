internal import Synthesis

/// How much of each product each location holds: by how much is asked of it.
struct StockLevels: Sendable {
  /// Position at which a cell is ordered again, by cell.
  var reorderPoints: [Int32]
  /// Position that an order fills up to, by cell.
  var orderUpToLevels: [Int32]
  /// Units on the first morning, by cell.
  var opening: [Int32]
  /// Cells that are never left empty on purpose, because too much is asked of them.
  var isFast: [Bool]

  /// Works the levels out.
  init(_ world: World) {
    let products = world.catalogue.products
    let total = products.reduce(0) { $0 + $1.popularity }
    let locations = world.network.demandShares(counterShare: world.counterShare)
    let units =
      Double(world.volumes.orderItems) / Double(world.settings.days) * 1.35 / total
    let count = products.count * locations.count
    reorderPoints = []
    orderUpToLevels = []
    opening = []
    isFast = []
    reorderPoints.reserveCapacity(count)
    orderUpToLevels.reserveCapacity(count)
    opening.reserveCapacity(count)
    isFast.reserveCapacity(count)
    let rolls = world.root.stream("opening")
    for (location, share) in locations.enumerated() {
      let lead = Double(world.network.locations[location].leadDays)
      for (number, product) in products.enumerated() {
        let daily = units * product.popularity * share
        let needed = daily * lead
        let point = Int32((needed + 1.3 * needed.squareRoot()).rounded(.up)) + 1
        let level = point + Int32(max(4, daily * 14).rounded(.up))
        let cell = location * products.count + number
        let isEmpty =
          product.launchDay > 0 || rolls.stream(0).chance(cell, world.settings.rates.stockOut)
        reorderPoints.append(point)
        orderUpToLevels.append(level)
        isFast.append(daily > 0.7)
        opening.append(
          isEmpty ? 0 : point + 1 + Int32(rolls.stream(1).integer(cell, below: Int(level - point)))
        )
      }
    }
  }
}
