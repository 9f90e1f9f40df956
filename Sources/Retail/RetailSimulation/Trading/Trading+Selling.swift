internal import Synthesis

extension Trading {
  /// Takes the day's orders one after another.
  mutating func sell(_ offer: DayOffer, _ today: inout TradingDay) {
    let plan = world.plan
    let count = plan.orders[day]
    guard count > 0 else { return }
    let taken = recoveries.due(day: day)
    var wanted: [Int32] = []
    wanted.reserveCapacity(count)
    today.orders.reserveCapacity(count)
    today.lines.reserveCapacity(plan.lines[day])
    for place in 0..<count {
      var draw = world.orderStream.stream(plan.firstOrder[day] + place).cursor
      let isOnline = plan.isOnline(place, day: day)
      let number = isOnline ? plan.onlineNumber(place, day: day) : -1
      let cart = number >= 0 && number < taken.count ? taken[number] : nil
      let order = self.order(place, of: count, onlineNumber: number, cart, &draw)
      today.orders.append(order)
      wanted.append(cart?.items ?? lineCount(order, &draw))
    }
    let sizes = Baskets(
      wanted: wanted,
      isFixed: today.orders.map { $0.onlineNumber >= 0 },
      total: plan.lines[day],
      stream: world.root.stream("baskets").stream(day)
    ).sizes
    for place in 0..<count {
      var draw = world.orderStream.stream(plan.firstOrder[day] + place).stream(1).cursor
      let number = Int(today.orders[place].onlineNumber)
      let cart = number >= 0 && number < taken.count ? taken[number] : nil
      fill(place, lines: sizes[place], cart, offer, &draw, &today)
    }
  }

  /// Who orders, when, where and how.
  private func order(
    _ place: Int,
    of count: Int,
    onlineNumber: Int,
    _ cart: CartRecord?,
    _ draw: inout RandomCursor
  ) -> OrderRecord {
    let isOnline = onlineNumber >= 0
    let date = world.calendar.days[day]
    let second = world.clock.second(
      at: (Double(place) + draw.unit()) / Double(count),
      isOnline: isOnline,
      date
    )
    var channel = world.channel(isOnline: isOnline, &draw)
    var customer = -1
    if let cart {
      customer = Int(cart.customer)
    } else if !draw.chance(OrderChannel.all[channel].guestShare) {
      customer = world.customers.buyer(day: day, &draw)
    }
    var segment = CustomerSegment.all.count - 2
    if customer >= 0 {
      segment = world.customers.segment(of: customer)
      let preferred = world.customers.preferredChannel(of: customer)
      let isSame = (OrderChannel.all[preferred].kind == .online) == isOnline
      if isSame, draw.chance(CustomerSegment.preferredChannelShare) { channel = preferred }
    }
    var order = OrderRecord(
      placedAt: midnight + second,
      customer: Int32(customer),
      segment: Int32(segment),
      location: 0,
      channel: Int32(channel),
      payment: Int32(world.payment(channel: channel, &draw)),
      onlineNumber: Int32(onlineNumber),
      taxRate: 0,
      updatedAt: midnight + second
    )
    choosePlace(&order, second: second, date, &draw)
    return order
  }

  /// Where the goods leave, how they travel, and whose tax is due.
  private func choosePlace(
    _ order: inout OrderRecord,
    second: Int64,
    _ date: BusinessCalendar.Day,
    _ draw: inout RandomCursor
  ) {
    let network = world.network
    let isCounter = OrderChannel.all[Int(order.channel)].code == "STORE_POS"
    if isCounter, !network.stores.isEmpty {
      order.location = Int32(world.clock.store(at: second, date, &draw))
    } else {
      let method = world.shippingMethod(&draw)
      order.shippingMethod = Int32(method)
      let home = order.customer >= 0 ? world.customers.place(of: Int(order.customer)) : nil
      let isPickup = ShippingMethod.all[method].route == .pickup
      let isCollected = isPickup && !network.stores.isEmpty
      order.location = Int32(
        isCollected
          ? network.stores[draw.integer(below: network.stores.count)]
          : network.shipper(to: home, &draw)
      )
      if let home, !isCollected {
        order.taxRate = Int64(Place.all[home].state.salesTax)
        return
      }
    }
    order.taxRate = network.locations[Int(order.location)].tax
  }

  private func lineCount(_ order: OrderRecord, _ draw: inout RandomCursor) -> Int32 {
    let range = CustomerSegment.all[Int(order.segment)].lines
    let wanted = Double(draw.integer(in: range)) * world.linesPerOrder / 3
    let count = max(1, Int(wanted + draw.unit()))
    // A session has room for so many products only.
    let most = order.onlineNumber >= 0 ? DemandPlan.mostScriptedEvents - 2 : 60
    return Int32(min(count, most))
  }

  /// Finds the goods of an order and says what becomes of it.
  private mutating func fill(
    _ place: Int,
    lines count: Int32,
    _ cart: CartRecord?,
    _ offer: DayOffer,
    _ draw: inout RandomCursor,
    _ today: inout TradingDay
  ) {
    let number = world.plan.firstOrder[day] + place
    let start = today.lines.count
    var order = today.orders[place]
    order.firstLine = Int32(start)
    order.lineCount = count
    let segment = CustomerSegment.all[Int(order.segment)]
    let voucher =
      draw.chance(segment.discountChance)
      ? Int((draw.number(in: segment.discount) * 20).rounded()) * 5 : 0
    var usesVoucher = false
    for index in 0..<Int(count) {
      var product = choose(after: start, offer, &draw, today.lines)
      if let cart, index < cart.items {
        let kept = Int(cart.product(index))
        if world.catalogue.products[kept].isOnSale(day) { product = kept }
      }
      let requested = world.catalogue.units(of: product, &draw)
      var line = take(requested, product, order, number, place, &draw, &today)
      line.number = Int32(index + 1)
      let chosen = Int(line.product)
      let gross = Int64(line.quantity) * line.unitPrice
      let rate = Int64(offer.discounts[chosen])
      if rate > 0 {
        line.discount = (gross * rate + 50) / 100
        if offer.isSale[chosen] { order.promotion = Int32(world.calendar.days[day].sale) }
      } else if voucher > 0 {
        line.discount = (gross * Int64(voucher) + 50) / 100
        usesVoucher = true
      }
      line.tax = (line.total * order.taxRate + 50_000) / 100_000
      order.subtotal += gross
      order.discount += line.discount
      order.tax += line.tax
      today.lines.append(line)
    }
    if order.promotion < 0, usesVoucher { order.promotion = Promotions.voucher(voucher) }
    if order.shippingMethod >= 0 {
      let method = ShippingMethod.all[Int(order.shippingMethod)]
      let isFree = method.freeFrom.map { order.subtotal - order.discount >= Int64($0) } ?? false
      order.shipping = isFree ? 0 : Int64(method.fee)
    }
    settle(&order, number, &draw, &today)
    today.orders[place] = order
  }

  /// What is put into the basket next: often something that goes with what lies in it.
  private func choose(
    after start: Int,
    _ offer: DayOffer,
    _ draw: inout RandomCursor,
    _ lines: [LineRecord]
  ) -> Int {
    var product = 0
    for _ in 0..<6 {
      product = offer.demand.index(draw.next())
      if lines.count > start, draw.chance(World.affinity) {
        let first = Int(lines[start].product)
        product = offer.companion(of: first, world.catalogue, &draw) ?? product
      }
      var isThere = false
      for index in start..<lines.count where lines[index].product == Int32(product) {
        isThere = true
      }
      if !isThere { return product }
    }
    return product
  }

  /// Takes units off the shelf; of another product where there is none of this one.
  private mutating func take(
    _ requested: Int32,
    _ product: Int,
    _ order: OrderRecord,
    _ number: Int,
    _ place: Int,
    _ draw: inout RandomCursor,
    _ today: inout TradingDay
  ) -> LineRecord {
    let location = Int(order.location)
    var cell = stock.cell(product: product, location: location)
    var available = stock.available(cell)
    var chosen = product
    if available < requested {
      today.shortfalls.append(
        ShortfallRecord(
          askedAt: order.placedAt,
          cell: Int32(cell),
          requested: requested,
          missing: requested - available,
          order: number
        )
      )
    }
    var wanted = requested
    if available == 0 {
      chosen = substitute(for: product, location: location, &draw, &today)
      cell = stock.cell(product: chosen, location: location)
      available = stock.available(cell)
      // What replaces something else is asked for only as far as it is there.
      wanted = min(requested, available)
    }
    let quantity = min(available, wanted)
    stock.reserve(quantity, cell)
    reorder(chosen, cell)
    return LineRecord(
      order: Int32(place),
      number: 0,
      product: Int32(chosen),
      quantity: quantity,
      requested: wanted,
      unitPrice: world.catalogue.products[chosen].price,
      discount: 0,
      tax: 0
    )
  }

  /// Orders for a cell again, unless the product is about to be given up.
  private mutating func reorder(_ product: Int, _ cell: Int) {
    guard world.catalogue.products[product].endDay > day + Catalogue.daysAhead else { return }
    replenishment.review(cell, &stock, day: day)
  }

  /// A product that is there: of the same kind if possible, else any, else one that is fetched at once.
  private mutating func substitute(
    for product: Int,
    location: Int,
    _ draw: inout RandomCursor,
    _ today: inout TradingDay
  ) -> Int {
    let catalogue = world.catalogue
    for candidate in catalogue.alike(product, &draw) where isThere(candidate, location) {
      return candidate
    }
    let offset = draw.integer(below: stock.products)
    for step in 0..<stock.products {
      let candidate = (offset + step) % stock.products
      if isThere(candidate, location) { return candidate }
    }
    // Nothing at all is left: the night's delivery had more in it.
    let cell = stock.cell(product: product, location: location)
    let units = max(4, replenishment.levels.orderUpToLevels[cell])
    stock.add(units, cell)
    today.note(.receipt, units, Int32(cell), at: midnight)
    return product
  }

  private func isThere(_ product: Int, _ location: Int) -> Bool {
    stock.available(stock.cell(product: product, location: location)) > 0
      && world.catalogue.products[product].isOnSale(day)
  }
}
