internal import Relational

/// Finds out what relations and their columns are in the contract, by names, types, values and dependencies together.
struct Matcher {
  let contract: Contract
  let engine: any QueryEngine
  let answers: Answers
  /// Tables that have files of their own: of them, other files say no more than the key.
  var settled: Set<String> = []

  /// Scores below this are no match.
  private static let threshold = 0.45

  /// The mapping of one relation.
  func mapping(of relation: Relation, index: Int) async throws -> RelationMapping {
    let stated = answers.relation(relation.name)
    var candidates: [RelationMapping] = []
    for table in contract.tables {
      if let grain = stated?.grain, grain.name != table.name { continue }
      if stated?.isNothing == true { continue }
      if let found = try await candidate(relation, index, table, stated) {
        candidates.append(found)
      }
    }
    candidates.sort { $0.confidence > $1.confidence }
    guard var best = candidates.first, best.confidence >= 0.4 || stated?.grain != nil else {
      return RelationMapping(
        relation: index,
        grain: nil,
        confidence: stated?.isNothing == true ? 1 : 0.9,
        alternatives: candidates.map { ($0.grain ?? "", $0.confidence) },
        choices: [:]
      )
    }
    best.alternatives = candidates.dropFirst().prefix(3).map { ($0.grain ?? "", $0.confidence) }
    if let grain = stated?.grain {
      best.confidence = grain.confidence
    } else if let next = candidates.dropFirst().first {
      let margin = best.confidence - next.confidence
      best.confidence = min(0.99, best.confidence + 0.15) - max(0, 0.2 - margin)
    } else {
      best.confidence = min(0.99, best.confidence + 0.15)
    }
    return best
  }

  /// The best mapping under the hypothesis that the rows are those of `table`; its confidence is a raw score.
  private func candidate(
    _ relation: Relation,
    _ index: Int,
    _ table: ContractTable,
    _ stated: Answers.RelationAnswer?
  ) async throws -> RelationMapping? {
    let slots = contract.slots(of: table).filter { slot in
      slot.table == table.name || !settled.contains(slot.table)
        || contract.table(slot.table)?.ownKey?.name == slot.column
    }
    var scores = relation.columns.map { column in
      slots.map { score(column, $0, relation, table) }
    }
    try await weigh(&scores, slots, relation, table)
    for (row, column) in relation.columns.enumerated() {
      guard let answer = stated?.columns[column.label] else { continue }
      for (place, slot) in slots.enumerated() {
        scores[row][place] = answer.slot == slot ? 100 : 0
      }
    }
    var best = pairs(scores)
    // What cannot be gathered by a key draws nothing to itself.
    let isKeyless = slots.map { slot in
      slot.table != table.name && !hasKey(slot.table, slots: slots, pairs: best)
    }
    if isKeyless.contains(true) {
      for row in scores.indices {
        for place in slots.indices where isKeyless[place] { scores[row][place] = 0 }
      }
      best = pairs(scores)
    }
    var choices: [Slot: RelationMapping.Choice] = [:]
    for (row, place) in best.enumerated() {
      guard let place else { continue }
      let answer = stated?.columns[relation.columns[row].label]
      let others = slots.indices.filter { $0 != place && scores[row][$0] >= 0.3 }
        .sorted { scores[row][$0] > scores[row][$1] }.prefix(3)
      let runnerUp = others.first.map { scores[row][$0] } ?? 0
      let rival = scores.indices.filter { $0 != row }.map { scores[$0][place] }.max() ?? 0
      let margin = scores[row][place] - max(runnerUp, rival * 0.98)
      let confidence = min(0.99, scores[row][place] - max(0, 0.15 - margin))
      choices[slots[place]] = .init(
        column: row,
        confidence: answer?.confidence ?? max(0.3, confidence),
        alternatives: others.map { (slots[$0], scores[row][$0]) }
      )
    }
    return assess(
      choices,
      relation,
      index,
      table,
      scores: best.enumerated().map { row, place in
        place.map { scores[row][$0] } ?? 0
      }
    )
  }

  /// The best pairs of columns and slots; one good pair is worth more than two poor ones.
  private func pairs(_ scores: [[Double]]) -> [Int?] {
    Assignment.best(
      scores.map { row in row.map { $0 < Matcher.threshold ? 0 : $0 * $0 * $0 } }
    )
  }

  /// Whether the key of a table is among the pairs, or can be made of what is.
  private func hasKey(_ name: String, slots: [Slot], pairs: [Int?]) -> Bool {
    guard let table = contract.table(name), let key = table.ownKey else { return false }
    let filled = Set(pairs.compactMap { $0.map { slots[$0] } })
    if filled.contains(Slot(name, key.name)) { return true }
    return key.derivations.contains { rule in
      rule.needs.allSatisfy { $0 == "source_row" || filled.contains(Slot(name, $0)) }
    }
  }

  /// How well the relation as a whole is a source of `table`; `nil` when it cannot be one.
  private func assess(
    _ choices: [Slot: RelationMapping.Choice],
    _ relation: Relation,
    _ index: Int,
    _ table: ContractTable,
    scores: [Double]
  ) -> RelationMapping? {
    var evidence = 0.0
    for group in table.evidence {
      let found = group.compactMap { choices[contract.target(of: $0)] }.map(\.confidence).max()
      guard let found else { return nil }
      evidence += found
    }
    evidence /= Double(max(1, table.evidence.count))
    let filled = relation.columns.indices.filter { relation.columns[$0].profile.filled > 0 }
    let explained = filled.reduce(0.0) { $0 + min(1, scores[$1]) } / Double(max(1, filled.count))
    let context = Set(relation.terms.flatMap(\.concepts))
    let others = context.intersection(contract.lexicon.entities).subtracting([table.entity])
    let isInList = !relation.path.isEmpty && table.columns.contains { $0.role == .sequence }
    let isNamed = context.contains(table.entity) || isInList
    var score = 0.55 * evidence + 0.3 * explained
    // Lines are named after their order as often as not.
    let parents = table.columns.filter { $0.reference != nil && $0.isRequired }
      .compactMap { $0.reference.flatMap(contract.table)?.entity }
    let isNamedAfterParent = table.ownKey != nil && !context.isDisjoint(with: parents.prefix(1))
    score += isNamed || isNamedAfterParent ? 0.15 : others.isEmpty ? 0.05 : 0
    if let key = table.ownKey, !table.columns.contains(where: { $0.role == .sequence }) {
      if let column = keyColumn(key, of: table, choices) {
        let profile = relation.columns[column].profile
        let uniqueness = Double(profile.distinctPerFile) / Double(max(1, relation.distinctCount))
        let isKey = uniqueness >= 0.98 && profile.nullShare <= 0.02
        score *= isKey ? 1 : uniqueness < 0.9 ? 0.3 : 0.75
      } else {
        score *= 0.6
      }
    }
    return RelationMapping(
      relation: index,
      grain: table.name,
      confidence: score,
      alternatives: [],
      choices: choices
    )
  }

  /// The column that a key is, or is made from.
  private func keyColumn(
    _ key: ContractColumn,
    of table: ContractTable,
    _ choices: [Slot: RelationMapping.Choice]
  ) -> Int? {
    if let choice = choices[Slot(table.name, key.name)] { return choice.column }
    for rule in key.derivations {
      let columns = rule.needs.map { choices[Slot(table.name, $0)]?.column }
      if let first = columns.first, columns.allSatisfy({ $0 != nil }) { return first }
    }
    return nil
  }

  /// How well a column fills a slot, by its name, its type and its values.
  private func score(
    _ column: RelationColumn,
    _ slot: Slot,
    _ relation: Relation,
    _ grain: ContractTable
  ) -> Double {
    guard let wanted = contract.column(slot), let table = contract.table(slot.table),
      column.profile.filled > 0
    else { return 0 }
    let values = ValueMatch(contract: contract)
    let fit = values.typeFit(column.profile, wanted)
    guard fit > 0 else { return 0 }
    // Within a list of lines only the key of what is around it is of interest.
    if column.depth < relation.path.count, wanted.role != .key { return 0 }
    let terms = contract.lexicon.terms(of: column.label)
    var context = relation.terms
    var neutral: Set<String> = []
    if column.depth < relation.path.count {
      context = [NameTerm(text: "order", concepts: ["order"])]
    }
    if let parent = grain.columns.first(where: { $0.reference != nil && $0.isRequired }),
      let entity = parent.reference.flatMap(contract.table)?.entity, grain.ownKey != nil
    {
      // Lines are about their order too.
      neutral = [grain.entity, entity]
      context.append(NameTerm(text: entity, concepts: [entity]))
    } else if grain.name != slot.table, context.isEmpty {
      context.append(NameTerm(text: grain.entity, concepts: [grain.entity]))
    }
    var name = NameMatch(lexicon: contract.lexicon)
      .score(terms, context: context, column: wanted, entity: table.entity, neutral: neutral)
    let isAboutTable = terms.contains { $0.concepts.contains(table.entity) }
    let isContext = relation.terms.contains { $0.concepts.contains(table.entity) }
    if slot.table != grain.name, !isAboutTable, !isContext { name *= 0.85 }
    var score = name * fit
    if let evidence = values.evidence(column.profile, wanted) {
      score =
        evidence > 0.8
        ? max(score * 0.8 + 0.2 * evidence, wanted.pattern?.contains("@") == true ? 0.8 : score)
        : score * (0.5 + 0.5 * evidence)
    }
    // Words that only one vocabulary knows say what a column is, whatever its name.
    if wanted.role == .status, column.profile.distinct >= 2,
      values.evidence(column.profile, wanted) ?? 0 > 0.9
    {
      score = max(score, 0.58 * fit)
    }
    if wanted.role == .key, slot.table == grain.name, grain.ownKey?.name == wanted.name {
      // Lines of several files have keys that differ everywhere, or none.
      let isLine = grain.columns.contains { $0.role == .sequence }
      let different = isLine ? column.profile.distinct : column.profile.distinctPerFile
      let unique = Double(different) / Double(max(1, relation.distinctCount))
      if isLine, unique < 0.98 { return 0 }
      score *= unique > 0.98 ? 1.02 : 0.8
    }
    // A row without its required parent is of no use.
    let isRequiredParent = grain.columns.contains { $0.reference == slot.table && $0.isRequired }
    if wanted.role == .key, isRequiredParent, column.profile.nullShare > 0.02 { score *= 0.4 }
    // What nothing depends on had better be missing than wrong.
    let isNeeded =
      wanted.isRequired || wanted.role == .key || wanted.role == .measure
      || wanted.role == .sequence
    return score < (isNeeded ? Matcher.threshold : 0.55) ? min(score, 0.4) : min(1, score)
  }
}
