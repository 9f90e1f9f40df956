internal import Delta
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational

/// Keeps the lines of landed files that could not be made rows, in a table beside the dataset's.
struct Rejects {
  private let write: TableWrite

  init(_ write: TableWrite) {
    self.write = write
  }

  static let suffix = "_rejects"
  static let schema = Schema([
    Field("source_file", .string, comment: "File the line came from"),
    Field(
      "source_line",
      .long,
      comment: "Line of the file where it begins, from 1; NULL for a whole file"
    ),
    Field(
      "raw_text",
      .string,
      comment:
        "The record as it was; bytes that are no text as \\xNN, of a very long one the beginning"
    ),
    Field("reason", .string, comment: "Why it is no row"),
    Field("rejected_at", .timestamp, comment: "When it was read, UTC"),
    Field("update_id", .string, comment: "Update that read it"),
  ])

  /// Commits the rejected lines and says how many there are; an overwrite replaces those of earlier updates.
  ///
  /// - Throws: `Explanation` when the source asks to fail on the first bad line.
  func commit(_ kind: TableChange.Kind, transaction: AppTransaction?) async throws -> Int64 {
    let run = write.run
    var count: Int64 = 0
    var queries: [SQL] = []
    for relation in write.relations {
      guard let rows = try await lines(of: relation) else { continue }
      let found =
        try await run.engine.rows("select count(*) from (\(rows))").columns[0].int64(at: 0) ?? 0
      guard found > 0 else { continue }
      if relation.source.options.mode == .failFast { throw await failure(relation, rows) }
      count += found
      if relation.source.options.mode != .dropMalformed { queries.append(rows) }
    }
    let table = try Rejects.table(of: write.table.name, lake: run.lake)
    let snapshot = table.exists ? try await table.snapshot(engine: run.engine) : nil
    let holdsLines = !(snapshot?.files.isEmpty ?? true)
    guard !queries.isEmpty || (kind == .overwrite && holdsLines) else { return count }
    if kind == .append, let transaction,
      let done = snapshot?.transactions[transaction.appID]?.version,
      done >= transaction.version
    {
      return count
    }
    let files: [ParquetWriteReport.File] =
      queries.isEmpty
      ? []
      : try await run.engine.write(
        ParquetWrite(
          query: queries.joined(separator: " union all "),
          schema: Rejects.schema,
          folder: try table.dataFolder(),
          filePrefix: "part-" + UUID().uuidString.lowercased()
        )
      ).files
    _ = try await table.commit(
      TableChange(
        kind,
        schema: Rejects.schema,
        files: files,
        partitionColumns: [],
        properties: [:],
        description: "Lines of the files of \(run.dataset.name) that could not be made rows",
        clusterColumns: [],
        transaction: transaction,
        operation: nil,
        operationParameters: [],
        details: ["update_id": .string(run.updateID)],
        baseVersion: nil
      ),
      engine: run.engine
    )
    return count
  }

  static func table(of name: TableName, lake: Lake) throws -> LakeTable {
    lake.table(try TableName(layer: name.layer, name: name.name + suffix))
  }

  /// Numbers of the records that the engine rejected by `LandedFile.key`, from 1, behind the header.
  static func records(
    of relation: FileRelation,
    _ rejects: (errors: String, scans: String),
    engine: any QueryEngine
  ) async throws -> [[UInt8]: [Int64]] {
    guard try await exists(rejects.errors, engine) else { return [:] }
    let rows = try await engine.rows(
      """
      select distinct s.file_path, e.line::bigint from \(name: rejects.errors) e \
      join \(name: rejects.scans) s on e.scan_id = s.scan_id and e.file_id = s.file_id
      """
    )
    let files = Dictionary(
      relation.prepared.map { (Array($0.path.utf8), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let options = relation.source.options
    var records: [[UInt8]: [Int64]] = [:]
    for row in 0..<rows.rowCount {
      guard let path = rows.columns[0].string(at: row), let record = rows.columns[1].int64(at: row),
        let file = files[Array(path.utf8)]
      else { continue }
      let leading = file.isCopy ? 0 : options.skippedRows + (options.hasHeader ? 1 : 0)
      records[file.landed.key, default: []].append(record - Int64(leading))
    }
    return records
  }

  private static func exists(_ name: String, _ engine: any QueryEngine) async throws -> Bool {
    try await engine.rows("select 1 from duckdb_tables() where table_name = \(name)")
      .rowCount > 0
  }

  /// The rejected records of a relation's files; `nil` when there are none.
  private func lines(of relation: FileRelation) async throws -> SQL? {
    let stamp: SQL = "now() as rejected_at, \(literal: write.run.updateID) as update_id"
    var parts: [SQL] = []
    if !relation.rejectsFiles.isEmpty {
      let paths = relation.rejectsFiles.map { "\(path: $0)" as SQL }.joined(separator: ", ")
      parts.append(
        """
        select file as source_file, line as source_line, raw as raw_text, reason, \(stamp) \
        from read_json([\(paths)], format = 'newline_delimited', \
        columns = {'file': 'VARCHAR', 'line': 'BIGINT', 'raw': 'VARCHAR', 'reason': 'VARCHAR'})
        """
      )
    }
    if let found = relation.rejects, try await Rejects.exists(found.errors, write.run.engine) {
      // The engine names the copies that it read.
      let names = relation.prepared.filter { $0.path != $0.landed.path }.map {
        "\(literal: $0.path): \(literal: $0.landed.path)" as SQL
      }.joined(separator: ", ")
      let file: SQL =
        names.text.isEmpty ? "s.file_path" : "coalesce(map {\(names)}[s.file_path], s.file_path)"
      // A line with several faults names the first.
      parts.append(
        """
        select \(file) as source_file, e.line::bigint as source_line, any_value(e.csv_line) as raw_text, \
        arg_min(e.error_message, coalesce(e.column_idx, 0)) as reason, \(stamp) \
        from \(name: found.errors) e join \(name: found.scans) s on e.scan_id = s.scan_id and e.file_id = s.file_id \
        group by all
        """
      )
    }
    return parts.isEmpty ? nil : parts.joined(separator: " union all ")
  }

  private func failure(_ relation: FileRelation, _ rows: SQL) async -> Explanation {
    let first = try? await write.run.engine.rows(
      "select source_file, source_line, reason from (\(rows)) order by 1, 2 limit 1"
    )
    let file = first?.columns[0].string(at: 0) ?? relation.source.path
    let line = first?.columns[1].int64(at: 0) ?? 0
    return Explanation(
      "source.malformed-line",
      "line \(line) of \(file) is no row",
      place: relation.source.place.description,
      why: first?.columns[2].string(at: 0),
      next:
        "mend the line, or leave out mode => 'FAILFAST' to keep such lines in the rejects table",
      blame: .data
    )
  }
}
