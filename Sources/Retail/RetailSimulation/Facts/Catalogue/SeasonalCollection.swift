/// The names under which a season's products are launched together.
struct SeasonalCollection: Sendable, Hashable {
  let seasonality: SeasonalityClass
  /// Names without the year.
  let names: [String]

  /// Collections of every class.
  static let all = FactTable.records(text) { fields in
    SeasonalCollection(seasonality: fields.code(of: SeasonalityClass.self), names: fields.list())
  }

  private static let text = """
    # class	names
    spring	First Bloom,Garden Party,Fresh Start,Cherry Lane
    summer	Coastline,Long Weekend,Sun Chaser,Boardwalk
    autumn	Harvest Moon,Campus,Golden Hour,Woodsmoke
    winter	Snowfall,Northern Lights,Fireside,Silver Frost
    back_to_school	Honor Roll,First Bell
    gift	Gather Round,Bright Box,Sparkle
    flat	Core,Essentials,Everyday,Icons
    """
}
