internal import Delta
internal import Lakehouse
internal import Pipelines
internal import Relational

/// The keys that a rule takes away, each with its period, as a temporary table of the session.
struct ExpiredKeys: Sendable {
  let rule: RetentionPolicy.Rule
  private let name: String

  /// Finds what is old enough, what nothing refers to any more, and what a source still holds.
  ///
  /// A key without a row in a source went before; only the subject has not been computed anew since.
  /// - Parameters:
  ///   - rule: What is looked for.
  ///   - number: Tells the keys of several rules apart.
  ///   - retention: The lake and the day.
  ///   - earlier: Keys of the rules before; what they take away refers to nothing any more.
  /// - Returns: The keys, perhaps none.
  /// - Throws: `Explanation` for a table that does not exist or an expression that does not fit its table.
  static func find(
    _ rule: RetentionPolicy.Rule,
    number: Int,
    in retention: Retention,
    after earlier: [ExpiredKeys]
  ) async throws -> ExpiredKeys {
    let keys = ExpiredKeys(rule: rule, name: "mercer_expired_\(number)")
    let engine = retention.engine
    var scans: [String: SQL] = [:]
    for keyed in rule.tables where scans[keyed.table] == nil {
      let table = try retention.table(keyed)
      scans[keyed.table] = try table.scan(try await table.snapshot(engine: engine))
    }
    func rows(_ keyed: RetentionPolicy.KeyedTable) -> SQL {
      "select \(key(keyed)) as k from (\(scans[keyed.table] ?? "")) as t"
    }
    for keyed in rule.tables {
      try await check(keyed.key, "key", keyed, scans[keyed.table] ?? "", engine)
    }
    try await check(rule.age, "age", rule.subject, scans[rule.subject.table] ?? "", engine)
    let held = rule.sources.map(rows).joined(separator: " union all ")
    let references = rule.references.map { reference -> SQL in
      let gone = earlier.compactMap { $0.condition(where: reference.table) }
        .map { condition -> SQL in " and not coalesce(\(condition), false)" }.joined(separator: "")
      return
        " and k not in (select k from (\(rows(reference)) where true\(gone)) as r where k is not null)"
    }.joined(separator: "")
    let day = retention.cutoff(rule.olderThan).description
    try await engine.run(
      """
      create or replace temp table \(identifier: keys.name) as
      with subject as (
        select \(key(rule.subject)) as k, try_cast((\(raw: rule.age)) as date) as aged
        from (\(scans[rule.subject.table] ?? "")) as t
      ), expired as (
        select k, strftime(max(aged), \(literal: rule.period.format)) as period
        from subject where k is not null
        group by k having count(*) = count(aged) and max(aged) < cast(\(literal: day) as date)
      )
      select k, period from expired where k in (select k from (\(held)) as h)\(references)
      """
    )
    return keys
  }

  /// The keys of a run that was cut short, as its archive has them; `nil` when it has none.
  static func archived(
    _ rule: RetentionPolicy.Rule,
    rows: SQL,
    engine: any QueryEngine
  ) async throws -> ExpiredKeys? {
    let keys = ExpiredKeys(rule: rule, name: "mercer_expired_before")
    try await engine.run(
      """
      create or replace temp table \(identifier: keys.name) as
      select \(key(rule.subject)) as k, any_value(retention_period) as period
      from (\(rows)) as t group by 1
      """
    )
    return try await keys.count(engine) == 0 ? nil : keys
  }

  /// Number of keys.
  func count(_ engine: any QueryEngine) async throws -> Int64 {
    try await engine.rows("select count(*) from \(identifier: name)").columns[0].int64(at: 0) ?? 0
  }

  /// Whether a row of the table belongs to one of the keys.
  func condition(_ keyed: RetentionPolicy.KeyedTable) -> SQL {
    "\(Self.key(keyed)) in (select k from \(identifier: name))"
  }

  /// The same for a table by its name; `nil` when the rule takes nothing out of it.
  private func condition(where table: String) -> SQL? {
    ([rule.subject] + rule.companions + rule.sources).first { $0.table == table }.map(condition)
  }

  /// The rows of a table that belong to the keys, each with its period.
  func rows(_ keyed: RetentionPolicy.KeyedTable, _ scan: SQL) -> SQL {
    """
    select t.*, e.period as retention_period
    from (\(scan)) as t join \(identifier: name) as e on e.k = \(Self.key(keyed))
    """
  }

  /// Rows of a table that belong to the keys, by period.
  func rowsByPeriod(
    _ keyed: RetentionPolicy.KeyedTable,
    _ scan: SQL,
    _ engine: any QueryEngine
  ) async throws -> [(period: String, rows: Int64)] {
    let found = try await engine.rows(
      "select retention_period, count(*) from (\(rows(keyed, scan))) as r group by 1 order by 1"
    )
    return (0..<found.rowCount).map {
      (found.columns[0].string(at: $0) ?? "", found.columns[1].int64(at: $0) ?? 0)
    }
  }

  private static func key(_ keyed: RetentionPolicy.KeyedTable) -> SQL {
    "cast((\(raw: keyed.key)) as varchar)"
  }

  private static func check(
    _ expression: String,
    _ what: String,
    _ keyed: RetentionPolicy.KeyedTable,
    _ scan: SQL,
    _ engine: any QueryEngine
  ) async throws {
    do {
      _ = try await engine.syntaxTree(ofSelect: "select (\(expression))")
      _ = try await engine.columns(of: "select (\(raw: expression)) from (\(scan)) as t")
    } catch let error as QueryError where error.kind == .syntax || error.kind == .binding {
      throw Explanation(
        "retention.expression",
        "the \(what) `\(expression)` does not fit \(keyed.table)",
        place: keyed.place.description,
        why: error.message,
        next: "`mercer describe \(keyed.table)` shows its columns"
      )
    }
  }
}

extension RetentionPolicy.Period {
  /// The period in the pattern of `strftime`.
  fileprivate var format: String {
    switch self {
    case .year: "%Y"
    case .month: "%Y-%m"
    }
  }
}
