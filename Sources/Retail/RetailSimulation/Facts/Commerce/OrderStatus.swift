/// Where an order stands, as the canonical model names it.
enum OrderStatus: String, Sendable, CaseIterable {
  case pending = "Pending"
  case processing = "Processing"
  case shipped = "Shipped"
  case completed = "Completed"
  case cancelled = "Cancelled"
  case returned = "Returned"

  /// Place in `allCases`.
  var number: Int64 {
    switch self {
    case .pending: 0
    case .processing: 1
    case .shipped: 2
    case .completed: 3
    case .cancelled: 4
    case .returned: 5
    }
  }
}
