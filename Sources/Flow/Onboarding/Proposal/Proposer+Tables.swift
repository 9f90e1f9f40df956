internal import Relational

extension Proposer {
  /// Decides how every table of the contract is filled, and by what rules what no source has is made.
  func derive(_ draft: inout Draft) async throws {
    // Rules may ask what other tables have from sources.
    var landed: [String: Set<String>] = [:]
    for table in contract.tables { landed[table.name] = landedColumns(of: table, draft) }
    for table in contract.tables {
      let contributions = contributions(to: table, draft)
      guard !contributions.isEmpty else {
        draft.tables.append(TableProposal(table: table, contributions: [], makings: [:]))
        continue
      }
      var makings: [String: TableProposal.Making] = [:]
      for name in landed[table.name] ?? [] { makings[name] = .landed }
      try await checkSequence(&makings, table, contributions, draft)
      for column in table.columns {
        var path: Set<String> = []
        _ = try await make(column.name, table, contributions, landed, &makings, &path, &draft)
      }
      for column in table.columns where makings[column.name] == nil {
        makings[column.name] = .absent
      }
      draft.tables.append(
        TableProposal(table: table, contributions: contributions, makings: makings)
      )
      decideDuplicates(table, contributions, makings, &draft)
    }
  }

  private func contributions(to table: ContractTable, _ draft: Draft) -> [TableProposal
    .Contribution]
  {
    let own = (draft.own[table.name] ?? []).filter { draft.stagings[$0] != nil }
    if !own.isEmpty { return own.map { .init(relation: $0, isOwn: true) } }
    if let fallback = draft.fallbacks[table.name] {
      return [.init(relation: fallback.relation, isOwn: true)]
    }
    guard let parent = draft.parents[table.name], draft.stagings[parent] != nil else { return [] }
    return [.init(relation: parent, isOwn: false)]
  }

  private func landedColumns(of table: ContractTable, _ draft: Draft) -> Set<String> {
    var names: Set<String> = []
    for contribution in contributions(to: table, draft) {
      for column in draft.stagings[contribution.relation]?.columns ?? [] {
        for wanted in table.columns
        where contract.target(of: Slot(table.name, wanted.name)) == column.slot {
          names.insert(wanted.name)
        }
      }
    }
    return names
  }

  /// A number of lines that does not tell the lines of an order apart is none.
  private func checkSequence(
    _ makings: inout [String: TableProposal.Making],
    _ table: ContractTable,
    _ contributions: [TableProposal.Contribution],
    _ draft: Draft
  ) async throws {
    for column in table.columns where column.role == .sequence && makings[column.name] != nil {
      guard let parent = table.columns.first(where: { $0.reference != nil && $0.isRequired }) else {
        continue
      }
      if try await !isUnique([parent.name, column.name], table, contributions, draft) {
        makings[column.name] = nil
      }
    }
  }

  /// Finds out how a column can be made; `false` when it cannot.
  private func make(
    _ name: String,
    _ table: ContractTable,
    _ contributions: [TableProposal.Contribution],
    _ landed: [String: Set<String>],
    _ makings: inout [String: TableProposal.Making],
    _ path: inout Set<String>,
    _ draft: inout Draft
  ) async throws -> Bool {
    if Technical.names.contains(name) || makings[name] != nil { return true }
    guard let column = table.column(name), path.insert(name).inserted else { return false }
    defer { path.remove(name) }
    rules: for rule in column.derivations {
      if rule.unless.contains(where: { landed[table.name]?.contains($0) == true }) { continue }
      var level = 0
      for need in rule.needs {
        if need.hasPrefix("source.") {
          let source = String(need.dropFirst(7))
          if case .landed = makings[source] { continue }
          continue rules
        }
        if let slot = Slot(need) {
          guard landed[slot.table]?.contains(slot.column) == true else { continue rules }
          continue
        }
        guard try await make(need, table, contributions, landed, &makings, &path, &draft) else {
          continue rules
        }
        if case .rule(_, let below, _) = makings[need] { level = max(level, below) }
      }
      for use in rule.uses {
        _ = try await make(use, table, contributions, landed, &makings, &path, &draft)
        if case .rule(_, let below, _) = makings[use] { level = max(level, below) }
      }
      if !rule.unique.isEmpty, try await !isUnique(rule.unique, table, contributions, draft) {
        continue
      }
      let confidence = try await confidence(of: rule, table, contributions, draft)
      makings[name] = .rule(rule, level: level + 1, confidence: confidence)
      draft.decisions.append(
        Decision(
          kind: .derived,
          subject: "\(table.name).\(name)",
          statement: "is made: " + rule.says,
          confidence: confidence
        )
      )
      return true
    }
    return false
  }

  /// Whether columns tell the rows of every contribution apart.
  private func isUnique(
    _ names: [String],
    _ table: ContractTable,
    _ contributions: [TableProposal.Contribution],
    _ draft: Draft
  ) async throws -> Bool {
    for contribution in contributions {
      let relation = draft.findings.relations[contribution.relation]
      // The place in a list tells its elements apart.
      if !relation.path.isEmpty, names.contains(where: { table.column($0)?.role == .sequence }) {
        continue
      }
      let columns = names.compactMap { name -> String? in
        let slot = contract.target(of: Slot(table.name, name))
        return draft.stagings[contribution.relation]?.columns.first { $0.slot == slot }?.column
          .map { relation.columns[$0].engineName }
      }
      guard columns.count == names.count else { return false }
      let list = columns.map { "\(identifier: $0)" as SQL }.joined(separator: ", ")
      let rows = try await engine.rows(
        "select count(*) from (select distinct \(list), mercer_file from \(identifier: relation.table))"
      )
      if rows.columns[0].int64(at: 0) != relation.distinctCount { return false }
    }
    return true
  }

  /// How sure a rule is: less where rows meet the condition that makes it a guess.
  private func confidence(
    of rule: Derivation,
    _ table: ContractTable,
    _ contributions: [TableProposal.Contribution],
    _ draft: Draft
  ) async throws -> Double {
    guard let condition = rule.when else { return rule.confidence }
    for contribution in contributions {
      guard let staging = draft.stagings[contribution.relation] else { continue }
      let relation = draft.findings.relations[contribution.relation]
      var text = condition
      for column in staging.columns where column.slot.table == table.name {
        guard let index = column.column else { continue }
        let landed = relation.columns[index]
        let value = NumberText.expression(
          "cast(\(landed.engineName) as varchar)",
          format: column.numberFormat,
          type: "decimal(18,3)"
        ).replacing("\\'", with: "''")
        text = text.replacing("{\(column.slot.column)}", with: value)
      }
      guard !text.contains("{") else { continue }
      let rows = try await engine.rows(
        "select count(*) from \(identifier: relation.table) where \(raw: text)"
      )
      if (rows.columns[0].int64(at: 0) ?? 0) > 0 { return rule.confidence }
    }
    return rule.otherwise
  }

  /// Lines without a number of their own count once, in whatever file they come again.
  private func decideDuplicates(
    _ table: ContractTable,
    _ contributions: [TableProposal.Contribution],
    _ makings: [String: TableProposal.Making],
    _ draft: inout Draft
  ) {
    guard let key = table.ownKey, case .rule(let rule, _, _) = makings[key.name],
      rule.unique.isEmpty,
      table.columns.contains(where: { $0.role == .sequence })
    else { return }
    for contribution in contributions where contribution.isOwn {
      if case .oncePerFile = draft.stagings[contribution.relation]?.duplicates {
        draft.stagings[contribution.relation]?.duplicates = .once
      }
    }
  }
}

/// Columns that every staging table has.
enum Technical {
  static let names: Set<String> = ["source_file", "source_row", "source_position", "ingested_at"]
}
