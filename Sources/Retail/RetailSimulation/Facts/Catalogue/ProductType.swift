/// A kind of product: what all products of it have in common.
struct ProductType: Sendable, Hashable {
  let name: String
  /// Index in `Subcategory.all`.
  let subcategoryNumber: Int
  /// List price in cents, spread evenly over its logarithm.
  let price: ClosedRange<Int>
  /// Gross margin as a share of the list price; what is left of the price is the cost.
  let margin: ClosedRange<Double>
  /// When it is asked for.
  let seasonality: SeasonalityClass
  /// Index in `SizeScheme.all`.
  let sizeSchemeNumber: Int
  /// Weight of one unit in grams.
  let weight: ClosedRange<Int>
  /// Index in `Material.all`.
  let materialNumber: Int
  /// Chance to be sent back, relative to the other types; only the ratios say something.
  let returnPropensity: Double
  /// Change of demand per change of price, both in per cent; negative.
  let priceElasticity: Double
  /// Share of demand, relative to the other types.
  let demand: Double
  /// Index in `NameWords.all`.
  let nameWordsNumber: Int

  /// The subcategory it belongs to.
  var subcategory: Subcategory { Subcategory.all[subcategoryNumber] }

  /// Sizes it is made in.
  var sizeScheme: SizeScheme { SizeScheme.all[sizeSchemeNumber] }

  /// Materials it is made of.
  var material: Material { Material.all[materialNumber] }

  /// Words its product names begin with.
  var nameWords: NameWords { NameWords.all[nameWordsNumber] }

  /// Subcategories bought together with it, closest first, as indices in `Subcategory.all`.
  var companions: [Int] { subcategory.companions }

  /// Every type of fashion, then every type of general merchandise, by subcategory; names repeat between subcategories.
  static let all = [fashion, generalMerchandise].flatMap { text in
    FactTable.records(text) { fields in
      ProductType(
        name: fields.text(),
        subcategoryNumber: FactTable.number(of: fields.text(), in: Subcategory.numbers),
        price: fields.integers(),
        margin: fields.numbers(),
        seasonality: fields.code(of: SeasonalityClass.self),
        sizeSchemeNumber: FactTable.number(of: fields.text(), in: SizeScheme.numbers),
        weight: fields.integers(),
        materialNumber: FactTable.number(of: fields.text(), in: Material.numbers),
        returnPropensity: fields.number(),
        priceElasticity: fields.number(),
        demand: fields.number(),
        nameWordsNumber: FactTable.number(of: fields.text(), in: NameWords.numbers)
      )
    }
  }
}
