internal import Synthesis

/// Keeps places among the online orders of the next days for carts that are taken up again.
///
/// The number of the later order is known when the place is taken, so a cart can name it before the order exists.
struct Recoveries: Sendable {
  private let plan: DemandPlan
  /// Carts by the day of their order, in the order of that day's online orders.
  private var carts: [Int: [CartRecord]] = [:]

  init(_ plan: DemandPlan) {
    self.plan = plan
  }

  /// Takes a place on `day`; `nil` when the day has no online order left for it.
  ///
  /// - Returns: Number among the orders of all days of the order that takes the cart up.
  mutating func keep(_ cart: CartRecord, day: Int) -> Int? {
    guard plan.orders.indices.contains(day) else { return nil }
    let taken = carts[day, default: []].count
    // At most half of a day's online orders come of older carts.
    guard taken < plan.onlineOrders[day] / 2 else { return nil }
    carts[day, default: []].append(cart)
    return plan.firstOrder[day] + plan.place(ofOnlineOrder: taken, day: day)
  }

  /// The carts that online orders of `day` take up, by their number; they are forgotten afterwards.
  mutating func due(day: Int) -> [CartRecord] { carts.removeValue(forKey: day) ?? [] }
}
