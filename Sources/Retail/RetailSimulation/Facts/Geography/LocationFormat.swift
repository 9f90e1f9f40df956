/// How a location is built.
struct LocationFormat: Sendable, Hashable {
  let code: String
  let name: String
  let type: LocationType
  /// Floor area in square feet.
  let area: ClosedRange<Int>
  /// Share among the formats of the same type.
  let weight: Double
  /// Demand relative to a standard store in the same place.
  let demand: Double

  /// The formats, stores first.
  static let all = FactTable.records(text) { fields in
    LocationFormat(
      code: fields.text(),
      name: fields.text(),
      type: fields.code(of: LocationType.self),
      area: fields.integers(),
      weight: fields.number(),
      demand: fields.number()
    )
  }

  /// Place in `all` by code.
  static let numbers = FactTable.numbers(all.map(\.code))

  private static let text = """
    # code	name	type	square feet	weight	demand
    flagship	Flagship Store	store	25000..60000	8	2.6
    standard	Standard Store	store	9000..25000	62	1
    outlet	Outlet Store	store	12000..30000	18	1.2
    express	Express Store	store	3000..8000	12	0.5
    fulfilment	Fulfillment Warehouse	warehouse	120000..400000	1	1
    regional	Regional Distribution Center	distribution_centre	450000..1200000	1	1
    webshop	Online Shop	online	0..0	1	1
    """
}
