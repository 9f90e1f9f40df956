/// Where the payment of an order stands.
enum PaymentStatus: String, Sendable, CaseIterable {
  /// The bank has promised the money; nothing is shipped yet.
  case authorized = "Authorized"
  case captured = "Captured"
  /// Declined, or the promise was given back with a cancellation.
  case failed = "Failed"
  case refunded = "Refunded"

  /// The payment status that goes with the status of an order.
  init(_ status: OrderStatus) {
    switch status {
    case .pending, .processing: self = .authorized
    case .shipped, .completed: self = .captured
    case .cancelled: self = .failed
    case .returned: self = .refunded
    }
  }
}
