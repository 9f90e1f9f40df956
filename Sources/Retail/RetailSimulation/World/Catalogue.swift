internal import Synthesis

/// Everything that is or was for sale.
struct Catalogue: Sendable {
  let products: [Product]
  /// Products by subcategory, those of one behind each other.
  let bySubcategory: [Int32]
  /// Where the products of each subcategory lie in `bySubcategory`.
  let subcategories: [Range<Int>]
  /// Products by the world day on which their first delivery is ordered, for those launched after the first day.
  let firstOrders: [Int: [Int]]
  /// Chance that a line is sent back, relative to the average line, by product.
  let returnFactors: [Double]

  /// Days before the launch on which the first goods are ordered.
  static let daysAhead = 14
  /// Share of the products that are launched while the world runs.
  private static let launchedShare = 0.06
  /// Share of the products that are given up while the world runs.
  private static let endedShare = 0.04
  /// How much more the favourites are asked for.
  private static let skew = 0.75

  /// Invents `count` products.
  init(count: Int, days: Int, stream: RandomStream) {
    let types = AliasTable(ProductType.all.map(\.demand))
    var products: [Product] = []
    products.reserveCapacity(count)
    var style = 0
    while products.count < count {
      var draw = stream.stream("styles").stream(style).cursor
      let type = types.index(draw.next())
      Self.add(
        style: style,
        type: type,
        room: count - products.count,
        days: days,
        &draw,
        to: &products
      )
      style += 1
    }
    let ranks = Permutation(count: style, stream: stream.stream("ranks"))
    self.products = products.map { product in
      let rank = Double(ranks[product.style] + 1)
      return product.asked(for: exponential(-Self.skew * logarithm(rank)))
    }
    var byDay: [Int: [Int]] = [:]
    for (number, product) in products.enumerated() where product.launchDay > 0 {
      byDay[max(0, product.launchDay - Self.daysAhead), default: []].append(number)
    }
    firstOrders = byDay
    let order = products.indices.sorted {
      (products[$0].subcategory, $0) < (products[$1].subcategory, $1)
    }
    bySubcategory = order.map(Int32.init)
    var ranges: [Range<Int>] = []
    var next = 0
    for subcategory in Subcategory.all.indices {
      let start = next
      while next < order.count, products[order[next]].subcategory == subcategory { next += 1 }
      ranges.append(start..<next)
    }
    subcategories = ranges
    returnFactors = Self.returnFactors(self.products)
  }

  /// Units that one line asks for.
  func units(of product: Int, _ draw: inout RandomCursor) -> Int32 {
    let roll = draw.unit()
    // Nobody buys three sofas.
    if products[product].price > 20_000 { return roll < 0.95 ? 1 : 2 }
    return roll < 0.72 ? 1 : roll < 0.92 ? 2 : 3
  }

  /// A few products that may stand in for one: its own kind first.
  func alike(_ product: Int, _ draw: inout RandomCursor) -> [Int] {
    let range = subcategories[products[product].subcategory]
    return (0..<4).map { _ in
      Int(bySubcategory[range.lowerBound + draw.integer(below: range.count)])
    }
  }

  private static func add(
    style: Int,
    type: Int,
    room: Int,
    days: Int,
    _ draw: inout RandomCursor,
    to products: inout [Product]
  ) {
    let kind = ProductType.all[type]
    let category = kind.subcategory.categoryNumber
    let brands = Brand.all.indices.filter { Brand.all[$0].categories.contains(category) }
    let brand = brands[AliasTable(brands.map { Brand.all[$0].weight }).index(draw.next())]
    let band = Brand.all[brand].position.band
    let (low, high) = (Double(kind.price.lowerBound), Double(kind.price.upperBound))
    let place = draw.number(in: band)
    let exact = low * exponential(place * logarithm(high / low))
    let price = max(1, Int64(exact / 100)) * 100 - (draw.chance(0.7) ? 1 : 5)
    let margin = draw.number(in: kind.margin)
    let cost = min(price - 1, max(1, Int64(Double(price) * (1 - margin))))
    let weight = draw.integer(in: kind.weight)
    let word = draw.integer(below: max(1, kind.nameWords.words.count))
    let material = AliasTable(kind.material.choices.map(\.weight)).index(draw.next())
    let supplier = 1 + (brand * 7 + draw.integer(in: Suppliers.perBrand)) % Suppliers.count
    let (launch, end) = life(style: style, days: days, &draw)
    let collections = SeasonalCollection.all.first { $0.seasonality == kind.seasonality }
    let collection = draw.integer(below: max(1, collections?.names.count ?? 1))
    let colourful = kind.sizeScheme.isSized || draw.chance(0.6)
    let palette = AliasTable(Colour.all.map(\.weight))
    var colours: Set<Int> = []
    for _ in 0..<(colourful ? draw.integer(in: 1...3) : 0) {
      colours.insert(palette.index(draw.next()))
    }
    var added = 0
    for colour in colours.isEmpty ? [-1] : colours.sorted() {
      for size in kind.sizeScheme.sizes.indices where added < room {
        let share = kind.sizeScheme.sizes[size].weight
        let shade = colour < 0 ? 1 : Colour.all[colour].weight
        products.append(
          Product(
            style: style,
            type: type,
            brand: brand,
            supplier: supplier,
            word: word,
            material: material,
            colour: colour,
            size: size,
            collection: collection,
            price: price,
            cost: cost,
            weight: weight,
            launchDay: launch,
            endDay: end,
            popularity: kind.demand * (2 + share) * (3 + shade)
          )
        )
        added += 1
      }
    }
  }

  /// When a style comes and goes; the first style is there all the time, so that there is always something to buy.
  private static func life(
    style: Int,
    days: Int,
    _ draw: inout RandomCursor
  ) -> (launch: Int, end: Int) {
    let early = -draw.integer(in: 1...1_400)
    let (arrival, farewell, roll) = (draw.unit(), draw.unit(), draw.unit())
    guard style > 0, days > 2 * daysAhead else { return (early, .max) }
    if roll < launchedShare {
      return (daysAhead + Int(arrival * Double(days - daysAhead)), .max)
    }
    if roll < launchedShare + endedShare {
      return (early, 1 + Int(farewell * Double(days - 1)))
    }
    return (early, .max)
  }

  private static func returnFactors(_ products: [Product]) -> [Double] {
    let total = products.reduce(0) { $0 + $1.popularity }
    let mean =
      products.reduce(0) { $0 + $1.popularity * ProductType.all[$1.type].returnPropensity } / total
    return products.map { ProductType.all[$0.type].returnPropensity / mean }
  }
}

extension Product {
  /// The same product, more or less popular.
  fileprivate func asked(for factor: Double) -> Product {
    Product(
      style: style,
      type: type,
      brand: brand,
      supplier: supplier,
      word: word,
      material: material,
      colour: colour,
      size: size,
      collection: collection,
      price: price,
      cost: cost,
      weight: weight,
      launchDay: launchDay,
      endDay: endDay,
      popularity: popularity * factor
    )
  }
}
