/// Where the payment of an order stands.
enum PaymentStatus: String, Sendable, CaseIterable {
  /// The bank has promised the money; nothing is shipped yet.
  case authorized = "Authorized"
  case captured = "Captured"
  /// The bank declined.
  case failed = "Failed"
  /// The promise was given back with a cancellation.
  case voided = "Voided"
  case refunded = "Refunded"

  /// The payment status that goes with the status of an order, and with the cause if it is cancelled.
  init(_ status: OrderStatus, cause: CancelReason.Cause? = nil) {
    switch status {
    case .pending, .processing: self = .authorized
    case .shipped, .completed: self = .captured
    case .cancelled: self = cause == .payment ? .failed : .voided
    case .returned: self = .refunded
    }
  }
}
