/// The top of the catalogue's hierarchy.
struct ProductCategory: Sendable, Hashable {
  let code: String
  let name: String
  /// Fashion or General Merchandise.
  let department: String
  /// Days from an order to the supplier until it is received.
  let leadTime: ClosedRange<Int>
  /// Share of the units received that are later found damaged.
  let damageRate: Double

  /// The categories, by department.
  static let all = FactTable.records(text) { fields in
    ProductCategory(
      code: fields.text(),
      name: fields.text(),
      department: fields.text(),
      leadTime: fields.integers(),
      damageRate: fields.number()
    )
  }

  /// Place in `all` by code.
  static let numbers = FactTable.numbers(all.map(\.code))

  private static let text = """
    # code	name	department	lead time	damage rate
    womens	Women's Apparel	Fashion	14..35	0.004
    mens	Men's Apparel	Fashion	14..35	0.004
    kids	Kids' Apparel	Fashion	14..30	0.004
    footwear	Footwear	Fashion	14..35	0.005
    accessories	Accessories	Fashion	10..28	0.006
    electronics	Electronics	General Merchandise	7..21	0.012
    home	Home & Garden	General Merchandise	7..28	0.015
    kitchen	Kitchen & Dining	General Merchandise	7..21	0.018
    sports	Sports & Outdoors	General Merchandise	7..21	0.007
    beauty	Beauty	General Merchandise	5..14	0.014
    toys	Toys & Games	General Merchandise	7..28	0.008
    books	Books & Media	General Merchandise	3..10	0.006
    automotive	Automotive	General Merchandise	5..14	0.008
    office	Office & School	General Merchandise	3..12	0.006
    pets	Pet Supplies	General Merchandise	3..12	0.012
    """
}
