internal import Delta
internal import Documentation
internal import Execution
internal import Lakehouse
internal import Pipelines
internal import Relational

extension CatalogTable {
  /// What a project says about a dataset.
  ///
  /// - Parameters:
  ///   - dataset: As the SQL declares it.
  ///   - outputs: Its columns as the engine found them; empty when it could not.
  init(_ dataset: Dataset, outputs: [QueryColumn]) {
    let kind: CatalogTable.Kind =
      switch dataset.kind {
      case .streamingTable: .streamingTable
      case .materializedView: .materializedView
      case .temporaryView: .temporaryView
      }
    self.init(dataset.name, kind: kind)
    isPrivate = dataset.isPrivate
    comment = dataset.comment
    partitionColumns = dataset.partitionColumns
    if case .columns(let names) = dataset.clustering { clusterColumns = names }
    properties = dataset.properties.sorted { $0.key < $1.key }.map { ($0, $1) }
    inputs = dataset.query.datasetNames.filter { $0 != dataset.name }
    expectations = dataset.expectations.map { rule in
      CatalogExpectation(
        rule.name,
        condition: rule.text,
        violation: .init(rawValue: rule.violation.rawValue) ?? .warn
      )
    }
    takeColumns(of: dataset, outputs)
    for constraint in dataset.constraints {
      switch constraint {
      case .primaryKey(_, let columns):
        primaryKey = columns
        isPrimaryKeyDeclared = true
      case .foreignKey(_, let columns, let table, let referenced):
        // Three parts begin with the catalog; one lies in the table's own layer.
        let parts = table.split(separator: ".").suffix(2).joined(separator: ".")
        let name = parts.contains(".") ? parts : layer + "." + parts
        references.append(Reference(columns: columns, table: name, referenced: referenced))
      }
    }
  }

  private mutating func takeColumns(of dataset: Dataset, _ outputs: [QueryColumn]) {
    let declared = dataset.columns
    let names = outputs.isEmpty ? declared.map(\.name) : outputs.map(\.name)
    columns = names.map { name in
      let own = declared.first { $0.name.lowercased() == name.lowercased() }
      let output = outputs.first { $0.name == name }
      return CatalogColumn(
        own?.name ?? name,
        type: own?.type?.sparkName ?? output?.type?.sparkName ?? output?.engineType ?? "",
        isNullable: own?.isNullable ?? true,
        comment: own?.comment ?? ""
      )
    }
  }

  /// Takes over which columns of tables give the values of each column.
  mutating func takeOrigins(_ lineage: DatasetLineage?) {
    for index in columns.indices {
      let sources = lineage?.column(named: columns[index].name)?.sources ?? []
      columns[index].origins = sources.compactMap { source in
        guard case .dataset(let table) = source.column.node,
          !source.transformations.isDisjoint(with: .direct)
        else { return nil }
        return .init(table: table, column: source.column.column)
      }
    }
  }

  /// Takes over what the lake holds; what the project says about columns stays.
  mutating func take(_ snapshot: Snapshot) {
    if comment.isEmpty { comment = snapshot.metadata.description ?? "" }
    if kind == .table || kind == .companion || columns.isEmpty {
      columns = snapshot.schema.fields.map { field in
        CatalogColumn(
          field.name,
          type: field.type.sparkName,
          isNullable: field.isNullable,
          comment: field.comment
        )
      }
      partitionColumns = snapshot.metadata.partitionColumns
      properties = snapshot.metadata.properties.sorted { $0.key < $1.key }.map { ($0, $1) }
    }
    storage = Storage(
      rowCount: snapshot.rowCount,
      sizeInBytes: snapshot.sizeInBytes,
      fileCount: snapshot.files.count,
      version: snapshot.version,
      changedAt: UTCInstant(microseconds: snapshot.timestamp / 1_000 * 1_000_000)
    )
  }

  /// Takes over rows of the lake; columns that the lake does not have yet are null.
  mutating func takeSample(_ rows: Batch) {
    sample = (0..<rows.rowCount).map { row in
      columns.map { rows.column($0.name)?[row] ?? .null }
    }
  }
}

extension CatalogTable.Commit {
  init(_ commit: CommitSummary) {
    let rows = commit.metrics.first { $0.name == "numOutputRows" }.flatMap { Int64($0.value) }
    self.init(
      version: commit.version,
      at: UTCInstant(microseconds: commit.timestamp / 1_000 * 1_000_000),
      operation: commit.operation ?? "unknown",
      rowCount: rows,
      engine: commit.engine ?? ""
    )
  }
}

extension CatalogExpectation.Outcome {
  init(_ outcome: ExpectationHistory.Outcome) {
    self.init(
      updateID: outcome.updateID,
      at: UTCInstant(microseconds: outcome.microseconds / 1_000_000 * 1_000_000),
      passed: outcome.passed,
      failed: outcome.failed
    )
  }
}

extension CatalogUpdate {
  init(_ record: LoggedUpdate) {
    self.init(
      id: record.id,
      pipeline: record.pipeline,
      state: record.state,
      at: UTCInstant(microseconds: record.microseconds / 1_000_000 * 1_000_000),
      milliseconds: record.milliseconds,
      rowsWritten: record.rowsWritten,
      rowsDropped: record.rowsDropped
    )
  }
}
