/// Where an order stands, as the canonical model names it.
enum OrderStatus: String, Sendable, CaseIterable {
  case pending = "Pending"
  case processing = "Processing"
  case shipped = "Shipped"
  case completed = "Completed"
  case cancelled = "Cancelled"
  case returned = "Returned"

  /// Whether the order may still change by itself; a completed one may only be returned.
  var isOpen: Bool { self == .pending || self == .processing || self == .shipped }
}
