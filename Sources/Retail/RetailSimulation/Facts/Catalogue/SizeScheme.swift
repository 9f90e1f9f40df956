/// The sizes that a product is made in.
struct SizeScheme: Sendable, Hashable {
  let code: String
  let name: String
  /// Sizes from small to large, weighed by how many buyers ask for them.
  let sizes: [WeightedChoice]

  /// Whether a size matters at all.
  var isSized: Bool { sizes.count > 1 }

  /// The schemes; `alpha-…` and `waist-…` are also the size profiles of customers.
  static let all = FactTable.records(text) { fields in
    SizeScheme(code: fields.text(), name: fields.text(), sizes: fields.choices())
  }

  /// Place in `all` by code.
  static let numbers = FactTable.numbers(all.map(\.code))

  private static let text = """
    # code	name	sizes
    none	Fits all	One Size:1
    alpha-women	Letters, women's curve	XS:10,S:24,M:30,L:20,XL:11,XXL:5
    alpha-men	Letters, men's curve	XS:2,S:13,M:28,L:29,XL:18,XXL:10
    alpha-unisex	Letters, even curve	XS:6,S:18,M:29,L:25,XL:15,XXL:7
    alpha-pet	Letters, pets	S:30,M:35,L:25,XL:10
    waist-women	Waist in inches, women's curve	26:16,28:22,30:21,32:17,34:11,36:7,38:4,40:2
    waist-men	Waist in inches, men's curve	26:1,28:5,30:14,32:23,34:22,36:17,38:11,40:7
    dress	US dress sizes	0:5,2:8,4:13,6:16,8:17,10:15,12:12,14:8,16:6
    jacket	US jacket sizes	36R:7,38R:15,40R:22,42R:22,44R:17,46R:10,42L:7
    shoe-women	US women's shoes	5:3,5.5:4,6:8,6.5:9,7:13,7.5:14,8:15,8.5:13,9:10,9.5:5,10:4,11:2
    shoe-men	US men's shoes	7:3,7.5:4,8:7,8.5:9,9:13,9.5:14,10:15,10.5:13,11:10,11.5:5,12:5,13:2
    shoe-unisex	US shoes	5:4,6:8,7:13,7.5:9,8:13,8.5:10,9:12,9.5:9,10:9,10.5:6,11:4,12:2,13:1
    shoe-kids	US kids' shoes	8:5,9:7,10:10,11:12,12:13,13:14,1:13,2:11,3:8,4:7
    kids-age	Ages in years	4:12,5:14,6:16,7:15,8:14,10:13,12:10,14:6
    baby-age	Ages in months	0-3M:20,3-6M:22,6-9M:18,9-12M:15,12-18M:14,18-24M:11
    ring	US ring sizes	5:10,6:22,7:30,8:22,9:11,10:5
    volume	Bottles	30 ml:18,50 ml:32,100 ml:28,250 ml:16,500 ml:6
    bed	US beds	Twin:18,Full:17,Queen:42,King:23
    storage	Gigabytes	64 GB:18,128 GB:35,256 GB:30,512 GB:17
    screen	Screen diagonals	32 in:16,43 in:21,50 in:18,55 in:24,65 in:21
    rug	Rugs in feet	2x3:18,3x5:22,5x7:30,8x10:22,9x12:8
    frame	Bicycle frames	S:25,M:40,L:28,XL:7
    helmet	Helmets	S:22,M:43,L:35
    """
}
