internal import Synthesis

extension Trading {
  /// Writes down the carts that were left today, and lets some of them be taken up again.
  mutating func leaveCarts(_ offer: DayOffer, _ today: inout TradingDay) {
    let count = world.plan.abandonedCarts[day]
    guard count > 0 else { return }
    today.carts.reserveCapacity(count)
    let date = world.calendar.days[day]
    for number in 0..<count {
      var draw = world.cartStream.stream(world.plan.firstCart[day] + number).cursor
      let second = world.clock.second(
        at: (Double(number) + draw.unit()) / Double(count),
        isOnline: true,
        date
      )
      var cart = filledCart(offer, at: midnight + second, &draw)
      follow(&cart, &draw)
      today.carts.append(cart)
    }
  }

  private func filledCart(
    _ offer: DayOffer,
    at instant: Int64,
    _ draw: inout RandomCursor
  ) -> CartRecord {
    let isKnown = draw.chance(world.settings.rates.eventsWithCustomer)
    let customer = isKnown ? world.customers.buyer(day: day, &draw) : -1
    var products: [Int32] = []
    for _ in 0...draw.geometric(0.5, limit: 3) {
      let product = Int32(offer.demand.index(draw.next()))
      if !products.contains(product) { products.append(product) }
    }
    let scarce = products.count { isScarce(Int($0)) }
    let stage = world.stage(&draw)
    return CartRecord(
      customer: Int32(customer),
      products: (
        products[0], products.count > 1 ? products[1] : -1,
        products.count > 2 ? products[2] : -1, products.count > 3 ? products[3] : -1
      ),
      items: Int32(products.count),
      stage: Int32(stage),
      reason: Int32(world.reason(stage: stage, hasScarceGoods: scarce > 0, &draw)),
      scarceItems: Int32(scarce),
      abandonedAt: instant,
      value: products.reduce(0) { $0 + world.catalogue.products[Int($1)].price }
    )
  }

  /// Whether the places that ship have hardly any of a product.
  private func isScarce(_ product: Int) -> Bool {
    let units = world.network.shippers.reduce(Int32(0)) {
      $0 + stock.available(stock.cell(product: product, location: $1))
    }
    return units < 5
  }

  /// A mail goes out; some open it, some click, and some of those buy.
  private mutating func follow(_ cart: inout CartRecord, _ draw: inout RandomCursor) {
    let mailed =
      cart.abandonedAt + 3_600 * Int64(draw.integer(in: RecoveryMail.hoursToMail))
    guard cart.customer >= 0, draw.chance(RecoveryMail.sentShare), mailed <= end else { return }
    cart.mailedAt = mailed
    let opened = mailed + 60 * Int64(draw.integer(in: 5...600))
    guard draw.chance(RecoveryMail.openedShare), opened <= end else { return }
    cart.openedAt = opened
    let clicked = opened + Int64(draw.integer(in: 5...120))
    guard draw.chance(RecoveryMail.clickedShare), clicked <= end else { return }
    cart.clickedAt = clicked
    guard draw.chance(RecoveryMail.recoveredShare) else { return }
    let later = Int(clicked / 86_400) + draw.integer(in: 1...5)
    cart.recoveredOrder = recoveries.keep(cart, day: later) ?? -1
  }
}
