public import Relational

/// Decides how files become the tables of the contract.
public struct Proposer: Sendable {
  let engine: any QueryEngine
  let contract: Contract

  /// Decides with the evidence in the engine's temporary tables, which a `Profiler` of the same session has made.
  public init(engine: any QueryEngine, contract: Contract) {
    self.engine = engine
    self.contract = contract
  }

  /// The best mapping of everything that was found, given what is known from people.
  public func proposal(for findings: Findings, answers: Answers) async throws -> Proposal {
    // What tables have files of their own shows only when all have been looked at.
    var matcher = Matcher(contract: contract, engine: engine, answers: answers)
    let first = try await mappings(of: findings, by: matcher)
    matcher.settled = Set(first.compactMap(\.grain))
    let mappings = try await mappings(of: findings, by: matcher)
    var draft = Draft(contract: contract, findings: findings, mappings: mappings, answers: answers)
    try await chooseOwn(&draft)
    draft.decideTables()
    draft.chooseParents()
    draft.chooseFallbacks()
    try await stage(&draft)
    try await derive(&draft)
    draft.decideRest()
    return Proposal(
      findings: findings,
      mappings: draft.mappings,
      stagings: draft.stagings,
      tables: draft.tables,
      currency: draft.currency,
      decisions: draft.decisions
    )
  }

  private func mappings(
    of findings: Findings,
    by matcher: Matcher
  ) async throws -> [RelationMapping] {
    var mappings: [RelationMapping] = []
    for (index, relation) in findings.relations.enumerated() {
      mappings.append(try await matcher.mapping(of: relation, index: index))
    }
    return mappings
  }

  /// Chooses the relations whose rows are rows of a table; two that have the same keys cannot both be.
  private func chooseOwn(_ draft: inout Draft) async throws {
    for table in contract.tables {
      let candidates = draft.mappings.filter { $0.grain == table.name }
        .sorted { $0.confidence > $1.confidence }
      var chosen: [RelationMapping] = []
      for candidate in candidates {
        var clashes = false
        for other in chosen where try await overlap(candidate, other, table, draft) > 0.2 {
          clashes = true
        }
        let isStated =
          draft.answers.relation(draft.findings.relations[candidate.relation].name)?.grain != nil
        if clashes, !isStated {
          draft.mappings[candidate.relation].grain = nil
          draft.decisions.append(
            Decision(
              kind: .table,
              subject: draft.findings.relations[candidate.relation].name,
              statement:
                "is left out: its rows have keys of \(table.name) that another file describes better",
              confidence: 0.75,
              question: nil
            )
          )
        } else {
          chosen.append(candidate)
        }
      }
      draft.own[table.name] = chosen.map(\.relation)
    }
  }

  /// Share of the keys of one relation that are keys of another.
  private func overlap(
    _ left: RelationMapping,
    _ right: RelationMapping,
    _ table: ContractTable,
    _ draft: Draft
  ) async throws -> Double {
    let keys = table.ownKey.map { [$0.name] } ?? table.key
    let slots = keys.map { contract.target(of: Slot(table.name, $0)) }
    let relations = [left, right].map { draft.findings.relations[$0.relation] }
    var columns: [[String]] = [[], []]
    for slot in slots {
      guard let a = left.column(slot), let b = right.column(slot) else { return 0 }
      columns[0].append(relations[0].columns[a].engineName)
      columns[1].append(relations[1].columns[b].engineName)
    }
    let lists = columns.map { names in
      names.map { "cast(\(identifier: $0) as varchar)" as SQL }.joined(separator: ", ")
    }
    let rows = try await engine.rows(
      """
      with a as (select distinct \(lists[0]) from \(identifier: relations[0].table)),
        b as (select distinct \(lists[1]) from \(identifier: relations[1].table))
      select (select count(*) from (from a intersect from b))::double / greatest(1, (select count(*) from a))
      """
    )
    if case .double(let share) = rows.columns[0][0] { return share }
    return 0
  }
}
