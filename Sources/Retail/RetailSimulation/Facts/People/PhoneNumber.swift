/// Telephone numbers that nobody can have.
enum PhoneNumber {
  /// The exchange that is kept free for made-up numbers in every area.
  static let exchange = 555

  /// The line numbers of that exchange which are kept free.
  ///
  /// Source: North American Numbering Plan, 555-0100 through 555-0199 for fictional use.
  static let lines = 100...199

  /// A number as people write it, such as `(312) 555-0142`.
  ///
  /// - Precondition: `line` is one of `lines`.
  static func text(areaCode: Int, line: Int) -> String {
    precondition(lines.contains(line), "only these lines belong to nobody")
    return "(\(areaCode)) \(exchange)-0\(line)"
  }
}
