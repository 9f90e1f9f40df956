/// How goods get from the retailer to the buyer.
enum FulfilmentRoute: String, Sendable, CaseIterable {
  /// Sent by a carrier.
  case ship
  /// Ordered ahead and fetched from a store.
  case pickup
  /// Taken along from the store's register.
  case carryOut = "carry_out"
}
