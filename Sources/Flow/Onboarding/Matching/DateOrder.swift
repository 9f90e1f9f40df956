/// Finds out which of two numbers is the day where the values themselves do not tell.
struct DateOrder {
  private let findings: Findings
  private let contract: Contract

  init(_ findings: Findings, contract: Contract) {
    self.findings = findings
    self.contract = contract
  }

  /// Which comes first, how sure that is, and why.
  func evidence(
    for column: RelationColumn,
    in relation: Relation
  ) -> (dayFirst: Bool, confidence: Double, why: String) {
    let own = column.profile.dateFormats.first { $0.order == .ambiguous }
    let separator = own?.pattern.first { !$0.isLetter } ?? "/"
    if separator == "." { return (true, 0.93, "dates with points are") }
    let others = relation.columns.filter { $0.label != column.label }.flatMap(\.profile.dateFormats)
    if let order = agreed(others) { return (order, 0.85, "as in other columns of the file") }
    let everywhere = findings.relations.flatMap(\.columns).flatMap(\.profile.dateFormats)
    if let order = agreed(everywhere) { return (order, 0.75, "as in other files") }
    let profiles = findings.relations.flatMap(\.columns).map(\.profile)
    if profiles.contains(where: {
      $0.numberFormat.decimalMark == "," && $0.share($0.numbers) > 0.9 && $0.integers < $0.numbers
    }) {
      return (true, 0.82, "the numbers have decimal commas, as where days come first")
    }
    if let order = spread(column) {
      return (order, 0.68, "one of the two numbers takes few values, as months of a few months do")
    }
    let places = Set(profiles.flatMap { $0.values.prefix(5).map { $0.value.uppercased() } })
    if !places.isDisjoint(with: ["US", "USA", "UNITED STATES"]) {
      return (false, 0.68, "the files name the United States; all days are below 13")
    }
    if separator == "/" {
      let isForeign = foreignWords(relation)
      return isForeign
        ? (true, 0.7, "the names of the columns are not English; all days are below 13")
        : (false, 0.55, "nothing in the files tells: all days are below 13")
    }
    return (true, 0.55, "nothing in the files tells: all days are below 13")
  }

  private func agreed(_ formats: [DateFormat]) -> Bool? {
    let orders = Set(formats.map(\.order)).intersection([.dayFirst, .monthFirst])
    return orders.count == 1 ? orders.first == .dayFirst : nil
  }

  /// Days spread more than months: `nil` when the two numbers do about the same.
  private func spread(_ column: RelationColumn) -> Bool? {
    var first: Set<Substring> = []
    var second: Set<Substring> = []
    for (value, _) in column.profile.values {
      let parts = value.split { !$0.isNumber }
      guard parts.count >= 3 else { continue }
      first.insert(parts[0])
      second.insert(parts[1])
    }
    guard first.count + second.count >= 8 else { return nil }
    if first.count * 2 < second.count { return false }
    if second.count * 2 < first.count { return true }
    return nil
  }

  /// Whether most known words of the columns are those of another language than the concepts are named in.
  private func foreignWords(_ relation: Relation) -> Bool {
    let terms = relation.columns.flatMap { contract.lexicon.terms(of: $0.label) }.filter {
      !$0.concepts.isEmpty
    }
    let foreign = terms.count { term in !contract.lexicon.isEnglish(term.text) }
    return foreign * 2 > terms.count
  }
}
