/// Words that stand before a product type in the name of a product.
struct NameWords: Sendable, Hashable {
  let code: String
  let words: [String]

  /// The lists that product types refer to.
  static let all = FactTable.records(text) { fields in
    NameWords(code: fields.text(), words: fields.list())
  }

  /// Place in `all` by code.
  static let numbers = FactTable.numbers(all.map(\.code))

  private static let text = """
    # code	words
    apparel	Relaxed,Slim,Everyday,Essential,Ribbed,Cropped,Oversized,Classic,Vintage,Striped,Soft,Stretch,Boxy,Weekend
    elegant	Tailored,Satin-Touch,Draped,Polished,Evening,Pleated,Signature,Sculpted,Modern,Timeless,Gathered,Refined
    active	Sprint,Aero,Flex,Endurance,Swift,Pace,Core,Agile,Dash,Motion,Summit,Tempo
    outdoor	Trail,Ridge,All-Weather,Alpine,Packable,Insulated,Highland,Storm,Windproof,Expedition,Meadow,Cedar
    soft	Cloud,Plush,Cozy,Brushed,Airy,Gentle,Feather,Washed,Quilted,Dreamy,Featherlight
    bright	Sunny,Coral Bay,Tropical,Color-Block,Neon,Retro,Splash,Citrus,Festival,Wave
    classic	Heritage,Classic,Academy,Standard,Minimal,Monogram,Executive,Modern,Collegiate,Everyday
    playful	Little Explorer,Dino,Rainbow,Star,Jungle,Rocket,Happy,Unicorn,Busy Bee,Adventure,Safari,Ocean
    travel	Voyager,Metro,Transit,Cabin,Terminal,Nomad,Weekender,Global
    tech	Pro,Ultra,Lite,Max,Mini,Plus,Nova,Edge,Prime,Air,Pulse,Quantum
    home	Nordic,Rustic,Modern,Farmhouse,Coastal,Mid-Century,Artisan,Loft,Terrace,Harbor,Studio
    kitchen	Chef,Everyday,Pro,Artisan,Bistro,Compact,Gourmet,Heritage,Countertop,Family
    gentle	Hydrating,Daily,Calming,Nourishing,Repair,Purifying,Balancing,Botanical,Sensitive,Radiance
    glow	Velvet,Luminous,Matte,Satin,Bold,Sheer,Longwear,Glow,Nude,Shimmer
    reading	Bestselling,Illustrated,Collector's,Hardcover,Paperback,Award-Winning,Pocket,Anniversary,Deluxe
    rugged	Heavy-Duty,Pro,Garage,Compact,All-Season,Workhorse,Trailhead,Titan,Roadside
    pet	Happy Paws,Cozy,Natural,Tough,Playtime,Backyard,Snuggle,Good Boy,Whisker
    """
}
