internal import Synthesis

/// How many rows of each kind a world has, exactly; follows from its settings.
public struct Volumes: Sendable, Hashable {
  /// Orders in all.
  public let orders: Int
  /// Order lines in all, at least one for each order.
  public let orderItems: Int
  /// Web events in all.
  public let webEvents: Int
  /// Web sessions in all, about.
  public let sessions: Int
  /// Orders that came of a web session: what events, conversion and abandonment allow.
  public let onlineOrders: Int

  /// Lines of an average order where only one of the two numbers is given.
  static let linesPerOrder = 2.4
  /// Events of an average session.
  static let eventsPerSession = 8.0
  /// Events that a session with a purchase needs: cart, checkout and purchase, and those of the carts that are
  /// left for each purchase.
  static let eventsPerPurchase = 3

  /// Works the numbers out; whether they are possible is asked of `problems`.
  public init(_ settings: WorldSettings) {
    switch (settings.orders, settings.orderItems) {
    case (let orders?, let items?):
      self.orders = orders
      orderItems = items
    case (let orders?, nil):
      self.orders = orders
      orderItems = Int((Double(orders) * Self.linesPerOrder).rounded())
    case (nil, let items?):
      orders = Int((Double(items) / Self.linesPerOrder).rounded(.up))
      orderItems = items
    case (nil, nil):
      let lines = Double(settings.customers * settings.days) * settings.salesRate
      orderItems = max(1, Int(lines.rounded()))
      orders = Int((Double(orderItems) / Self.linesPerOrder).rounded(.up))
    }
    webEvents = settings.webEvents ?? settings.days * settings.eventsPerDay
    sessions = Int((Double(webEvents) / Self.eventsPerSession).rounded(.up))
    let wanted = Int((Double(sessions) * settings.rates.conversion).rounded())
    onlineOrders = settings.onlineOrders ?? min(wanted, orders * 9 / 10, webEvents / 12)
  }
}
