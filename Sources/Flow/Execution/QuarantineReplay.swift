internal import Delta
internal import Foundation
public import Lakehouse
public import Pipelines
public import Relational

/// Sends quarantined rows through their dataset's expectations again.
public struct QuarantineReplay: Sendable {
  /// What a replay did.
  public struct Report: Sendable {
    /// Rows that were sent through.
    public var replayed: Int64
    /// Rows that met every dropping expectation and left the quarantine, or will with the next update.
    public var accepted: Int64
    /// Whether the table takes the rows in with its next update, as recomputed tables do.
    public var needsUpdate: Bool
  }

  private let lake: Lake
  private let engine: any QueryEngine

  /// Works on a lake through a session of the engine that knows the prelude.
  public init(lake: Lake, engine: any QueryEngine) {
    self.lake = lake
    self.engine = engine
  }

  /// Replays mended rows from `file`, or all quarantined rows as they are when `file` is `nil`.
  ///
  /// The file is what `mercer quarantine TABLE --format csv` writes, with values mended; its `quarantine_id`
  /// says which row each one replaces.
  /// - Throws: `Explanation` when there is no quarantine, the file lacks a column or names unknown rows, a
  ///   value does not fit its column, or another update runs.
  public func replay(_ dataset: Dataset, of pipeline: Pipeline, from file: String?) async throws
    -> Report
  {
    let lock = try UpdateLock(
      folder: lake.folder + "/_mercer/locks",
      pipeline: pipeline.resource.name
    )
    defer { withExtendedLifetime(lock) {} }
    let name = try TableName(dataset.name)
    guard let quarantined = try await QuarantinedRows(of: name, lake: lake, engine: engine) else {
      throw Explanation(
        "quarantine.none",
        "\(name) has no quarantine",
        why: "no expectation has dropped a row of it"
      )
    }
    let rows = try await self.rows(quarantined, file: file)
    switch dataset.kind {
    case .streamingTable: return try await append(rows, dataset, quarantined)
    case .materializedView, .temporaryView:
      guard file != nil else {
        throw Explanation(
          "quarantine.recomputed",
          "\(name) is recomputed from its inputs, so its rows replay with every update",
          next:
            "mend them: mercer quarantine \(name) --format csv > rows.csv, edit, mercer quarantine replay \(name) --from rows.csv"
        )
      }
      return try await mend(rows, name, quarantined)
    }
  }

  // MARK: Rows

  private func rows(_ quarantined: QuarantinedRows, file: String?) async throws -> SQL {
    guard let file else { return quarantined.select }
    guard FileManager.default.isReadableFile(atPath: file) else {
      throw Explanation(
        "quarantine.no-file",
        "\(file) cannot be read",
        next: "name the file with the mended rows after --from"
      )
    }
    let reader: SQL =
      "read_csv(\(literal: file), header = true, all_varchar = true, null_padding = false)"
    let present = try await engine.columns(of: "select * from \(reader)").map {
      $0.name.lowercased()
    }
    let wanted = [MendedRows.identityColumn] + quarantined.schema.fields
    for field in wanted where !present.contains(field.name.lowercased()) {
      throw Explanation(
        "quarantine.missing-column",
        "\(file) has no column \(field.name)",
        why: "a mended row has every column of its table, and its quarantine_id",
        next: "start from: mercer quarantine TABLE --format csv > rows.csv"
      )
    }
    let columns = wanted.map { field -> SQL in
      "cast(\(identifier: field.name) as \(raw: field.type.engineName)) as \(identifier: field.name)"
    }.joined(separator: ", ")
    let rows: SQL = "select \(columns) from \(reader)"
    do {
      let unknown = try await engine.rows(
        """
        select count(*), any_value(quarantine_id) from (\(rows)) \
        where quarantine_id not in (select quarantine_id from (\(quarantined.select)))
        """
      )
      if let count = unknown.columns[0].int64(at: 0), count > 0 {
        throw Explanation(
          "quarantine.unknown-row",
          "\(count) rows of \(file) are not in the quarantine",
          why: "one has the quarantine_id \(unknown.columns[1].string(at: 0) ?? "NULL")",
          next: "were they replayed before? export the quarantine anew",
          blame: .data
        )
      }
    } catch let error as QueryError {
      throw Explanation(
        "quarantine.bad-value",
        "a value in \(file) does not fit its column",
        why: String(error.message.prefix { $0 != "\n" }),
        next: "mend the file, then replay it again",
        blame: .data
      )
    }
    return rows
  }

  // MARK: Recomputed tables

  private func mend(_ rows: SQL, _ name: TableName, _ quarantined: QuarantinedRows) async throws
    -> Report
  {
    let table = lake.table(try TableName(layer: name.layer, name: name.name + MendedRows.suffix))
    let schema = Schema([MendedRows.identityColumn] + quarantined.schema.fields)
    var query = rows
    let snapshot = table.exists ? try await table.snapshot(engine: engine) : nil
    if let snapshot {
      let earlier = try table.scan(snapshot)
      query =
        "with new as (\(rows)) select * from new union all by name select * from (\(earlier)) where quarantine_id not in (select quarantine_id from new)"
    }
    let report = try await engine.write(
      ParquetWrite(
        query: query,
        schema: schema,
        folder: try table.dataFolder(),
        filePrefix: "part-" + UUID().uuidString.lowercased()
      )
    )
    try await commit(
      .overwrite,
      report.files,
      schema,
      to: table,
      description: "Mended rows of \(name)",
      base: snapshot?.version
    )
    let count = try await engine.rows("select count(*) from (\(rows))").columns[0].int64(at: 0) ?? 0
    return Report(replayed: count, accepted: count, needsUpdate: true)
  }

  // MARK: Streaming tables

  private func append(
    _ rows: SQL,
    _ dataset: Dataset,
    _ quarantined: QuarantinedRows
  ) async throws -> Report {
    let table = lake.table(try TableName(dataset.name))
    let before = try await quarantined.table.snapshot(engine: engine)
    let target = try await table.snapshot(engine: engine)
    let dropping = dataset.expectations.filter { $0.violation == .dropRow }
    let good = dropping.map { SQL(raw: "coalesce((\($0.engineText)), false)") }.joined(
      separator: " and "
    )
    let accepted: SQL = dropping.isEmpty ? rows : "select * from (\(rows)) where \(good)"
    let counts = try await engine.rows(
      "select (select count(*) from (\(rows))), (select count(*) from (\(accepted)))"
    )
    let report = Report(
      replayed: counts.columns[0].int64(at: 0) ?? 0,
      accepted: counts.columns[1].int64(at: 0) ?? 0,
      needsUpdate: false
    )
    guard report.accepted > 0 else { return report }
    let step = AppTransaction(appID: "mercer:replay:" + dataset.name, version: before.version + 1)
    // A crash between the two commits leaves the rows in both tables; the transaction says they are in.
    if (target.transactions[step.appID]?.version ?? 0) < step.version {
      let written = try await engine.write(
        ParquetWrite(
          query: "select * exclude (quarantine_id) from (\(accepted))",
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
          transaction: step,
          operation: nil,
          operationParameters: [],
          details: nil,
          baseVersion: nil
        ),
        engine: engine
      )
    }
    let rest: SQL =
      "select * exclude (quarantine_id) from (\(quarantined.select)) where quarantine_id not in (select quarantine_id from (\(accepted)))"
    let remaining = try await engine.write(
      ParquetWrite(
        query: rest,
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
      base: before.version
    )
    return report
  }

  private func commit(
    _ kind: TableChange.Kind,
    _ files: [ParquetWriteReport.File],
    _ schema: Schema,
    to table: LakeTable,
    partitionColumns: [String] = [],
    description: String?,
    base: Int64?
  ) async throws {
    _ = try await table.commit(
      TableChange(
        kind,
        schema: schema,
        files: files.filter { $0.rowCount > 0 },
        partitionColumns: partitionColumns,
        properties: [:],
        description: description,
        clusterColumns: [],
        transaction: nil,
        operation: nil,
        operationParameters: [],
        details: nil,
        baseVersion: base
      ),
      engine: engine
    )
  }
}
