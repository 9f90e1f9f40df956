/// A choice of delivery at the checkout.
struct ShippingMethod: Sendable, Hashable {
  let code: String
  let name: String
  let route: FulfilmentRoute
  /// Days on the way once shipped, or until ready for pickup.
  let transit: ClosedRange<Int>
  /// What the buyer pays, in cents.
  let fee: Int
  /// Order value in cents from which the fee is waived; `nil` where it never is.
  let freeFrom: Int?
  /// Share among the methods that an order may choose from.
  let weight: Double

  /// The methods; orders at a register are carried out, all others choose between shipping and pickup.
  static let all = FactTable.records(text) { fields in
    ShippingMethod(
      code: fields.text(),
      name: fields.text(),
      route: fields.code(of: FulfilmentRoute.self),
      transit: fields.integers(),
      fee: fields.integer(),
      freeFrom: positive(fields.integer()),
      weight: fields.number()
    )
  }

  private static func positive(_ cents: Int) -> Int? { cents > 0 ? cents : nil }

  private static let text = """
    # code	name	route	transit days	fee in cents	free from cents, 0 = never	weight
    standard	Standard	ship	3..6	595	5000	46
    ground	Ground	ship	4..8	495	3500	14
    express	Express	ship	2..3	1295	20000	13
    two_day	Two-Day	ship	2..2	1495	25000	11
    overnight	Overnight	ship	1..1	2495	0	4
    store_pickup	Store Pickup	pickup	0..1	0	0	12
    in_store	In Store	carry_out	0..0	0	0	100
    """
}
