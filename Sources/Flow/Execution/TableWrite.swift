internal import Delta
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational

/// Writes the rows of a dataset's query, sorts dropped ones out, and commits.
struct TableWrite: Sendable {
  let run: DatasetRun
  let table: LakeTable
  private(set) var relations: [FileRelation]
  let schema: Schema
  var query: SQL
  private let staging: Staging
  private var written: ParquetWriteReport?

  /// Finds the output columns and makes the folders.
  ///
  /// - Throws: `Explanation` for columns without a type or with names a table cannot hold.
  static func prepare(
    _ run: DatasetRun,
    table: LakeTable,
    relations: [FileRelation]
  ) async throws -> TableWrite {
    for relation in relations { try await run.engine.run(relation.view) }
    let query = SQL(raw: run.dataset.query.engineText)
    let columns = try await run.engine.columns(of: query)
    let schema = try OutputSchema(run.dataset).schema(of: columns)
    return TableWrite(
      run: run,
      table: table,
      relations: relations,
      schema: schema,
      query: query,
      staging: try Staging(table: table, name: run.updateID)
    )
  }

  private init(
    run: DatasetRun,
    table: LakeTable,
    relations: [FileRelation],
    schema: Schema,
    query: SQL,
    staging: Staging
  ) {
    self.run = run
    self.table = table
    self.relations = relations
    self.schema = schema
    self.query = query
    self.staging = staging
  }

  /// Runs the query once: rows to Parquet, expectations counted on the way.
  ///
  /// - Throws: `QueryError`, `DatasetFailure` when a FAIL UPDATE expectation was missed, `Explanation` when a
  ///   file changed while it was read. Nothing is left behind then.
  mutating func perform() async throws {
    do {
      var report = try await firstAttempt()
      if try await renumberRows() {
        try staging.empty()
        report = try await write()
      }
      written = report
      try checkFiles()
      try checkFailures(report)
    } catch {
      staging.remove()
      throw error
    }
  }

  /// Writes, and once more without the files that turn out to be damaged inside.
  private mutating func firstAttempt() async throws -> ParquetWriteReport {
    do {
      return try await write()
    } catch let error as QueryError where error.kind != .interrupted && error.kind != .memory {
      var isMended = false
      for index in relations.indices {
        guard let rest = try await relations[index].withoutDamagedFiles(run.engine) else {
          continue
        }
        relations[index] = rest
        try await run.engine.run(rest.view)
        isMended = true
      }
      guard isMended else { throw error }
      try staging.empty()
      return try await write()
    }
  }

  private func write() async throws -> ParquetWriteReport {
    for relation in relations {
      guard let rejects = relation.rejects else { continue }
      try await run.engine.run(
        "drop table if exists \(name: rejects.errors); drop table if exists \(name: rejects.scans)"
      )
    }
    return try await run.engine.write(
      ParquetWrite(
        query: query,
        schema: schema,
        folder: staging.folder,
        filePrefix: "part-" + UUID().uuidString.lowercased(),
        partitionColumns: run.dataset.partitionColumns,
        conditions: conditions
      )
    )
  }

  /// The reader numbers only the rows it accepts; where it rejected some, the numbers behind them are mended.
  private mutating func renumberRows() async throws -> Bool {
    var hasChanged = false
    for index in relations.indices {
      guard relations[index].source.usesRowID, let names = relations[index].rejects else {
        continue
      }
      let rejected = try await Rejects.records(of: relations[index], names, engine: run.engine)
      guard !rejected.isEmpty else { continue }
      relations[index].lesson.rejected = rejected
      try await run.engine.run(relations[index].view)
      hasChanged = true
    }
    return hasChanged
  }

  /// Commits what was written: rejects and quarantine first, the table itself last.
  ///
  /// What the table would refuse commits nothing at all. A crash on the way leaves the table as it was, and the
  /// next update does all of it again.
  func commit(
    _ kind: TableChange.Kind,
    details: JSON,
    transaction: AppTransaction?,
    baseVersion: Int64?
  ) async throws -> DatasetReport {
    guard let written else { preconditionFailure("commit before perform") }
    var report = report(written)
    var files: [ParquetWriteReport.File] = []
    var change = TableChange(
      kind,
      schema: schema,
      files: written.keptFiles.filter { $0.rowCount > 0 },
      partitionColumns: run.dataset.partitionColumns,
      properties: run.dataset.properties,
      description: run.dataset.comment,
      clusterColumns: run.dataset.clusterColumns,
      transaction: transaction,
      operation: nil,
      operationParameters: [],
      details: nil,
      baseVersion: baseVersion
    )
    do {
      try await table.check(change, engine: run.engine)
      report.rowsRejected = try await Rejects(self).commit(kind, transaction: transaction)
      if report.rowsRejected > 0 {
        report.notes.append(
          report.rowsRejected == 1
            ? "1 line is no row; it lies with file, line and reason in \(table.name)\(Rejects.suffix)"
            : "\(report.rowsRejected) lines are no rows; they lie with file, line and reason in \(table.name)\(Rejects.suffix)"
        )
      }
      try await Quarantine(self, staging: staging)
        .commit(written.droppedFiles, kind, transaction: transaction)
      for file in change.files { files.append(try staging.keep(file, in: table)) }
      staging.remove()
      change.files = files
      change.details = details.adding(("flow_progress", FlowProgress(report, run.dataset).json))
      report.version = try await table.commit(change, engine: run.engine)
    } catch {
      staging.remove()
      table.removeUncommitted(files)
      throw error
    }
    try await run.catalog.advance(run.dataset.name, table: table, engine: run.engine)
    return report
  }

  // MARK: Conditions

  private var conditions: [ParquetWrite.Condition] {
    run.dataset.expectations.map {
      .init(name: $0.name, expression: $0.engineText, dropsRow: $0.violation == .dropRow)
    }
      + requiredColumns.map {
        .init(
          name: "\($0) not null",
          expression: SQL.quote(identifier: $0) + " is not null",
          dropsRow: false
        )
      }
  }

  /// Columns declared NOT NULL: the log promises readers that no file holds a NULL there.
  private var requiredColumns: [String] {
    run.dataset.columns.filter { !$0.isNullable }.map(\.name)
  }

  private func checkFailures(_ written: ParquetWriteReport) throws {
    let failing = zip(run.dataset.expectations, written.counts)
      .filter { $0.violation == .failUpdate && $1.failed > 0 }
    let missing = zip(requiredColumns, written.counts.dropFirst(run.dataset.expectations.count))
      .filter { $1.failed > 0 }
    guard !failing.isEmpty || !missing.isEmpty else { return }
    var report = report(written)
    report.rowsWritten = 0
    report.rowsDropped = 0
    report.bytesWritten = 0
    let broken =
      failing.map { "\($0.name) (\($1.failed) of \($1.passed + $1.failed) rows)" }
      + missing.map { "\($0) is null in \($1.failed) rows" }
    throw DatasetFailure(
      report: report,
      explanation: Explanation(
        "execution.expectation-failed",
        "\(run.dataset.name) does not meet \(broken.joined(separator: ", "))",
        place: (failing.first?.0.place ?? run.dataset.place).description,
        why: failing.first.map { "it must hold: \($0.0.text)" },
        next:
          "mend the data or the rule, then run again; \(run.dataset.name) and all that reads it stayed as they were",
        blame: .data
      )
    )
  }

  private func checkFiles() throws {
    for relation in relations {
      for file in relation.files where run.reader.current(file) != file {
        throw Explanation(
          "source.changed-while-read",
          "\(file.path) changed while it was being read",
          place: relation.source.place.description,
          why: "its size or time of change is another than when the update began",
          next: "run again once the file is complete; nothing of it was committed",
          blame: .data
        )
      }
    }
  }

  private func report(_ written: ParquetWriteReport) -> DatasetReport {
    var report = DatasetReport(name: run.dataset.name, status: .updated)
    report.rowsWritten = written.keptRowCount
    report.rowsDropped = written.droppedRowCount
    report.bytesWritten = written.keptFiles.reduce(0) { $0 + $1.sizeInBytes }
    report.filesRead = relations.reduce(0) { $0 + $1.files.count }
    report.notes = relations.flatMap(\.notes)
    report.expectations = zip(run.dataset.expectations, written.counts).map {
      .init(name: $0.name, violation: $0.violation, passed: $1.passed, failed: $1.failed)
    }
    return report
  }
}

extension JSON {
  /// The object with one more member.
  fileprivate func adding(_ member: (String, JSON)) -> JSON { .object((object ?? []) + [member]) }
}

extension Dataset {
  /// Columns of CLUSTER BY; recorded for engines that cluster.
  var clusterColumns: [String] {
    if case .columns(let names) = clustering { names } else { [] }
  }
}
