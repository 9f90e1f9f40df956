/// When in the year a kind of product is asked for.
enum SeasonalityClass: String, Sendable, CaseIterable {
  case flat, spring, summer, autumn, winter, gift
  case backToSchool = "back_to_school"

  /// The season as catalogues print it.
  var season: String {
    switch self {
    case .flat, .gift: "Year-round"
    case .spring: "Spring"
    case .summer: "Summer"
    case .autumn, .backToSchool: "Fall"
    case .winter: "Winter"
    }
  }

  /// Demand of January to December relative to the class's own average month; 1 on average.
  var months: [Double] { Self.table[self, default: []] }

  private static let table = Dictionary(
    uniqueKeysWithValues: FactTable.records(text) { fields in
      (fields.code(of: SeasonalityClass.self), fields.series())
    }
  )

  private static let text = """
    # class	January to December
    flat	1,1,1,1,1,1,1,1,1,1,1,1
    spring	0.6,0.9,1.5,1.7,1.5,1.1,0.8,0.7,0.8,0.8,0.8,0.8
    summer	0.4,0.5,0.8,1.2,1.7,2,1.8,1.3,0.7,0.5,0.5,0.6
    autumn	0.7,0.6,0.6,0.6,0.6,0.6,0.7,1.3,1.8,1.8,1.5,1.2
    winter	1.6,1.2,0.7,0.4,0.3,0.3,0.3,0.5,0.9,1.5,2,2.3
    back_to_school	0.7,0.6,0.6,0.6,0.7,0.8,1.8,2.6,1.5,0.8,0.7,0.6
    gift	0.7,1,0.8,0.8,1,0.9,0.7,0.7,0.7,0.9,1.6,2.2
    """
}
