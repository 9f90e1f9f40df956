internal import Synthesis

/// What is for sale on one day: how much each product is asked for, and at what discount.
struct DayOffer: Sendable {
  /// Chooses a product by demand.
  let demand: AliasTable
  /// Share of the list price that is taken off for everybody, in per cent, by product; 0 without.
  let discounts: [UInt8]
  /// Whether the discount is that of the day's sale event.
  let isSale: [Bool]
  /// Sum of the demand of the products up to each place in `Catalogue.bySubcategory`.
  private let sums: [Double]

  /// Works out a day; the same day of a world is always the same.
  init(_ catalogue: Catalogue, day: Int, _ date: BusinessCalendar.Day, stream: RandomStream) {
    let products = catalogue.products
    let event = date.sale >= 0 ? SaleEvent.all[date.sale] : nil
    let saleStream = stream.stream("sale").stream(date.saleOccurrence)
    let clearance = stream.stream("clearance").stream(date.epochDay / 28)
    let months = Dictionary(
      uniqueKeysWithValues: SeasonalityClass.allCases.map { ($0, $0.months[date.month - 1]) }
    )
    let takesPart = ProductCategory.all.indices.map { event?.categories.contains($0) ?? false }
    let kinds = ProductType.all.map { kind in
      (
        season: months[kind.seasonality] ?? 1, elasticity: kind.priceElasticity,
        isInSale: takesPart[kind.subcategory.categoryNumber]
      )
    }
    var discounts = [UInt8](repeating: 0, count: products.count)
    var isSale = [Bool](repeating: false, count: products.count)
    var weights = [Double](repeating: 0, count: products.count)
    for (number, product) in products.enumerated() where product.isOnSale(day) {
      let kind = kinds[product.type]
      if let event, kind.isInSale, saleStream.chance(product.style, event.productShare) {
        let roll = saleStream.stream(1).unit(product.style)
        let range = event.discount
        let rate = range.lowerBound + roll * (range.upperBound - range.lowerBound)
        discounts[number] = UInt8((rate * 20).rounded() * 5)
        isSale[number] = true
      } else if kind.season < 0.65, clearance.chance(product.style, 0.2) {
        discounts[number] = UInt8(30 + 5 * clearance.stream(1).integer(product.style, below: 5))
      }
      var weight = product.popularity * kind.season
      if discounts[number] > 0 {
        weight *= exponential(kind.elasticity * logarithm(1 - Double(discounts[number]) / 100))
      }
      weights[number] = weight
    }
    self.discounts = discounts
    self.isSale = isSale
    demand = AliasTable(weights)
    var sum = 0.0
    sums = catalogue.bySubcategory.map { number in
      sum += weights[Int(number)]
      return sum
    }
  }

  /// A product that goes with another one; `nil` when nothing of the kind is for sale.
  func companion(of product: Int, _ catalogue: Catalogue, _ draw: inout RandomCursor) -> Int? {
    let companions = Subcategory.all[catalogue.products[product].subcategory].companions
    guard !companions.isEmpty else { return nil }
    let choice = companions[min(draw.geometric(0.5, limit: 2), companions.count - 1)]
    let range = catalogue.subcategories[choice]
    guard !range.isEmpty else { return nil }
    let floor = range.lowerBound > 0 ? sums[range.lowerBound - 1] : 0
    let width = sums[range.upperBound - 1] - floor
    guard width > 0 else { return nil }
    let target = floor + draw.unit() * width
    var (low, high) = (range.lowerBound, range.upperBound - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > target { high = middle } else { low = middle + 1 }
    }
    return Int(catalogue.bySubcategory[low])
  }
}
