internal import Synthesis

/// The retailer at work: each call of `next` lets one day pass and tells what happened.
struct Trading: Sendable {
  let world: World
  /// Number of the day that comes next.
  private(set) var day = 0
  var stock: Stock
  var replenishment: Replenishment
  var upcoming = Upcoming()
  var recoveries: Recoveries
  /// Last second of the world.
  let end: Int64
  /// Whether each day carries a picture of the stock, which costs a copy of it.
  private let picturesStock: Bool
  private var movements = 0
  private var shortfalls = 0

  init(_ world: World, picturesStock: Bool) {
    self.world = world
    self.picturesStock = picturesStock
    end = Int64(world.settings.days) * 86_400 - 1
    let levels = StockLevels(world)
    stock = Stock(
      products: world.catalogue.products.count,
      locations: world.network.locations.count,
      opening: levels.opening
    )
    replenishment = Replenishment(
      levels,
      leadDays: world.network.locations.map(\.leadDays),
      stockOutRate: world.settings.rates.stockOut
    )
    recoveries = Recoveries(world.plan)
  }

  /// Lets the next day pass; `nil` when the world has no more.
  mutating func next() -> TradingDay? {
    guard day < world.settings.days else { return nil }
    var today = TradingDay(day: day)
    if day == 0 { open(&today) }
    takeIn(&today)
    transfer(&today)
    let emptyBefore = stock.emptyCells
    let offer = DayOffer(
      world.catalogue,
      day: day,
      world.calendar.days[day],
      stream: world.offerStream
    )
    sell(offer, &today)
    wearDown(&today)
    replenishment.endOfDay(newlyEmpty: max(0, stock.emptyCells - emptyBefore))
    leaveCarts(offer, &today)
    if picturesStock { today.stock = stock.picture }
    today.firstMovement = movements
    today.firstShortfall = shortfalls
    movements += today.movements.count
    shortfalls += today.shortfalls.count
    day += 1
    return today
  }

  /// First second of the day at hand.
  var midnight: Int64 { Int64(day) * 86_400 }

  /// Writes down what is there before the first customer comes, and orders what is missing.
  private mutating func open(_ today: inout TradingDay) {
    for (product, item) in world.catalogue.products.enumerated() where item.launchDay > 0 {
      for location in 0..<stock.locations {
        replenishment.pause(stock.cell(product: product, location: location))
      }
    }
    for cell in 0..<stock.products * stock.locations {
      let units = stock.onHand[cell]
      if units > 0 { today.note(.adjustment, units, Int32(cell), at: 0) }
      replenishment.review(cell, &stock, day: day)
    }
  }

  /// Deliveries, returned goods, and what was sold before and leaves today.
  private mutating func takeIn(_ today: inout TradingDay) {
    let at = midnight
    for product in world.catalogue.firstOrders[day] ?? [] {
      for location in 0..<stock.locations {
        let cell = stock.cell(product: product, location: location)
        replenishment.firstOrder(cell, &stock, day: day)
      }
    }
    replenishment.receive(&stock, day: day) { cell, units in
      today.note(.receipt, units, cell, at: at)
    }
    for step in upcoming.take(day: day) { carryOut(step, &today) }
  }

  /// Moves units that were sold before.
  mutating func carryOut(_ step: Upcoming.Step, _ today: inout TradingDay) {
    let cell = Int(step.cell)
    switch step.kind {
    case .release:
      stock.release(step.quantity, cell)
      return
    case .ship:
      stock.ship(step.quantity, cell)
      today.note(.sale, -step.quantity, step.cell, at: step.at, order: step.order)
      return
    case .restock: stock.add(step.quantity, cell)
    case .restockDamaged: stock.add(step.quantity, cell, asDamaged: true)
    }
    today.note(.return, step.quantity, step.cell, at: step.at, order: step.order)
  }

  /// Moves goods from depots that have plenty to stores that have little.
  private mutating func transfer(_ today: inout TradingDay) {
    let network = world.network
    guard !network.depots.isEmpty, !network.stores.isEmpty else { return }
    var draw = world.root.stream("transfers").stream(day).cursor
    for _ in 0..<max(1, stock.products * stock.locations / 2_000) {
      let product = draw.integer(below: stock.products)
      let from = stock.cell(
        product: product,
        location: network.depots[draw.integer(below: network.depots.count)]
      )
      let to = stock.cell(
        product: product,
        location: network.stores[draw.integer(below: network.stores.count)]
      )
      let levels = replenishment.levels
      let units = min(stock.available(from) / 2, levels.reorderPoints[to] + 1)
      // An empty cell waits for its supplier: filling it here would defeat the stock-out rate.
      guard units > 0, stock.available(to) > 0, stock.available(to) <= levels.reorderPoints[to]
      else { continue }
      stock.remove(units, from)
      stock.add(units, to)
      today.note(.transferOut, -units, Int32(from), at: midnight + 60)
      today.note(.transferIn, units, Int32(to), at: midnight + 120)
      replenishment.review(from, &stock, day: day)
    }
  }

  /// Some goods break; once a week what is broken is thrown away.
  private mutating func wearDown(_ today: inout TradingDay) {
    var draw = world.root.stream("damage").stream(day).cursor
    let cells = stock.products * stock.locations
    for _ in 0..<draw.poisson(mean: Double(cells) * 0.000_3) {
      let cell = draw.integer(below: cells)
      guard stock.available(cell) > 1 else { continue }
      stock.damage(1, cell)
      replenishment.review(cell, &stock, day: day)
    }
    guard day % 7 == 6 else { return }
    for cell in 0..<cells where stock.damaged[cell] > 0 {
      today.note(.damage, -stock.writeOff(cell), Int32(cell), at: midnight + 86_000)
    }
  }
}

extension TradingDay {
  /// Writes a movement of units down.
  mutating func note(
    _ kind: MovementKind,
    _ quantity: Int32,
    _ cell: Int32,
    at instant: Int64,
    order: Int = -1
  ) {
    movements.append(
      MovementRecord(
        happenedAt: instant,
        cell: cell,
        quantity: quantity,
        kind: kind,
        order: order
      )
    )
  }
}
