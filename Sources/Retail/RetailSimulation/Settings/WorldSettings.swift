public import Relational
internal import Synthesis

/// What a simulated retailer is asked to be: its size, its span of days and the rates it is to show.
public struct WorldSettings: Sendable, Hashable {
  /// Customers on file at the end of the last day, 1 or more.
  public var customers: Int
  /// Products that are or were on sale, each one size and colour of a style, 1 or more.
  public var products: Int
  /// Stores, warehouses, distribution centres and the online shop together, 1 or more.
  public var locations: Int
  /// Days of business, 1 or more.
  public var days: Int
  /// Orders in all; `nil` lets the number of lines decide.
  public var orders: Int?
  /// Order lines in all; `nil` lets `salesRate` decide.
  public var orderItems: Int?
  /// Orders that come of a web session; `nil` is what events, conversion and abandonment allow.
  public var onlineOrders: Int?
  /// Web events in all; `nil` is `days` times `eventsPerDay`.
  public var webEvents: Int?
  /// Web events on an average day.
  public var eventsPerDay: Int
  /// Makes one world another.
  public var seed: UInt64 = 42
  /// The last day of business.
  public var lastDay = CalendarDay(daysSinceEpoch: 20_453)
  /// What is aimed at.
  public var rates = Rates()

  /// Shares that the world is steered towards, each between 0 and 1.
  public struct Rates: Sendable, Hashable {
    /// Product × location × day with nothing available.
    public var stockOut = 0.075
    /// Sessions with a cart that end without a purchase, of all sessions with a cart.
    public var cartAbandonment = 0.70
    /// Sessions with a purchase, of all sessions.
    public var conversion = 0.03
    /// Web events whose customer is known.
    public var eventsWithCustomer = 0.7
    /// Web events that are about a product.
    public var eventsWithProduct = 0.6
    /// Factor on the return rates of the segments.
    public var returnFactor = 1.0
    /// Shipped and collected orders that are cancelled.
    public var cancellation = 0.08
    /// Growth of demand in a year.
    public var yearlyGrowth = 0.1

    /// The usual rates.
    public init() {}
  }

  /// Describes a retailer of that size with the usual rates.
  public init(customers: Int, products: Int, locations: Int, days: Int, eventsPerDay: Int) {
    self.customers = customers
    self.products = products
    self.locations = locations
    self.days = days
    self.eventsPerDay = eventsPerDay
  }

  /// Order lines per customer and day: 0.3 for up to 50,000 customers, falling to 0.15 for 500,000 and more.
  ///
  /// Source: the formulas of the fashion scaling guide, which names both ends; between them the rate falls with the
  /// logarithm of the number of customers.
  public var salesRate: Double {
    let (small, large) = (50_000.0, 500_000.0)
    let size = min(max(Double(customers), small), large)
    return 0.3 - 0.15 * logarithm(size / small) / logarithm(large / small)
  }

  /// The first day of business, counted from 1970-01-01.
  var firstDay: Int {
    CalendarDay.daysSinceEpoch(year: lastDay.year, month: lastDay.month, day: lastDay.day) - days
      + 1
  }
}
