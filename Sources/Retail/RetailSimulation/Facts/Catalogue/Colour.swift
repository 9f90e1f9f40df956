/// A colour that products are made in.
struct Colour: Sendable, Hashable {
  let name: String
  /// The plain colour that shops filter by.
  let family: String
  /// Share of variants.
  let weight: Double

  /// The colours, dark and plain ones most often.
  static let all = FactTable.records(text) { fields in
    Colour(name: fields.text(), family: fields.text(), weight: fields.number())
  }

  private static let text = """
    # name	family	weight
    Black	Black	18
    White	White	14
    Ivory	White	4
    Charcoal	Gray	7
    Heather Gray	Gray	7
    Silver	Gray	3
    Navy	Blue	10
    Royal Blue	Blue	4
    Sky Blue	Blue	5
    Denim Blue	Blue	4
    Teal	Green	3
    Forest Green	Green	4
    Olive	Green	5
    Sage	Green	4
    Red	Red	5
    Burgundy	Red	4
    Coral	Orange	2
    Rust	Orange	3
    Mustard	Yellow	2
    Camel	Brown	4
    Chocolate	Brown	4
    Beige	Brown	6
    Blush	Pink	4
    Lavender	Purple	3
    """
}
