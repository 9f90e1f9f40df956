import Delta
import Relational

/// What a change means for a table in a given state: computed before anything is written.
struct CommitPlan {
  /// Set when schema, partitioning, properties or comment change, or the table is new.
  var metadata: Metadata?
  /// Set when readers or writers must be able to do more, or the table is new.
  var tableProtocol: TableProtocol?
  var added: [AddFile]
  var removed: [AddFile]
  var step: AppTransaction?

  /// Decides what is to be committed.
  ///
  /// - Throws: `Refusal`, or the `Conflict` when the stream's step was committed before.
  init(_ change: TableChange, on base: Snapshot?, at milliseconds: Int64) throws {
    let schema = try CommitPlan.schema(of: change, on: base)
    try SchemaChange.check(schema, partitionColumns: change.partitionColumns)
    try CommitPlan.checkNulls(change.files, schema: schema)
    if let step = change.transaction, change.kind == .append, let base,
      let done = base.transactions[step.appID], done.version >= step.version
    {
      throw Conflict(reason: .sameStream(appID: step.appID), version: base.version)
    }
    step = change.transaction
    step?.lastUpdated = milliseconds
    removed = change.kind == .overwrite ? base?.files ?? [] : []
    if !removed.isEmpty, base?.metadata.properties["delta.appendOnly"]?.lowercased() == "true" {
      throw Refusal.appendOnly
    }
    let partitionFields = change.partitionColumns.compactMap { schema.field(named: $0) }
    added = try change.files.filter { $0.rowCount > 0 }.map { file in
      try CommitPlan.add(file, schema: schema, partitionFields: partitionFields, at: milliseconds)
    }
    let wanted = CommitPlan.metadata(
      of: change,
      schema: schema,
      partitionFields: partitionFields,
      base: base,
      at: milliseconds
    )
    metadata = wanted.isSame(as: base?.metadata) ? nil : wanted
    let needed = TableProtocol.needed(for: schema, having: base?.tableProtocol)
    tableProtocol = needed == base?.tableProtocol ? nil : needed
  }

  /// Rows in the files that are added.
  func metrics(_ change: TableChange) -> [(name: String, value: Int64)] {
    let kept = change.files.filter { $0.rowCount > 0 }
    var metrics: [(name: String, value: Int64)] = [
      ("numFiles", Int64(kept.count)), ("numOutputRows", kept.reduce(0) { $0 + $1.rowCount }),
      ("numOutputBytes", kept.reduce(0) { $0 + $1.sizeInBytes }),
    ]
    if change.kind == .overwrite {
      metrics.append(("numRemovedFiles", Int64(removed.count)))
      metrics.append(("numRemovedBytes", removed.reduce(0) { $0 + $1.size }))
    }
    return metrics
  }

  // MARK: Parts

  private static func schema(of change: TableChange, on base: Snapshot?) throws(Refusal) -> Schema {
    guard let base, change.kind == .append else { return change.schema }
    let former = base.metadata.partitionColumns
    guard former.map({ $0.lowercased() }) == change.partitionColumns.map({ $0.lowercased() }) else {
      throw .partitioningChanged(from: former, to: change.partitionColumns)
    }
    return try SchemaChange.appending(change.schema, to: base.schema)
  }

  private static func checkNulls(
    _ files: [ParquetWriteReport.File],
    schema: Schema
  ) throws(Refusal) {
    for field in schema.fields where !field.isNullable {
      let name = field.name.lowercased()
      var nulls: Int64 = 0
      for file in files {
        for column in file.statistics where column.path.map({ $0.lowercased() }) == [name] {
          nulls += column.nullCount ?? 0
        }
        for value in file.partitionValues
        where value.column.lowercased() == name && (value.value ?? "").isEmpty {
          nulls += file.rowCount
        }
      }
      guard nulls == 0 else { throw .nullsInColumn(field.name, count: nulls) }
    }
  }

  /// The log's entry of a file that was written.
  static func add(
    _ file: ParquetWriteReport.File,
    schema: Schema,
    partitionFields: [Field],
    at milliseconds: Int64
  ) throws(Refusal) -> AddFile {
    var values: [String: String?] = [:]
    for field in partitionFields {
      let name = field.name.lowercased()
      guard let value = file.partitionValues.first(where: { $0.column.lowercased() == name }) else {
        throw .partitionValueMissing(column: field.name, file: file.path)
      }
      let text = try PartitionText.text(
        ofEngineText: value.value,
        column: field.name,
        type: field.type
      )
      values.updateValue(text, forKey: field.name)
    }
    return AddFile(
      path: FilePath.uri(ofRelative: file.path),
      partitionValues: values,
      size: file.sizeInBytes,
      modificationTime: milliseconds,
      stats: FileStatistics.text(of: file, schema: schema)
    )
  }

  private static func metadata(
    of change: TableChange,
    schema: Schema,
    partitionFields: [Field],
    base: Snapshot?,
    at milliseconds: Int64
  ) -> Metadata {
    var metadata =
      base?.metadata ?? Metadata(id: RandomID.text(), schemaText: "", createdTime: milliseconds)
    if base?.schema != schema {
      metadata.schemaText = SchemaText.text(
        of: schema,
        keepingMetadataOf: base?.metadata.schemaText
      )
    }
    metadata.partitionColumns = partitionFields.map(\.name)
    metadata.properties.merge(change.properties) { _, new in new }
    let clustering = change.clusterColumns.joined(separator: ",")
    if !clustering.isEmpty {
      metadata.properties["mercer.clusterBy"] = clustering
    } else if change.kind == .overwrite {
      metadata.properties["mercer.clusterBy"] = nil
    }
    if let description = change.description {
      metadata.description = description.isEmpty ? nil : description
    }
    return metadata
  }
}
