internal import Relational

extension Matcher {
  /// Weighs scores by what depends on what: what is said about a parent is the same in all rows of that parent.
  func weigh(
    _ scores: inout [[Double]],
    _ slots: [Slot],
    _ relation: Relation,
    _ table: ContractTable
  ) async throws {
    let parents = contract.closure(of: table).filter { $0.name != table.name }
    for parent in parents {
      guard let key = parent.ownKey, let place = slots.firstIndex(of: Slot(parent.name, key.name))
      else { continue }
      preferRepeated(&scores, place, relation, table)
      var best = scores.indices.max { scores[$0][place] < scores[$1][place] }
      if let row = best, scores[row][place] < 0.45 { best = nil }
      if best == nil, table.entity == "line", parent.entity == "order" {
        best = try await discoveredKey(relation, scores, slots)
        if let best {
          scores[best][place] = 0.75
          for other in slots.indices where other != place { scores[best][other] *= 0.6 }
        }
      }
      guard let keyRow = best else {
        // Without a key every row is a parent of its own, and an amount is that of the row.
        for (index, slot) in slots.enumerated()
        where slot.table == parent.name && contract.column(slot)?.isNumeric == true
          && parent.entity == "order"
        {
          for row in scores.indices { scores[row][index] *= 0.3 }
        }
        continue
      }
      let variation = try await variation(of: relation, by: keyRow)
      guard !variation.isEmpty else { continue }
      let tolerance = parent.entity == "order" ? 0.02 : 0.35
      for row in relation.columns.indices where row != keyRow {
        for (index, slot) in slots.enumerated() where scores[row][index] > 0 {
          if slot.table == parent.name, variation[row] > tolerance {
            scores[row][index] *= parent.entity == "order" ? 0.4 : 0.6
          }
          let isMeasure = contract.column(slot)?.role == .measure
          if slot.table == table.name, parent.entity == "order", isMeasure,
            variation[row] < 0.02, contract.column(slot)?.type.hasPrefix("decimal(18,2)") == true
          {
            scores[row][index] *= 0.45
          }
        }
      }
    }
  }

  /// Of two columns that may be the key of the lines' parent, one that repeats is it: the other numbers the lines.
  private func preferRepeated(
    _ scores: inout [[Double]],
    _ place: Int,
    _ relation: Relation,
    _ table: ContractTable
  ) {
    guard table.columns.contains(where: { $0.role == .sequence }) else { return }
    let best = scores.map { $0[place] }.max() ?? 0
    let near = scores.indices.filter { scores[$0][place] > max(0.45, best - 0.3) }
    let unique = near.filter { relation.columns[$0].profile.distinct >= relation.distinctCount }
    guard unique.count < near.count else { return }
    for row in unique { scores[row][place] *= 0.5 }
  }

  /// Share of the keys with several rows whose rows differ in a column, for each column; empty when there are
  /// too few such keys to tell.
  private func variation(of relation: Relation, by key: Int) async throws -> [Double] {
    let outputs = relation.columns.map {
      "(count(distinct \(identifier: $0.engineName)) > 1)::int as \(identifier: $0.engineName)"
        as SQL
    }
    let sums = relation.columns.map { "avg(\(identifier: $0.engineName))::double" as SQL }
    let rows = try await engine.rows(
      """
      select count(*), \(sums.joined(separator: ", ")) from (
        select \(outputs.joined(separator: ", ")) from \(identifier: relation.table)
        where \(identifier: relation.columns[key].engineName) is not null
        group by \(identifier: relation.columns[key].engineName) having count(*) > 1
      )
      """
    )
    guard let count = rows.columns[0].int64(at: 0), count >= 5 else { return [] }
    return relation.columns.indices.map { index in
      if case .double(let share) = rows.columns[index + 1][0] { share } else { 0 }
    }
  }

  /// The column that rows of one order share, found by what depends on it: always filled, with digits, and with one
  /// instant for each value; the one with the most values.
  private func discoveredKey(
    _ relation: Relation,
    _ scores: [[Double]],
    _ slots: [Slot]
  ) async throws -> Int? {
    guard let date = slots.firstIndex(of: Slot("orders", "order_ts")),
      let dateRow = scores.indices.max(by: { scores[$0][date] < scores[$1][date] }),
      scores[dateRow][date] > 0.5
    else { return nil }
    let candidates = relation.columns.indices.filter { index in
      let profile = relation.columns[index].profile
      let hasDigits = profile.values.prefix(20).allSatisfy { $0.value.contains(where: \.isNumber) }
      return index != dateRow && profile.filled == profile.rows && hasDigits
        && profile.nativeType?.isNumeric != true
        && profile.longest <= 40 && profile.distinct < profile.rows
        && profile.distinct * 12 > profile.rows && profile.share(profile.dates) < 0.5
        && (profile.share(profile.numbers) < 0.9 || profile.share(profile.integers) > 0.99)
    }
    for index in candidates.sorted(by: {
      relation.columns[$0].profile.distinct > relation.columns[$1].profile.distinct
    }) {
      let variation = try await variation(of: relation, by: index)
      if !variation.isEmpty, variation[dateRow] < 0.005 { return index }
    }
    return nil
  }
}
