/// One size and colour of a style: what is priced, stocked and sold.
struct Product: Sendable {
  /// Number of the style; products of one style lie behind each other.
  let style: Int
  /// Index in `ProductType.all`.
  let type: Int
  /// Index in `Brand.all`.
  let brand: Int
  /// From 1 to `Suppliers.count`.
  let supplier: Int
  /// Index among the words of its type.
  let word: Int
  /// Index among the choices of the material of its type.
  let material: Int
  /// Index in `Colour.all`; -1 for things that come in no colour.
  let colour: Int
  /// Index among the sizes of its type's scheme.
  let size: Int
  /// Index among the names of its season's collections.
  let collection: Int
  /// List price in cents.
  let price: Int64
  /// Cost in cents, below the price.
  let cost: Int64
  /// Weight of one unit in grams.
  let weight: Int
  /// World day of its launch; negative before the first day.
  let launchDay: Int
  /// World day from which on it is not sold any more; `Int.max` for those that stay.
  let endDay: Int
  /// How much it is asked for beside others, without season and sale.
  let popularity: Double

  /// Whether it is for sale on a world day.
  func isOnSale(_ day: Int) -> Bool { launchDay <= day && day < endDay }

  /// How its season is called.
  var seasonality: SeasonalityClass { ProductType.all[type].seasonality }
  /// Index in `Subcategory.all`.
  var subcategory: Int { ProductType.all[type].subcategoryNumber }
  /// Index in `ProductCategory.all`.
  var category: Int { Subcategory.all[subcategory].categoryNumber }
}
