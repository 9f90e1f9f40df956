/// A shelf of the catalogue.
struct Subcategory: Sendable, Hashable {
  /// Also the last part of its page's address.
  let code: String
  let name: String
  /// Index in `ProductCategory.all`.
  let categoryNumber: Int
  /// What is bought together with it, closest first, as indices in `all`.
  let companions: [Int]

  /// The category it belongs to.
  var category: ProductCategory { ProductCategory.all[categoryNumber] }

  /// The subcategories, by category.
  static let all: [Subcategory] = rows.map { row in
    Subcategory(
      code: row.code,
      name: row.name,
      categoryNumber: FactTable.number(of: row.category, in: ProductCategory.numbers),
      companions: row.companions.map { FactTable.number(of: $0, in: numbers) }
    )
  }

  /// Place in `all` by code.
  static let numbers = FactTable.numbers(rows.map(\.code))

  private struct Row {
    let code: String
    let name: String
    let category: String
    let companions: [String]
  }

  // Companions may stand below what they accompany, so codes are read before they are looked up.
  private static let rows = FactTable.records(text) { fields in
    Row(
      code: fields.text(),
      name: fields.text(),
      category: fields.text(),
      companions: fields.list()
    )
  }

  private static let text = """
    # code	name	category	companions
    womens-tops	Women's Tops	womens	womens-bottoms,jewelry,womens-outerwear
    womens-dresses	Dresses	womens	womens-shoes,bags,jewelry
    womens-bottoms	Women's Bottoms	womens	womens-tops,belts-wallets,sneakers
    womens-outerwear	Women's Coats & Jackets	womens	scarves-hats,boots,womens-tops
    womens-activewear	Women's Activewear	womens	sneakers,fitness,womens-intimates
    womens-intimates	Intimates & Sleepwear	womens	womens-tops,bath,skincare
    womens-swimwear	Women's Swimwear	womens	sunglasses,water-sports,skincare
    mens-shirts	Men's Shirts	mens	mens-bottoms,mens-tailoring,belts-wallets
    mens-tees-polos	Men's T-Shirts & Polos	mens	mens-bottoms,sneakers,mens-underwear
    mens-bottoms	Men's Bottoms	mens	mens-tees-polos,belts-wallets,mens-shirts
    mens-outerwear	Men's Coats & Jackets	mens	scarves-hats,boots,mens-bottoms
    mens-tailoring	Suits & Blazers	mens	mens-shirts,mens-shoes,belts-wallets
    mens-activewear	Men's Activewear	mens	sneakers,fitness,mens-underwear
    mens-underwear	Men's Underwear & Socks	mens	mens-tees-polos,mens-bottoms
    girls-clothing	Girls' Clothing	kids	kids-shoes,backpacks,dolls-plush
    boys-clothing	Boys' Clothing	kids	kids-shoes,backpacks,building-sets
    baby-clothing	Baby Clothing	kids	dolls-plush,childrens-books,learning-toys
    school-uniforms	School Uniforms	kids	kids-shoes,backpacks,writing
    womens-shoes	Women's Shoes	footwear	bags,womens-dresses,womens-bottoms
    mens-shoes	Men's Shoes	footwear	mens-tailoring,belts-wallets,mens-underwear
    sneakers	Sneakers	footwear	mens-activewear,womens-activewear,mens-underwear
    boots	Boots	footwear	scarves-hats,womens-outerwear,mens-outerwear
    kids-shoes	Kids' Shoes	footwear	girls-clothing,boys-clothing,backpacks
    bags	Handbags	accessories	jewelry,womens-shoes,belts-wallets
    jewelry	Jewelry	accessories	womens-dresses,bags,fragrance
    watches	Watches	accessories	belts-wallets,jewelry,mens-tailoring
    scarves-hats	Scarves, Hats & Gloves	accessories	womens-outerwear,mens-outerwear,boots
    belts-wallets	Belts & Wallets	accessories	mens-bottoms,mens-shoes,watches
    sunglasses	Sunglasses	accessories	womens-swimwear,luggage,skincare
    luggage	Luggage & Travel	accessories	sunglasses,nonfiction,phone-accessories
    phone-accessories	Phone Accessories	electronics	audio,car-accessories,smart-home
    audio	Audio	electronics	phone-accessories,tv-video,music-film
    computers	Computers & Tablets	electronics	desk-supplies,backpacks,audio
    tv-video	TV & Video	electronics	audio,gaming,furniture
    gaming	Gaming	electronics	audio,computers,furniture
    cameras	Cameras	electronics	computers,bags,luggage
    smart-home	Smart Home	electronics	lighting,phone-accessories,tv-video
    bedding	Bedding	home	bath,decor,storage
    bath	Bath	home	bedding,personal-care,storage
    furniture	Furniture	home	decor,lighting,storage
    decor	Home Decor	home	lighting,tableware,furniture
    lighting	Lighting	home	smart-home,decor,furniture
    garden	Garden & Patio	home	tools,camping,lighting
    storage	Storage & Organization	home	bedding,desk-supplies,bath
    cookware	Cookware	kitchen	kitchen-tools,tableware,nonfiction
    kitchen-appliances	Kitchen Appliances	kitchen	kitchen-tools,cookware,tableware
    tableware	Tableware	kitchen	cookware,decor,kitchen-tools
    kitchen-tools	Kitchen Tools & Storage	kitchen	cookware,tableware,storage
    fitness	Fitness	sports	womens-activewear,mens-activewear,sneakers
    camping	Camping & Hiking	sports	boots,mens-outerwear,water-sports
    cycling	Cycling	sports	fitness,sunglasses,mens-activewear
    team-sports	Team Sports	sports	sneakers,mens-activewear,backpacks
    water-sports	Water Sports & Beach	sports	womens-swimwear,sunglasses,skincare
    winter-sports	Winter Sports	sports	mens-outerwear,womens-outerwear,scarves-hats
    skincare	Skin Care	beauty	makeup,haircare,personal-care
    makeup	Makeup	beauty	skincare,fragrance,haircare
    haircare	Hair Care	beauty	skincare,personal-care,makeup
    fragrance	Fragrance	beauty	makeup,jewelry,skincare
    personal-care	Personal Care	beauty	haircare,skincare,bath
    building-sets	Building Sets	toys	board-games,learning-toys,childrens-books
    dolls-plush	Dolls & Plush	toys	childrens-books,girls-clothing,learning-toys
    board-games	Games & Puzzles	toys	building-sets,fiction,gaming
    outdoor-play	Outdoor Play	toys	water-sports,cycling,team-sports
    learning-toys	Learning & Crafts	toys	childrens-books,writing,building-sets
    fiction	Fiction	books	nonfiction,decor,music-film
    nonfiction	Nonfiction	books	fiction,writing,kitchen-tools
    childrens-books	Children's Books	books	learning-toys,dolls-plush,building-sets
    music-film	Music & Film	books	audio,fiction,gaming
    car-care	Car Care	automotive	car-accessories,tools
    car-accessories	Car Accessories	automotive	car-care,phone-accessories,tools
    tools	Tools & Garage	automotive	car-care,garden,lighting
    writing	Writing & Notebooks	office	desk-supplies,backpacks,nonfiction
    desk-supplies	Desk & Office Supplies	office	writing,computers,storage
    backpacks	Backpacks & Lunch	office	writing,kitchen-tools,computers
    dog-supplies	Dog Supplies	pets	cat-supplies,bath,outdoor-play
    cat-supplies	Cat Supplies	pets	dog-supplies,decor
    small-pets	Birds, Fish & Small Pets	pets	cat-supplies,garden
    """
}
