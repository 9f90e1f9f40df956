/// Days of every year on which many prices are lower.
struct SaleEvent: Sendable, Hashable {
  let name: String
  /// The day that its first day is counted from.
  let anchor: DayRule
  /// Days from the anchor to the first day.
  let offset: Int
  /// Length in days.
  let days: Int
  /// Share of the list price that is taken off.
  let discount: ClosedRange<Double>
  /// Share of the products of its categories that take part.
  let productShare: Double
  /// Demand of all products on its days, relative to a day without it.
  let lift: Double
  /// Categories that take part, as indices in `ProductCategory.all`.
  let categories: [Int]

  /// The days of the event in a year, counted from 1970-01-01.
  func days(in year: Int) -> Range<Int> {
    let start = anchor.day(in: year) + offset
    return start..<start + days
  }

  /// The events of a year in order; no two share a day.
  static let all = FactTable.records(text) { fields in
    SaleEvent(
      name: fields.text(),
      anchor: anchor(fields.text()),
      offset: fields.integer(),
      days: fields.integer(),
      discount: fields.numbers(),
      productShare: fields.number(),
      lift: fields.number(),
      categories: categories(fields.list())
    )
  }

  private static func anchor(_ text: String) -> DayRule {
    guard let rule = DayRule(text) else { preconditionFailure("`\(text)` is no rule for a day") }
    return rule
  }

  private static func categories(_ codes: [String]) -> [Int] {
    guard codes != ["all"] else { return Array(ProductCategory.all.indices) }
    return codes.map { FactTable.number(of: $0, in: ProductCategory.numbers) }
  }

  private static let text = """
    # name	anchor	offset	days	discount	share of products	lift	categories, all = every one
    New Year Clearance	01-02	0	21	0.2..0.5	0.35	1.15	womens,mens,kids,footwear,accessories,home,sports
    Presidents Day Sale	monday 3 of 02	-3	4	0.15..0.3	0.25	1.25	home,kitchen,electronics,womens,mens
    Spring Sale	easter	-10	11	0.1..0.3	0.3	1.2	womens,mens,kids,footwear,accessories,home,beauty
    Memorial Day Sale	monday last of 05	-3	4	0.15..0.35	0.3	1.3	all
    Summer Sale	06-20	0	15	0.15..0.35	0.3	1.2	womens,mens,kids,footwear,accessories,sports
    Basket Days	tuesday 3 of 07	0	3	0.15..0.4	0.4	1.7	all
    Back to School	08-01	0	24	0.1..0.3	0.3	1.2	kids,footwear,office,electronics,books
    Labor Day Sale	monday 1 of 09	-3	4	0.15..0.35	0.3	1.3	all
    Black Friday	thanksgiving	1	3	0.2..0.5	0.5	1.6	all
    Cyber Monday	thanksgiving	4	2	0.2..0.5	0.5	1.7	all
    Holiday Sale	12-05	0	19	0.1..0.3	0.35	1.2	all
    After-Christmas Sale	12-26	0	6	0.25..0.6	0.4	1.3	womens,mens,kids,footwear,accessories,home,toys,beauty
    """
}
