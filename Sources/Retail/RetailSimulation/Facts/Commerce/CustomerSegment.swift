/// A group of customers with habits of its own.
struct CustomerSegment: Sendable, Hashable {
  let code: String
  let name: String
  /// Share of customers.
  let share: Double
  /// Orders per customer and day, relative to the average customer.
  let orderRate: Double
  /// Lines of one order.
  let lines: ClosedRange<Int>
  /// Chance that a line is discounted outside of sales.
  let discountChance: Double
  /// Share of the list price that such a discount takes off.
  let discount: ClosedRange<Double>
  /// Chance that a line is returned, over all products and channels.
  let returnChance: Double
  /// Share of customers who want e-mails.
  let optInShare: Double
  /// Loyalty tiers of its customers.
  let tiers: [WeightedChoice]
  /// Weight of each channel as the preferred one, in the order of `OrderChannel.all`.
  let channels: [Double]

  /// Share of a customer's orders that go through the preferred channel; the rest go anywhere.
  static let preferredChannelShare = 0.7

  /// The segments, best customers first.
  static let all = FactTable.records(text) { fields in
    CustomerSegment(
      code: fields.text(),
      name: fields.text(),
      share: fields.number(),
      orderRate: fields.number(),
      lines: fields.integers(),
      discountChance: fields.number(),
      discount: fields.numbers(),
      returnChance: fields.number(),
      optInShare: fields.number(),
      tiers: fields.choices(),
      channels: fields.series()
    )
  }

  private static let text = """
    # code	name	share	orders	lines	discounted	discount	returned	opt-in	tiers	preferred channel, in the order of OrderChannel
    vip	VIP	0.05	3.2	3..8	0.15	0.05..0.15	0.05	0.86	platinum:70,gold:30	22,12,24,10,2,2,24,3,1
    premium	Premium	0.15	2	2..6	0.25	0.08..0.18	0.08	0.78	gold:55,silver:45	25,15,19,10,3,3,21,3,1
    loyal	Loyal	0.25	1.15	2..5	0.3	0.1..0.2	0.1	0.71	silver:60,bronze:40	23,18,13,10,4,5,23,3,1
    regular	Regular	0.35	0.53	1..4	0.35	0.12..0.25	0.12	0.58	bronze:85,silver:15	20,20,9,9,5,8,25,3,1
    new	New	0.2	0.34	1..3	0.4	0.15..0.3	0.15	0.44	bronze:100	15,25,8,8,10,10,21,2,1
    """
}
