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

  let lake: Lake
  let engine: any QueryEngine

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
    let table = try TableCatalog(lake: lake).table(of: dataset)
    if dataset.kind == .streamingTable { try await finish(table, dataset) }
    guard let quarantined = try await QuarantinedRows(of: table.name, lake: lake, engine: engine)
    else {
      throw Explanation(
        "quarantine.none",
        "\(name) has no quarantine",
        why: "no expectation has dropped a row of it"
      )
    }
    let rows = try await self.rows(quarantined, file: file)
    switch dataset.kind {
    case .streamingTable: return try await append(rows, to: table, dataset, quarantined)
    case .materializedView, .temporaryView:
      guard file != nil else {
        throw Explanation(
          "quarantine.recomputed",
          "\(name) is recomputed from its inputs, so its rows replay with every update",
          next:
            "mend them: mercer quarantine \(name) --format csv > rows.csv, edit, mercer quarantine replay \(name) --from rows.csv"
        )
      }
      return try await mend(rows, table, dataset, quarantined)
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
      "read_csv(\(path: file), header = true, all_varchar = true, null_padding = false)"
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
      try await checkIdentities(of: rows, file: file, quarantined)
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

  /// Makes sure that each row of a file names one row of the quarantine, and no two the same.
  private func checkIdentities(of rows: SQL, file: String, _ quarantined: QuarantinedRows)
    async throws
  {
    // The engine reads only the values that a query asks for, and all of them shall fit.
    let found = try await engine.rows(
      """
      select count(*) - count(r.quarantine_id), count(r.quarantine_id) - count(distinct r.quarantine_id),
        count(r.quarantine_id) filter (where q.known is null),
        any_value(r.quarantine_id) filter (where q.known is null), max(hash(r))
      from (\(rows)) as r
      left join (select quarantine_id as known from (\(quarantined.select))) as q on q.known = r.quarantine_id
      """
    )
    let counts = (0..<3).map { found.columns[$0].int64(at: 0) ?? 0 }
    if counts[0] > 0 {
      throw Explanation(
        "quarantine.no-identity",
        "\(counts[0]) rows of \(file) have no quarantine_id",
        why:
          "it says which dropped row a mended one replaces; rows that were never dropped cannot be added",
        next: "take those rows out of the file, and land them as data",
        blame: .data
      )
    }
    if counts[2] > 0 {
      throw Explanation(
        "quarantine.unknown-row",
        "\(counts[2]) rows of \(file) are not in the quarantine",
        why: "one has the quarantine_id \(found.columns[3].string(at: 0) ?? "NULL")",
        next: "were they replayed before? export the quarantine anew",
        blame: .data
      )
    }
    if counts[1] > 0 {
      throw Explanation(
        "quarantine.repeated-row",
        "\(counts[1]) rows of \(file) have the quarantine_id of another one",
        why: "one mended row replaces one dropped row",
        next: "keep one row for each quarantine_id",
        blame: .data
      )
    }
  }

  // MARK: Recomputed tables

  private func mend(
    _ rows: SQL,
    _ view: LakeTable,
    _ dataset: Dataset,
    _ quarantined: QuarantinedRows
  ) async throws -> Report {
    let table = lake.table(
      try TableName(layer: view.name.layer, name: view.name.name + MendedRows.suffix)
    )
    let schema = Schema([MendedRows.identityColumn] + quarantined.schema.fields)
    var query = rows
    let snapshot = table.exists ? try await table.snapshot(engine: engine) : nil
    if let snapshot {
      let earlier = try table.scan(snapshot)
      let basis = try await view.lastDetails()?["basis"]?["inputs"]?["mended"]?.string
      let isInForce = basis == "\(snapshot.metadata.id)@\(snapshot.version)"
      let new =
        isInForce ? MendedRows.renumbered(rows, beside: earlier, snapshot.schema) : rows
      query = """
        with new as materialized (\(new)) select * from new
        union all by name select * from (\(earlier)) as e
        where not exists (select 1 from new where new.quarantine_id = e.quarantine_id)
        """
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
      description: "Mended rows of \(dataset.name)",
      base: snapshot?.version
    )
    let count = try await engine.rows("select count(*) from (\(rows))").columns[0].int64(at: 0) ?? 0
    return Report(replayed: count, accepted: count, needsUpdate: true)
  }

  func commit(
    _ kind: TableChange.Kind,
    _ files: [ParquetWriteReport.File],
    _ schema: Schema,
    to table: LakeTable,
    partitionColumns: [String] = [],
    description: String?,
    transaction: AppTransaction? = nil,
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
        transaction: transaction,
        operation: nil,
        operationParameters: [],
        details: nil,
        baseVersion: base
      ),
      engine: engine
    )
  }
}
