internal import Delta
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational

/// The lake that archived rows go to: tables of the same names, divided by period.
struct RetentionArchive: Sendable {
  let lake: Lake
  let journal: RetentionJournal
  let engine: any QueryEngine

  private static let period = "retention_period"
  private static let columns = [
    Field(period, .string, comment: "Year or month that the age of the row lies in"),
    Field("retention_rule", .string, comment: "Rule of the policy that archived the row"),
    Field("retention_run", .long, comment: "Number of the run that archived the row"),
  ]

  /// How many rows there are, and two sums over their values that do not depend on their order.
  private struct Fingerprint: Equatable {
    var rowCount: Int64
    var sums: [String]
  }

  /// Makes the archive hold exactly the rows of a snapshot that belong to the keys, for this run.
  ///
  /// Rows that the run left there before are kept when they are the right ones, and replaced when they are not.
  /// - Throws: `Explanation` when the archive, read back from the disk, does not hold what it should.
  func hold(
    _ keys: ExpiredKeys,
    _ keyed: RetentionPolicy.KeyedTable,
    _ snapshot: Snapshot,
    of table: LakeTable
  ) async throws {
    let rows = keys.rows(keyed, try table.scan(snapshot))
    let wanted = try await fingerprint(rows, snapshot.schema)
    if try await held(keyed.table, snapshot.schema) == wanted { return }
    try await clear(keyed.table)
    if wanted.rowCount == 0 { return }
    try await write(rows, keyed.table, snapshot)
    guard try await held(keyed.table, snapshot.schema) == wanted else {
      throw Explanation(
        "retention.not-verified",
        "the archive of \(keyed.table) does not hold the rows that it should",
        place: lake.folder,
        why: "read back, their number or their values differ from those of the table",
        next: "nothing was taken out of the lake; check the disk of the archive, then run again",
        blame: .environment
      )
    }
  }

  /// The run's rows of a table; `nil` when the archive has no such table.
  func rows(_ name: String) async throws -> SQL? {
    let table = try lake.table(name)
    guard table.exists else { return nil }
    let scan = try table.scan(try await table.snapshot(engine: engine))
    return "select * from (\(scan)) as t where retention_run = \(raw: String(journal.number))"
  }

  private func held(_ name: String, _ schema: Schema) async throws -> Fingerprint {
    guard let rows = try await rows(name) else {
      return Fingerprint(rowCount: 0, sums: ["0", "0"])
    }
    return try await fingerprint(rows, schema)
  }

  private func fingerprint(_ rows: SQL, _ schema: Schema) async throws -> Fingerprint {
    // A table of the archive that has never had a column of the schema cannot hold its rows.
    let known = Set(try await engine.columns(of: rows).map { $0.name.lowercased() })
    let columns = schema.fields.map { field -> SQL in
      known.contains(field.name.lowercased())
        ? "r.\(identifier: field.name)"
        : "cast(null as \(raw: field.type.engineName)) as \(identifier: field.name)"
    }.joined(separator: ", ")
    let found = try await engine.rows(
      """
      select count(*), cast(coalesce(sum(hash(v) % 4294967296), 0) as varchar),
        cast(coalesce(bit_xor(hash(v)), 0) as varchar)
      from (select \(columns) from (\(rows)) as r) as v
      """
    )
    return Fingerprint(
      rowCount: found.columns[0].int64(at: 0) ?? 0,
      sums: [found.columns[1].string(at: 0) ?? "", found.columns[2].string(at: 0) ?? ""]
    )
  }

  /// Takes out what the run left in a table.
  private func clear(_ name: String) async throws {
    let table = try lake.table(name)
    guard table.exists else { return }
    _ = try await table.delete(
      where: "retention_run = \(raw: String(journal.number))",
      in: try await table.snapshot(engine: engine),
      predicate: "retention_run = \(journal.number)",
      details: journal.details,
      engine: engine
    )
  }

  private func write(_ rows: SQL, _ name: String, _ snapshot: Snapshot) async throws {
    let table = try lake.table(name)
    let schema = Schema(
      snapshot.schema.fields.map {
        var field = $0
        field.isNullable = true
        return field
      } + Self.columns
    )
    let report = try await engine.write(
      ParquetWrite(
        query: """
          select *, \(literal: journal.rule.name) as retention_rule,
            \(raw: String(journal.number)) as retention_run from (\(rows)) as r
          """,
        schema: schema,
        folder: try table.dataFolder(),
        filePrefix: "part-" + UUID().uuidString.lowercased(),
        partitionColumns: [Self.period]
      )
    )
    let change = TableChange(
      .append,
      schema: schema,
      files: report.files,
      partitionColumns: [Self.period],
      description: "Rows of \(name) that a retention policy took out",
      details: journal.details
    )
    do {
      _ = try await table.commit(change, engine: engine)
    } catch {
      table.removeUncommitted(report.files)
      throw error
    }
  }
}
