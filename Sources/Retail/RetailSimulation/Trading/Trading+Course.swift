internal import Synthesis

extension Trading {
  /// Says when an order leaves, arrives, is cancelled or comes back, and moves its goods.
  mutating func settle(
    _ order: inout OrderRecord,
    _ number: Int,
    _ draw: inout RandomCursor,
    _ today: inout TradingDay
  ) {
    let leaves = decideCourse(&order, &draw)
    let isCancelled = order.status == .cancelled
    let start = Int(order.firstLine)
    var returned: Int32 = 0
    for index in start..<start + Int(order.lineCount) {
      let line = today.lines[index]
      let cell = Int32(stock.cell(product: Int(line.product), location: Int(order.location)))
      move(
        Upcoming.Step(
          kind: isCancelled ? .release : .ship,
          cell: cell,
          quantity: line.quantity,
          order: number,
          at: isCancelled ? order.cancelledAt : leaves
        ),
        &today
      )
      guard order.status == .completed, let back = returnInstant(of: line, order, &draw) else {
        continue
      }
      today.lines[index].returnedAt = back
      order.updatedAt = max(order.updatedAt, back)
      returned += 1
      let days = back / 86_400 + Int64(draw.integer(in: 1...3))
      let isBroken = draw.chance(World.damagedReturns)
      move(
        Upcoming.Step(
          kind: isBroken ? .restockDamaged : .restock,
          cell: cell,
          quantity: line.quantity,
          order: number,
          at: days * 86_400
        ),
        &today
      )
    }
    if returned == order.lineCount { order.status = .returned }
  }

  /// Gives an order its instants and the status that it has at the end of the world.
  ///
  /// - Returns: When the goods leave, whether or not the world lasts that long.
  private func decideCourse(_ order: inout OrderRecord, _ draw: inout RandomCursor) -> Int64 {
    guard order.shippingMethod >= 0 else {
      order.deliveredAt = order.placedAt
      order.status = .completed
      return order.placedAt
    }
    let method = ShippingMethod.all[Int(order.shippingMethod)]
    let declined = PaymentMethod.all[Int(order.payment)].declineRate
    let isDeclined = draw.chance(declined)
    let isPickup = method.route == .pickup
    let processing = order.placedAt + 60 * Int64(draw.integer(in: isPickup ? 5...120 : 5...720))
    if isDeclined || draw.chance(max(0, world.settings.rates.cancellation - 0.02)) {
      let at =
        isDeclined
        ? order.placedAt + 60 * Int64(draw.integer(in: 3...60))
        : order.placedAt + 60 * Int64(draw.integer(in: 3...360))
      order.isDeclined = isDeclined
      if at <= end {
        order.cancelledAt = at
        order.status = .cancelled
        order.updatedAt = at
        return at
      }
      order.status = .pending
      return end + 1
    }
    var leaves = processing + 60 * Int64(draw.integer(in: 240...2_880))
    let days = Int64(draw.integer(in: method.transit))
    var arrives = leaves + 86_400 * days - 3_600 * Int64(draw.integer(in: 0...8))
    if isPickup {
      leaves = processing + 60 * Int64(draw.integer(in: 60...4_320))
      arrives = leaves
    }
    order.status = processing <= end ? .processing : .pending
    if processing <= end { order.updatedAt = processing }
    if leaves <= end {
      if !isPickup { order.shippedAt = leaves }
      order.status = isPickup ? .completed : .shipped
      order.updatedAt = leaves
    }
    if arrives <= end {
      order.deliveredAt = arrives
      order.status = .completed
      order.updatedAt = arrives
    }
    return leaves
  }

  /// When a line comes back; `nil` when it stays, or comes back after the end of the world.
  private func returnInstant(
    of line: LineRecord,
    _ order: OrderRecord,
    _ draw: inout RandomCursor
  ) -> Int64? {
    let chance = world.returnChance(
      product: Int(line.product),
      segment: Int(order.segment),
      channel: Int(order.channel)
    )
    guard draw.chance(chance) else { return nil }
    let days = 1 + draw.geometric(0.2, limit: 27)
    let back = order.deliveredAt + 86_400 * Int64(days) + Int64(draw.integer(below: 20_000))
    return back <= end ? back : nil
  }

  /// Lets units move at an instant: now if it is today, else on its day, never behind the end of the world.
  private mutating func move(_ step: Upcoming.Step, _ today: inout TradingDay) {
    guard step.at / 86_400 == Int64(day) else {
      if step.at <= end { upcoming.add(step) }
      return
    }
    carryOut(step, &today)
  }
}
