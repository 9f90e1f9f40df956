/// A maker of products; every name is made up.
struct Brand: Sendable, Hashable {
  /// Where a brand's prices lie within the band of a product type.
  enum Position: String, Sendable, CaseIterable {
    case value, mid, premium, luxury

    /// Part of the band, on its logarithm, from 0 for the lowest price to 1 for the highest.
    var band: ClosedRange<Double> {
      switch self {
      case .value: 0...0.35
      case .mid: 0.2...0.6
      case .premium: 0.5...0.85
      case .luxury: 0.75...1
      }
    }
  }

  let name: String
  let position: Position
  /// Share of products, relative to the other brands of a category.
  let weight: Double
  /// What it makes, as indices in `ProductCategory.all`.
  let categories: [Int]

  /// The brands; each category has at least three.
  static let all = FactTable.records(text) { fields in
    Brand(
      name: fields.text(),
      position: fields.code(of: Position.self),
      weight: fields.number(),
      categories: fields.list().map { FactTable.number(of: $0, in: ProductCategory.numbers) }
    )
  }

  private static let text = """
    # name	position	weight	categories
    Northvale	mid	10	womens,mens,kids
    Ardenne & Co	premium	5	womens,accessories,footwear
    Maison Verrel	luxury	2	womens,accessories,beauty
    Threadmere	value	12	womens,mens,kids
    Willowmere	mid	8	womens,home
    Calder & Finch	premium	5	mens,footwear,accessories
    Ironfell Supply	mid	7	mens,footwear,sports
    Tidewright	mid	6	womens,mens,sports
    Hallowick	luxury	2	mens,accessories
    Pebblekin	value	7	kids,toys
    Little Larkspur	premium	3	kids,toys
    Pacemere	mid	9	footwear,womens,mens,sports
    Vantrell	premium	5	footwear,sports
    Solegrove	value	7	footwear,kids
    Casa Oriel	premium	4	accessories,footwear
    Lumenpeak	mid	8	electronics
    Zephyrix	premium	5	electronics
    Quillon	value	8	electronics,office,automotive
    Aurevane Labs	luxury	2	electronics
    Nimbury	mid	6	electronics,home
    Hearthmoor	mid	9	home,kitchen
    Oakenfield	premium	4	home,kitchen
    Homebright	value	11	home,kitchen,office
    Fennimore Kitchen	premium	4	kitchen
    Saltwick	mid	5	kitchen,home
    Ridgewander	mid	7	sports,accessories
    Basin & Bluff	premium	4	sports,footwear
    Playfield	value	7	sports,toys
    Veloria	premium	4	beauty
    Dewberry Lane	mid	7	beauty
    Purelune	value	8	beauty
    Orchid & Ash	luxury	2	beauty,home
    Tinkerloom	mid	7	toys
    Merrywhistle	value	6	toys,office
    Marlowe Gate Press	mid	7	books
    Copperquill	premium	3	books,office
    Paperhaven	value	6	books,office
    Torqway	mid	6	automotive
    Gearhollow	value	5	automotive
    Axlemont	premium	3	automotive
    Scrivenor	mid	5	office
    Pawsley	mid	6	pets
    Furrowtail	value	6	pets
    Wildmuzzle	premium	3	pets
    """
}
