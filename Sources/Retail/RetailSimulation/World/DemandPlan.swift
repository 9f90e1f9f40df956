internal import Synthesis

/// How much business each day has, exactly; the days of a world add up to its volumes.
struct DemandPlan: Sendable {
  /// By day: orders, order lines, web events, web sessions, and orders that come of a web session.
  let orders: [Int]
  let lines: [Int]
  let events: [Int]
  let sessions: [Int]
  let onlineOrders: [Int]
  /// Carts that are left on a day, by day.
  let abandonedCarts: [Int]
  /// Number of the first order, line, event, session and abandoned cart of each day among those of all days.
  let firstOrder: [Int]
  let firstLine: [Int]
  let firstEvent: [Int]
  let firstSession: [Int]
  let firstCart: [Int]

  /// Events of a session that ends in a purchase, or leaves a cart, at most.
  static let mostScriptedEvents = 8

  /// Divides the volumes among the days by their weights.
  init(_ volumes: Volumes, _ calendar: BusinessCalendar, cartAbandonment: Double) {
    events = Apportionment.parts(of: volumes.webEvents, by: calendar.days.map(\.eventWeight))
    let online =
      volumes.webEvents > 0
      ? Apportionment.parts(of: volumes.onlineOrders, by: events.map(Double.init))
      : events
    let other = Apportionment.parts(
      of: volumes.orders - online.reduce(0, +),
      by: calendar.days.map(\.orderWeight)
    )
    onlineOrders = online
    let orders = zip(online, other).map { $0 + $1 }
    self.orders = orders
    let extra = Apportionment.parts(
      of: volumes.orderItems - volumes.orders,
      by: orders.map(Double.init)
    )
    lines = zip(orders, extra).map { $0 + $1 }
    var (bought, left) = (0, 0)
    var carts: [Int] = []
    var sessions: [Int] = []
    for day in events.indices {
      bought += online[day]
      let due = Int(
        (Double(bought) * cartAbandonment / max(0.000_1, 1 - cartAbandonment)).rounded()
      )
      // Each cart that is left needs three events, each purchase as well.
      let room = max(0, events[day] / Volumes.eventsPerPurchase - online[day])
      let count = max(0, min(due - left, room))
      left += count
      carts.append(count)
      let usual = Int((Double(events[day]) / Volumes.eventsPerSession).rounded(.up))
      let spare = events[day] - (online[day] + count) * Volumes.eventsPerPurchase
      sessions.append(
        max(usual, online[day] + count + (spare > 0 && online[day] + count == 0 ? 1 : 0))
      )
    }
    abandonedCarts = carts
    self.sessions = sessions
    firstOrder = Self.starts(orders)
    firstLine = Self.starts(lines)
    firstEvent = Self.starts(events)
    firstSession = Self.starts(sessions)
    firstCart = Self.starts(carts)
  }

  /// Whether the order at that place of a day came of a web session; such orders lie evenly among the others.
  func isOnline(_ place: Int, day: Int) -> Bool {
    slot(place + 1, day) > slot(place, day)
  }

  /// Number of the order among the online orders of its day.
  func onlineNumber(_ place: Int, day: Int) -> Int { slot(place, day) }

  /// Place among the day's orders of its `number`th online order, from 0.
  func place(ofOnlineOrder number: Int, day: Int) -> Int {
    let (count, total) = (onlineOrders[day], orders[day])
    // The smallest place whose slot lies above the number.
    return (((number + 1) * total + count - 1) / count) - 1
  }

  private func slot(_ place: Int, _ day: Int) -> Int {
    orders[day] == 0 ? 0 : place * onlineOrders[day] / orders[day]
  }

  private static func starts(_ counts: [Int]) -> [Int] {
    var next = 0
    return counts.map { count in
      defer { next += count }
      return next
    }
  }
}
