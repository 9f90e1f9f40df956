internal import Delta
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational

/// Streaming tables: rows that pass are added to the table, then leave the quarantine.
///
/// Two tables change, so two commits. The first says which rows it took and is counted by a `txn` action; the
/// second carries the same number. Where it is missing, the next replay does it before anything else.
extension QuarantineReplay {
  private struct Step {
    var transaction: AppTransaction
    /// Query for the identities of the rows that the table took in.
    var accepted: SQL
  }

  func append(
    _ rows: SQL,
    to table: LakeTable,
    _ dataset: Dataset,
    _ quarantined: QuarantinedRows
  ) async throws -> Report {
    let target = try await table.snapshot(engine: engine)
    // Conditions are computed once: what goes into the table is exactly what leaves the quarantine.
    try await engine.run(
      """
      create or replace temp table "mercer replay" as
      select *, \(condition(of: dataset)) as "mercer passed"
      from (select quarantine_id, \(columns(of: target.schema, from: quarantined.schema)) from (\(rows)))
      """
    )
    let counts = try await engine.rows(
      "select count(*), count(*) filter (where \"mercer passed\") from \"mercer replay\""
    )
    let report = Report(
      replayed: counts.columns[0].int64(at: 0) ?? 0,
      accepted: counts.columns[1].int64(at: 0) ?? 0,
      needsUpdate: false
    )
    guard report.accepted > 0 else { return report }
    let appID = appID(dataset)
    let last = max(
      target.transactions[appID]?.version ?? 0,
      quarantined.snapshot.transactions[appID]?.version ?? 0
    )
    let step = try await step(AppTransaction(appID: appID, version: last + 1), of: table.name)
    let written = try await engine.write(
      ParquetWrite(
        query:
          "select * exclude (quarantine_id, \"mercer passed\") from \"mercer replay\" where \"mercer passed\"",
        schema: target.schema,
        folder: try table.dataFolder(),
        filePrefix: "part-" + UUID().uuidString.lowercased(),
        partitionColumns: target.metadata.partitionColumns
      )
    )
    _ = try await table.commit(
      TableChange(
        .append,
        schema: target.schema,
        files: written.files,
        partitionColumns: target.metadata.partitionColumns,
        properties: target.metadata.properties,
        description: target.metadata.description,
        clusterColumns: dataset.clusterColumns,
        transaction: step.transaction,
        operation: nil,
        operationParameters: [],
        details: [
          "replay": JSON(step.transaction.version),
          "quarantine": .string(quarantined.snapshot.metadata.id),
        ],
        baseVersion: nil
      ),
      engine: engine
    )
    try await remove(step, from: quarantined)
    return report
  }

  /// Takes rows out of the quarantine that a replay added to the table before it was cut off.
  ///
  /// - Throws: `Explanation` when it is no longer known which rows these were.
  func finish(_ table: LakeTable, _ dataset: Dataset) async throws {
    guard table.exists,
      let quarantined = try await QuarantinedRows(of: table.name, lake: lake, engine: engine)
    else { return }
    let appID = appID(dataset)
    let done = quarantined.snapshot.transactions[appID]?.version ?? 0
    guard
      let begun = try await table.snapshot(engine: engine).transactions[appID], begun.version > done
    else { return }
    for commit in try await table.history() {
      // What was added before the table was made anew is no longer in it.
      guard !commit.parameters.contains(where: { $0.name == "mode" && $0.value == "Overwrite" })
      else { return }
      guard let number = commit.details?["replay"]?.int64 else { continue }
      guard number == begun.version,
        commit.details?["quarantine"]?.string == quarantined.snapshot.metadata.id
      else { return }
      let folder = folder(begun, of: table.name)
      guard FileManager.default.fileExists(atPath: folder) else {
        throw Explanation(
          "quarantine.replay-lost",
          "it is not known which rows the last replay of \(dataset.name) took in",
          place: folder,
          why: "the replay was cut off, and its record is gone",
          next: "read everything again: mercer run --full-refresh --select \(dataset.name)",
          blame: .environment
        )
      }
      return try await remove(recorded(begun, folder), from: quarantined)
    }
  }

  private func appID(_ dataset: Dataset) -> String { "mercer:replay:" + dataset.name }

  // MARK: Which rows

  /// Rows that an update would not drop and that would not stop it.
  private func condition(of dataset: Dataset) -> SQL {
    let expected = dataset.expectations.filter { $0.violation != .warn }.map {
      SQL(raw: "coalesce((\($0.engineText)\n), false)")
    }
    let required = dataset.columns.filter { !$0.isNullable }.map { column -> SQL in
      "\(identifier: column.name) is not null"
    }
    let all = expected + required
    return all.isEmpty ? "true" : all.joined(separator: " and ")
  }

  /// The table's columns; those it got after the rows were dropped are NULL.
  private func columns(of schema: Schema, from dropped: Schema) -> SQL {
    let present = Set(dropped.fields.map { $0.name.lowercased() })
    return schema.fields.map { field -> SQL in
      let value: SQL =
        present.contains(field.name.lowercased()) ? "\(identifier: field.name)" : "null"
      return "cast(\(value) as \(raw: field.type.engineName)) as \(identifier: field.name)"
    }.joined(separator: ", ")
  }

  // MARK: The record of a step

  private func folder(_ transaction: AppTransaction, of table: TableName) -> String {
    lake.folder + "/_mercer/replays/\(table)/\(transaction.version)"
  }

  private func recorded(_ transaction: AppTransaction, _ folder: String) -> Step {
    // The engine takes a path with brackets for a pattern.
    let place = folder.replacing(/[\[*?]/) { "[\($0.output)]" }
    return Step(
      transaction: transaction,
      accepted: "select quarantine_id from read_parquet(\(literal: place + "/*.parquet"))"
    )
  }

  /// Writes down which rows the table is about to take in.
  private func step(_ transaction: AppTransaction, of table: TableName) async throws -> Step {
    let folder = folder(transaction, of: table)
    // Earlier replays are finished, and one that was cut off before its first commit never happened.
    try? FileManager.default.removeItem(atPath: (folder as NSString).deletingLastPathComponent)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try await engine.write(
      ParquetWrite(
        query: "select quarantine_id from \"mercer replay\" where \"mercer passed\"",
        schema: Schema([MendedRows.identityColumn]),
        folder: folder,
        filePrefix: "accepted-"
      )
    )
    return recorded(transaction, folder)
  }

  private func remove(_ step: Step, from quarantined: QuarantinedRows) async throws {
    let before = quarantined.snapshot
    let remaining = try await engine.write(
      ParquetWrite(
        query: """
          select * exclude (quarantine_id) from (\(quarantined.select)) as q
          where not exists (select 1 from (\(step.accepted)) as a where a.quarantine_id = q.quarantine_id)
          """,
        schema: before.schema,
        folder: try quarantined.table.dataFolder(),
        filePrefix: "part-" + UUID().uuidString.lowercased(),
        partitionColumns: before.metadata.partitionColumns
      )
    )
    try await commit(
      .overwrite,
      remaining.files,
      before.schema,
      to: quarantined.table,
      partitionColumns: before.metadata.partitionColumns,
      description: before.metadata.description,
      transaction: step.transaction,
      base: before.version
    )
  }
}
