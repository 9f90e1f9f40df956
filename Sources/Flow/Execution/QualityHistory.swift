internal import Delta
public import Lakehouse
public import Relational

/// How one expectation came out over the updates, read from the event log.
public struct ExpectationHistory: Sendable {
  /// One update's outcome.
  public struct Outcome: Sendable {
    /// Identity of the update.
    public var updateID: String
    /// Microseconds since 1970, UTC.
    public var microseconds: Int64
    /// Rows for which the condition was true.
    public var passed: Int64
    /// Rows for which it was false or NULL.
    public var failed: Int64
  }

  /// Dataset the expectation belongs to.
  public var dataset: String
  /// Name of the expectation.
  public var name: String
  /// What happens to a row that fails: `warn`, `dropRow` or `failUpdate`.
  public var violation: String
  /// What must hold, as the project's SQL says it.
  public var condition: String
  /// The same in the engine's dialect.
  var engineCondition: String
  /// Oldest first; only updates that computed the dataset.
  public var outcomes: [Outcome]

  /// The history as one JSON object; instants as ISO text.
  public var json: JSON {
    let last = outcomes.last
    return .object([
      ("dataset", .string(dataset)), ("expectation", .string(name)),
      ("violation", .string(violation)),
      ("condition", .string(condition)), ("passed", JSON(last?.passed ?? 0)),
      ("failed", JSON(last?.failed ?? 0)),
      ("dropped", JSON(violation == "dropRow" ? last?.failed ?? 0 : 0)),
      (
        "history",
        .array(
          outcomes.map {
            [
              "update_id": .string($0.updateID),
              "timestamp": .string(UTCInstant(microseconds: $0.microseconds).description),
              "passed": JSON($0.passed), "failed": JSON($0.failed),
            ]
          }
        )
      ),
    ])
  }
}

/// Answers questions about data quality from the event log and the quarantine.
public struct QualityHistory: Sendable {
  private let lake: Lake
  private let engine: any QueryEngine

  /// Reads the lake through a session of the engine.
  public init(lake: Lake, engine: any QueryEngine) {
    self.lake = lake
    self.engine = engine
  }

  /// Every expectation that any update has measured, by dataset and name.
  ///
  /// - Throws: `Explanation` when the event log cannot be read; no log gives no expectations.
  public func expectations(of dataset: String? = nil) async throws -> [ExpectationHistory] {
    let log = try lake.table(EventLog.tableName)
    guard log.exists else { return [] }
    let scan = try log.scan(try await log.snapshot(engine: engine))
    let filter: SQL = dataset.map { "where e.dataset = \($0)" } ?? ""
    let rows = try await engine.rows(
      """
      with flows as (
        select timestamp, origin ->> '$.update_id' as update_id,
          unnest(from_json(details -> '$.flow_progress.data_quality.expectations',
            '[{"name":"VARCHAR","dataset":"VARCHAR","passed_records":"BIGINT","failed_records":"BIGINT","violation":"VARCHAR","expression":"VARCHAR","engine_expression":"VARCHAR"}]')) as e
        from (\(scan)) where event_type = 'flow_progress')
      select e.dataset, e.name, e.violation, update_id, timestamp, e.passed_records, e.failed_records,
        coalesce(e.expression, '') as expression, coalesce(e.engine_expression, '') as engine_expression
      from flows \(filter) order by e.dataset, e.name, timestamp
      """
    )
    var histories: [ExpectationHistory] = []
    for row in 0..<rows.rowCount {
      let (dataset, name) = (
        rows.columns[0].string(at: row) ?? "", rows.columns[1].string(at: row) ?? ""
      )
      let violation = rows.columns[2].string(at: row) ?? ""
      if histories.last?.dataset != dataset || histories.last?.name != name {
        histories.append(
          ExpectationHistory(
            dataset: dataset,
            name: name,
            violation: violation,
            condition: "",
            engineCondition: "",
            outcomes: []
          )
        )
      }
      // The newest update knows what the rule is now.
      histories[histories.count - 1].violation = violation
      histories[histories.count - 1].condition = rows.columns[7].string(at: row) ?? ""
      histories[histories.count - 1].engineCondition = rows.columns[8].string(at: row) ?? ""
      histories[histories.count - 1].outcomes.append(
        .init(
          updateID: rows.columns[3].string(at: row) ?? "",
          microseconds: rows.columns[4].int64(at: row) ?? 0,
          passed: rows.columns[5].int64(at: row) ?? 0,
          failed: rows.columns[6].int64(at: row) ?? 0
        )
      )
    }
    return histories
  }

  /// Rows that failed an expectation, from the quarantine or, when it only counts, from the table itself.
  ///
  /// - Parameters:
  ///   - expectation: What was failed; the engine must know the prelude.
  ///   - limit: At most so many rows.
  /// - Returns: `nil` when there are none to show, as after an expectation that failed the update.
  /// - Throws: `Explanation` when a table cannot be read.
  public func samples(of expectation: ExpectationHistory, limit: Int) async throws -> Batch? {
    guard (expectation.outcomes.last?.failed ?? 0) > 0 else { return nil }
    let name = try TableName(expectation.dataset)
    if expectation.violation == "dropRow" {
      return try await quarantine(of: name, expectation: expectation.name, limit: limit)
    }
    guard expectation.violation == "warn", !expectation.engineCondition.isEmpty else { return nil }
    let plain = lake.table(name)
    let table = plain.exists ? plain : lake.table(try PrivateTable.name(of: name))
    guard table.exists else { return nil }
    let scan = try table.scan(try await table.snapshot(engine: engine))
    do {
      return try await engine.rows(
        """
        select * from (\(scan)) where not coalesce((\(raw: expectation.engineCondition)
        ), false) limit \(raw: String(limit))
        """
      )
    } catch is QueryError {
      // The rule was measured on another shape of the table than the one that is there now.
      return nil
    }
  }

  /// Rows in the quarantine of a table, with their identity and the expectations they failed.
  ///
  /// - Parameters:
  ///   - name: The table that the rows were dropped from.
  ///   - expectation: Only rows that failed this one.
  ///   - limit: At most so many rows.
  /// - Returns: `nil` when the table has no quarantine. First column is `quarantine_id`.
  /// - Throws: `Explanation` when the quarantine cannot be read.
  public func quarantine(
    of name: TableName,
    expectation: String? = nil,
    limit: Int? = nil
  ) async throws -> Batch? {
    var found = try await QuarantinedRows(of: name, lake: lake, engine: engine)
    if found == nil {
      let hidden = try PrivateTable.name(of: name)
      found = try await QuarantinedRows(of: hidden, lake: lake, engine: engine)
    }
    guard let rows = found else { return nil }
    let filter: SQL =
      expectation.map { "where list_contains(string_split(failed_expectations, ', '), \($0))" }
      ?? ""
    let bound: SQL = limit.map { "limit \(raw: String($0))" } ?? ""
    return try await engine.rows(
      "select * from (\(rows.select)) \(filter) order by quarantined_at, quarantine_id \(bound)"
    )
  }

  /// Quarantined rows by table and by the set of expectations they failed, private datasets among them.
  public func quarantineCounts() async throws -> [(
    table: TableName, expectations: String, rows: Int64
  )] {
    var counts: [(table: TableName, expectations: String, rows: Int64)] = []
    let tables = try lake.tables().map { (dataset: $0, table: $0) } + PrivateTable.all(in: lake)
    for (dataset, name) in tables where name.name.hasSuffix(Quarantine.suffix) {
      let table = lake.table(name)
      let scan = try table.scan(try await table.snapshot(engine: engine))
      let rows = try await engine.rows(
        "select failed_expectations, count(*) from (\(scan)) group by 1 order by 2 desc, 1"
      )
      let original = try TableName(
        layer: dataset.layer,
        name: String(dataset.name.dropLast(Quarantine.suffix.count))
      )
      for row in 0..<rows.rowCount {
        counts.append(
          (original, rows.columns[0].string(at: row) ?? "", rows.columns[1].int64(at: row) ?? 0)
        )
      }
    }
    return counts
  }
}

/// The rows of a quarantine with the identity by which a mended row names the one it replaces.
struct QuarantinedRows: Sendable {
  let table: LakeTable
  let snapshot: Snapshot
  /// Columns of the table that the rows were dropped from.
  let schema: Schema
  let select: SQL

  /// `nil` when there is no quarantine.
  ///
  /// - Parameters:
  ///   - name: The table as it lies in the lake; that of a private dataset has another name than it.
  ///   - lake: Where it lies.
  ///   - engine: Reads its log.
  /// - Throws: `DeltaError` when the log cannot be read.
  init?(of name: TableName, lake: Lake, engine: any QueryEngine) async throws {
    table = try Quarantine.table(of: name, lake: lake)
    guard table.exists else { return nil }
    snapshot = try await table.snapshot(engine: engine)
    let own = Set(Quarantine.ownColumns.map(\.name))
    schema = Schema(snapshot.schema.fields.filter { !own.contains($0.name) })
    let scan = try table.scan(snapshot)
    // Rows that come later never change the identity of those that are there.
    select = """
      select \(MendedRows.numbered(orderedBy: "quarantined_at, update_id, failed_expectations")) as quarantine_id,
        * exclude ("mercer hash")
      from (select \(MendedRows.identity(of: schema, row: "q")) as "mercer hash", q.* from (\(scan)) as q)
      """
  }
}
