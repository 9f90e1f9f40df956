/// The companies that deliver to the retailer.
enum Suppliers {
  /// How many there are; a brand's products come from a few of them.
  static let count = 120

  /// Suppliers that one brand buys from.
  static let perBrand = 2...5
}
