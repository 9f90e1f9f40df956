internal import CDuckDB
public import Relational

extension DuckDBEngine {
  /// Writes a query's rows to Parquet and counts the conditions in the same pass.
  ///
  /// Rows that fail a dropping condition go to files of their own, one set per combination of failures.
  /// - Throws: `QueryError`; DuckDB's half-written files are left to the caller's folder sweep.
  public func write(_ request: ParquetWrite) async throws -> ParquetWriteReport {
    let dropping = request.conditions.filter(\.dropsRow)
    guard dropping.count <= ExpectationCounters.maximumDroppingConditions else {
      throw QueryError(
        kind: .other,
        message:
          "at most \(ExpectationCounters.maximumDroppingConditions) conditions may drop rows",
        sql: request.query.text
      )
    }
    let (id, run) = counters.begin(request.conditions)
    defer { counters.end(id) }
    let answer = try await copy(Self.copyStatement(request, run: id, dropsRows: !dropping.isEmpty))
    let bits = zip(request.conditions, run.bits).filter { $0.0.dropsRow }
    let files = (0..<answer.rowCount).map { row in
      WrittenFile(answer, row: row, request: request).file { mask in
        bits.filter { mask & $0.1 != 0 }.map(\.0.name)
      }
    }
    guard Set(files.map(\.path)).count == files.count else {
      // Without this the second file would have taken the place of the first.
      throw QueryError(
        kind: .conversion,
        message:
          "a partition column (\(request.partitionColumns.joined(separator: ", "))) holds the text __HIVE_DEFAULT_PARTITION__ beside NULL, which partitions cannot tell apart",
        sql: request.query.text
      )
    }
    return ParquetWriteReport(files: files, counts: run.counts(of: request.conditions))
  }

  /// Name of the helper column with the failed conditions' bits.
  static var maskColumn: String { "__failed" }

  private static func copyStatement(_ request: ParquetWrite, run: Int64, dropsRows: Bool) -> SQL {
    let columns = request.schema.fields.map { field -> SQL in
      "cast(\(identifier: field.name) as \(raw: field.type.engineName)) as \(identifier: field.name)"
    }
    var rows: SQL = "select \(columns.joined(separator: ", ")) from (\(request.query)\n) as body"
    var partitions = request.partitionColumns
    if !request.conditions.isEmpty {
      let conditions = request.conditions.map { SQL(raw: "(\($0.expression)\n)") }
      let call: SQL =
        "\(raw: ExpectationCounters.functionName)(\(raw: String(run)), \(conditions.joined(separator: ", ")))"
      let mask = maskColumn
      rows = "select *, \(call) as \(identifier: mask) from (\(rows)) as typed"
      if dropsRows {
        partitions.insert(mask, at: 0)
        rows = "select * from (\(rows)) as checked"
      } else {
        rows =
          "select * exclude (\(identifier: mask)) from (\(rows)) as checked where \(identifier: mask) >= 0"
      }
    }
    if !request.partitionColumns.isEmpty {
      // Unordered, every flush of the writer would start a further file for each of many partitions.
      let order = partitions.map { "\(identifier: $0)" as SQL }.joined(separator: ", ")
      rows = "select * from (\(rows)) as parted order by \(order)"
    }
    var options: [SQL] = [
      "format parquet", "compression snappy", "return_stats", "overwrite_or_ignore true",
      "filename_pattern \(literal: request.filePrefix + "-{i}")", "row_group_size 122880",
    ]
    if partitions.isEmpty {
      // A size limit makes COPY write into the folder instead of to one file of that name.
      options.append("file_size_bytes '256MB'")
    } else {
      options.append(
        "partition_by (\(partitions.map { "\(identifier: $0)" as SQL }.joined(separator: ", ")))"
      )
    }
    return
      "copy (\(rows)) to \(literal: request.folder) (\(options.joined(separator: ", ")))"
  }
}
