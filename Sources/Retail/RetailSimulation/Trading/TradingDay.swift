/// What happened on one day of business; every table's rows of that day are made from it.
///
/// Instants are seconds since the world's first midnight, UTC; money is whole cents; `-1` stands for nothing.
struct TradingDay: Sendable {
  /// Days since the world's first.
  let day: Int
  var orders: [OrderRecord] = []
  /// Lines in the order of their orders.
  var lines: [LineRecord] = []
  /// Carts that were left on this day.
  var carts: [CartRecord] = []
  var movements: [MovementRecord] = []
  /// Requests that could not be met, wholly or in part.
  var shortfalls: [ShortfallRecord] = []
  /// Number of the day's first movement and shortfall among those of all days.
  var firstMovement = 0
  var firstShortfall = 0
  /// The stock at the end of the day; `nil` unless somebody wants it.
  var stock: StockPicture?
}

/// One order, as it stood when the last day ended.
struct OrderRecord: Sendable {
  var placedAt: Int64
  /// Number of the customer; -1 for a guest.
  var customer: Int32
  /// Segment of the customer, for guests that of an unknown one.
  var segment: Int32
  var location: Int32
  /// Index in `OrderChannel.all`.
  var channel: Int32
  /// Index in `PaymentMethod.all`.
  var payment: Int32
  /// Index in `ShippingMethod.all`; -1 where the customer took the goods along.
  var shippingMethod: Int32 = -1
  /// Index in `Promotions.codes`; -1 without.
  var promotion: Int32 = -1
  var status = OrderStatus.pending
  /// Whether the bank refused the payment, which cancels the order.
  var isDeclined = false
  /// Place of the first line among those of the day.
  var firstLine: Int32 = 0
  var lineCount: Int32 = 0
  /// Number of the order among the online orders of its day; -1 for others.
  var onlineNumber: Int32
  /// Sales tax in units of 0.00001.
  var taxRate: Int64
  var subtotal: Int64 = 0
  var discount: Int64 = 0
  var tax: Int64 = 0
  var shipping: Int64 = 0
  /// -1 while it has not happened.
  var shippedAt: Int64 = -1
  var deliveredAt: Int64 = -1
  var cancelledAt: Int64 = -1
  /// The last thing that happened to it.
  var updatedAt: Int64

  /// What the customer pays.
  var total: Int64 { subtotal - discount + tax + shipping }
}

/// One line of an order.
struct LineRecord: Sendable {
  /// Place of its order among those of the day.
  var order: Int32
  var number: Int32
  var product: Int32
  /// Units sold.
  var quantity: Int32
  /// Units asked for, of this product.
  var requested: Int32
  /// -1 unless the line came back within the days of the world.
  var returnedAt: Int64 = -1
  var unitPrice: Int64
  var discount: Int64
  var tax: Int64

  /// What the line costs, without tax.
  var total: Int64 { Int64(quantity) * unitPrice - discount }
}

/// A cart that was filled and left.
struct CartRecord: Sendable {
  /// Number of the customer; -1 for a visitor nobody knows.
  var customer: Int32
  /// Up to four products; -1 where there are fewer.
  var products: (Int32, Int32, Int32, Int32)
  var items: Int32
  /// Index in `AbandonmentStage.allCases`.
  var stage: Int32
  /// Index in `AbandonmentReason.all`.
  var reason: Int32
  var scarceItems: Int32
  var abandonedAt: Int64
  var value: Int64
  /// -1 where nothing of the kind happened.
  var mailedAt: Int64 = -1
  var openedAt: Int64 = -1
  var clickedAt: Int64 = -1
  /// Number among the orders of all days of the order that took the cart up again; -1 without.
  var recoveredOrder = -1

  /// The products in the order in which they were put in.
  func product(_ place: Int) -> Int32 {
    switch place {
    case 0: products.0
    case 1: products.1
    case 2: products.2
    default: products.3
    }
  }
}

/// Units that came or went.
struct MovementRecord: Sendable {
  var happenedAt: Int64
  var cell: Int32
  /// Positive for what comes, negative for what goes.
  var quantity: Int32
  var kind: MovementKind
  /// Number among the orders of all days; -1 without.
  var order: Int
}

/// Why units came or went.
enum MovementKind: String, Sendable, CaseIterable {
  case receipt, sale, `return`
  case transferIn = "transfer_in"
  case transferOut = "transfer_out"
  case adjustment, damage

  /// Place in `allCases`.
  var number: Int64 {
    switch self {
    case .receipt: 0
    case .sale: 1
    case .return: 2
    case .transferIn: 3
    case .transferOut: 4
    case .adjustment: 5
    case .damage: 6
    }
  }
}

/// A request that was not met in full.
struct ShortfallRecord: Sendable {
  var askedAt: Int64
  var cell: Int32
  var requested: Int32
  var missing: Int32
  /// Number among the orders of all days of the order that it was asked for in.
  var order: Int
}

/// The stock of every cell at one moment.
struct StockPicture: Sendable {
  var onHand: [Int32]
  var reserved: [Int32]
  var damaged: [Int32]
  var inTransit: [Int32]
}
