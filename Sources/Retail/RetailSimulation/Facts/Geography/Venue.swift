/// The second half of a location's name.
struct Venue: Sendable, Hashable {
  let name: String
  /// Formats it fits, as indices in `LocationFormat.all`.
  let formats: [Int]
  /// Share among the venues that fit the same format.
  let weight: Double

  /// What a location at this venue is called in a city.
  func locationName(in city: String) -> String { city + " " + name }

  /// Malls and streets for stores, plain words for the rest.
  static let all = FactTable.records(text) { fields in
    Venue(
      name: fields.text(),
      formats: fields.list().map { FactTable.number(of: $0, in: LocationFormat.numbers) },
      weight: fields.number()
    )
  }

  private static let text = """
    # name	formats	weight
    Mall	standard,flagship,express	20
    Center	standard,express	18
    Main Street	standard,express	15
    Galleria	flagship,standard	8
    Town Square	standard	10
    Plaza	standard,express	12
    Crossing	standard	7
    Promenade	flagship,standard	7
    Marketplace	standard,express	8
    Downtown	flagship	10
    Arcade	flagship	4
    Station	express	8
    Airport	express	5
    Commons	standard	6
    Premium Outlets	outlet	10
    Outlet Village	outlet	8
    Factory Shops	outlet	7
    Warehouse	fulfilment	1
    Distribution Center	regional	1
    Online Shop	webshop	1
    """
}
