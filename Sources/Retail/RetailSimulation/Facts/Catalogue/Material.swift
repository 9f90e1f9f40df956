/// What products of a kind are made of.
struct Material: Sendable, Hashable {
  let code: String
  /// Materials weighed by how often they are used.
  let choices: [WeightedChoice]

  /// The lists that product types refer to.
  static let all = FactTable.records(text) { fields in
    Material(code: fields.text(), choices: fields.choices())
  }

  /// Place in `all` by code.
  static let numbers = FactTable.numbers(all.map(\.code))

  private static let text = """
    # code	choices
    cotton	Cotton:50,Organic Cotton:20,Cotton Blend:20,Pima Cotton:10
    silk	Silk:35,Satin:40,Silk Blend:25
    wool	Merino Wool:30,Lambswool:20,Wool Blend:35,Cashmere:5,Alpaca Blend:10
    linen	Linen:55,Linen Cotton Blend:45
    viscose	Viscose:40,Crepe:25,Jersey:25,Lyocell:10
    denim	Denim:50,Stretch Denim:40,Recycled Denim:10
    performance	Polyester Elastane:50,Recycled Polyester:25,Nylon Elastane:25
    fleece	Fleece:45,Brushed Cotton:30,Sherpa:25
    down	Recycled Polyester Fill:45,Duck Down:35,Goose Down:20
    lace	Lace:35,Modal:40,Microfiber:25
    terry	Cotton Terry:60,Waffle Cotton:25,Bamboo Cotton:15
    swim	Recycled Nylon:60,Polyester Elastane:40
    leather	Full-Grain Leather:30,Leather:35,Suede:15,Vegan Leather:20
    mesh	Engineered Mesh:45,Knit:35,Synthetic Leather:20
    canvas	Canvas:65,Waxed Canvas:15,Organic Cotton Canvas:20
    rubber	Natural Rubber:45,Silicone:25,TPE:30
    jewelry	Sterling Silver:35,Gold-Plated Brass:30,Stainless Steel:20,14k Gold:8,Freshwater Pearl:7
    watch	Stainless Steel:55,Leather Strap:30,Titanium:15
    eyewear	Acetate:50,Polycarbonate:35,Titanium:15
    shell	Polycarbonate:60,Aluminum:10,Ballistic Nylon:30
    nylon	Ripstop Nylon:45,Recycled Nylon:30,Polyester:25
    plastic	ABS Plastic:40,Polycarbonate:30,Recycled Plastic:30
    glass	Tempered Glass:45,Borosilicate Glass:35,Recycled Glass:20
    aluminum	Aluminum:70,Magnesium Alloy:15,Carbon Fiber:15
    upholstery	Linen Blend:35,Velvet:25,Mesh:20,Faux Leather:20
    foam	Memory Foam:50,EVA Foam:30,Latex:20
    polyester	Polyester:60,Recycled Polyester:40
    wood	Oak:25,Walnut:15,Acacia:20,Bamboo:20,Pine:20
    ceramic	Stoneware:45,Porcelain:30,Terracotta:25
    wax	Soy Wax:65,Beeswax:15,Coconut Wax:20
    textile	Wool:20,Jute:25,Cotton:30,Polypropylene:25
    metal	Brass:35,Iron:35,Steel:30
    cookware	Stainless Steel:40,Hard-Anodized Aluminum:35,Carbon Steel:25
    cast-iron	Cast Iron:55,Enameled Cast Iron:45
    steel	Stainless Steel:60,Carbon Steel:25,Chrome Vanadium Steel:15
    formula	Vegan Formula:45,Fragrance-Free Formula:25,Botanical Formula:30
    plush	Plush:60,Recycled Polyester Plush:25,Organic Cotton:15
    paper	Paper:60,Recycled Paper:40
    organic	Natural Ingredients:60,Grain-Free Ingredients:25,Plant Fiber:15
    """
}
