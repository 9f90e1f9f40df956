/// What becomes of the mail that reminds of an abandoned cart; each share is of those that passed the step before.
enum RecoveryMail {
  /// Carts of known customers that get a mail.
  static let sentShare = 0.8
  static let openedShare = 0.4
  static let clickedShare = 0.3
  /// Clicks that end in an order.
  static let recoveredShare = 0.25
  /// Hours from leaving the cart to the mail.
  static let hoursToMail = 1...4
  /// Hours from the mail to the order.
  static let hoursToOrder = 1...168
  /// Share of the cart's value that the recovered order keeps.
  static let keptShare = 0.7...1.0
}
