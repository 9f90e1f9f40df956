/// A proposal on the way.
struct Draft {
  let contract: Contract
  let findings: Findings
  var mappings: [RelationMapping]
  let answers: Answers
  /// Relations whose rows are rows of a table, by table.
  var own: [String: [Int]] = [:]
  /// The relation from whose rows those of a table are gathered, by table.
  var parents: [String: Int] = [:]
  /// Columns that stand in for those of tables that no source has, by table.
  var fallbacks: [String: (relation: Int, columns: [(name: String, column: Int)])] = [:]
  var stagings: [Int: Staging] = [:]
  var tables: [TableProposal] = []
  var decisions: [Decision] = []
  var currency = "USD"

  init(contract: Contract, findings: Findings, mappings: [RelationMapping], answers: Answers) {
    self.contract = contract
    self.findings = findings
    self.mappings = mappings
    self.answers = answers
  }

  /// Says what the relations are.
  mutating func decideTables() {
    for source in findings.sources where source.files.count > 1 {
      decisions.append(
        Decision(
          kind: .files,
          subject: source.name,
          statement: "is \(source.files.count) files with the same columns, read as one table"
            + (source.hasVersions ? "; what is called an update comes last" : ""),
          confidence: source.hasVersions ? 0.75 : 0.9,
          why: "pattern " + source.pattern
        )
      )
    }
    for mapping in mappings {
      let relation = findings.relations[mapping.relation]
      guard let grain = mapping.grain else { continue }
      let names: [String] = [grain] + mapping.alternatives.map(\.table)
      var options: [(label: String, edit: Answers.Edit)] = names.map { name in
        ("rows of " + name, .grain(relation: relation.name, table: name))
      }
      options.append(
        ("none of these: keep it in bronze", .grain(relation: relation.name, table: nil))
      )
      decisions.append(
        Decision(
          kind: .table,
          subject: relation.name,
          statement: "has the rows of \(grain)",
          confidence: mapping.confidence,
          why: nil,
          alternatives: mapping.alternatives.map(\.table),
          question: Question(text: "What are the rows of \(relation.name)?", options: options)
        )
      )
    }
  }

  /// For tables without rows of their own, chooses the relation that says most about them.
  mutating func chooseParents() {
    for table in contract.tables where (own[table.name] ?? []).isEmpty {
      var best: (relation: Int, count: Int)?
      for mapping in mappings {
        guard let grain = mapping.grain.flatMap(contract.table), grain.name != table.name,
          contract.closure(of: grain).contains(where: { $0.name == table.name }),
          (own[grain.name] ?? []).contains(mapping.relation)
        else { continue }
        let slots = mapping.choices.keys.filter { $0.table == table.name }
        guard keyMaking(of: table, in: mapping, grain: grain) != nil else { continue }
        if slots.count > best?.count ?? 0 || (best == nil && table.entity == "order") {
          best = (mapping.relation, slots.count)
        }
      }
      if let best { parents[table.name] = best.relation }
    }
  }

  /// For tables that no source has, chooses rows of another table to stand in.
  mutating func chooseFallbacks() {
    for table in contract.tables where (own[table.name] ?? []).isEmpty && parents[table.name] == nil
    {
      guard let fallback = table.fallback, let relation = own[fallback.table]?.first else {
        continue
      }
      let mapping = mappings[relation]
      let columns = fallback.columns.compactMap { name, from -> (name: String, column: Int)? in
        let found = from.compactMap { mapping.column(Slot(fallback.table, $0)) }
        return found.first.map { (name, $0) }
      }
      guard columns.count == fallback.columns.count else { continue }
      fallbacks[table.name] = (relation, columns)
      decisions.append(
        Decision(
          kind: .derived,
          subject: table.name,
          statement: "is made: no file has any, so every one of \(fallback.table) counts as one",
          confidence: fallback.confidence
        )
      )
    }
  }

  /// How the key of a table is made from a relation: from a column, or by a rule.
  func keyMaking(
    of table: ContractTable,
    in mapping: RelationMapping,
    grain: ContractTable
  ) -> (column: Int?, rule: Derivation?)? {
    guard let key = table.ownKey else { return nil }
    if let column = mapping.column(Slot(table.name, key.name)) { return (column, nil) }
    if table.name == grain.name, grain.entity == "line" { return nil }
    for rule in key.derivations {
      let isMet = rule.needs.allSatisfy { need in
        need == "source_row"
          ? grain.entity == "line" : mapping.column(Slot(table.name, need)) != nil
      }
      guard isMet, !rule.needs.isEmpty else { continue }
      // A name is no key where another file has keys of its own.
      if !(own[table.name] ?? []).isEmpty, !(own[table.name] ?? []).contains(mapping.relation) {
        return nil
      }
      return (nil, rule)
    }
    return nil
  }

  /// Name of a slot's column in the staging table of a relation whose rows are those of `grain`.
  func stagedName(_ slot: Slot, grain: String) -> String {
    guard slot.table != grain, let table = contract.table(slot.table) else { return slot.column }
    if table.ownKey?.name == slot.column || slot.column.hasPrefix(table.entity + "_") {
      return slot.column
    }
    return table.entity + "_" + slot.column
  }
}
