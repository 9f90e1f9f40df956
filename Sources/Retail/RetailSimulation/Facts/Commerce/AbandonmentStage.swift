/// How far a buyer came before leaving a full cart.
enum AbandonmentStage: String, Sendable, CaseIterable {
  case cart, shipping, payment

  /// Share of abandoned carts that are left at this stage.
  var share: Double {
    switch self {
    case .cart: 0.55
    case .shipping: 0.27
    case .payment: 0.18
    }
  }
}
