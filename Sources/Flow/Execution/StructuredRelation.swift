internal import Pipelines
internal import Relational

/// Builds the relation over JSON and Parquet files, which carry their own column names.
struct StructuredRelation {
  private let source: FileSource
  private let files: [LandedFile]
  private let engine: any QueryEngine

  init(_ source: FileSource, _ files: [LandedFile], _ engine: any QueryEngine) {
    self.source = source
    self.files = files
    self.engine = engine
  }

  func relation() async throws -> FileRelation {
    let schema = try await columns()
    var visible = schema
    if let rescued = source.rescuedDataColumn { visible.fields.append(Field(rescued, .string)) }
    let select =
      files.isEmpty
      ? StructuredRelation.empty(schema, source)
      : parts.enumerated().map { rows(of: $1, schema, ordinal: $0) }.joined(
        separator: " union all "
      )
    return FileRelation(
      source: source,
      files: files,
      schema: visible,
      select: { _ in select },
      rejects: nil,
      notes: []
    )
  }

  /// A relation of the right columns without rows.
  static func empty(_ schema: Schema, _ source: FileSource) -> SQL {
    var outputs = schema.fields.map { "\(null($0.type)) as \(identifier: $0.name)" as SQL }
    if let rescued = source.rescuedDataColumn {
      outputs.append("null::varchar as \(identifier: rescued)")
    }
    if source.usesMetadata {
      outputs.append(FileRelation.metadata(LandedFile(path: "", sizeInBytes: 0, modified: 0)))
    }
    if source.usesRowID { outputs.append("0::bigint as _row_id") }
    return "select \(outputs.joined(separator: ", ")) where false"
  }

  /// NULL of a type.
  static func null(_ type: DataType) -> SQL { "null::\(raw: type.engineName)" }

  /// One relation per file where rows must know their file, else one for all.
  private var parts: [[LandedFile]] {
    source.usesMetadata || source.usesRowID ? files.map { [$0] } : [files]
  }

  private func columns() async throws -> Schema {
    if let schema = source.schema { return schema }
    guard !files.isEmpty else { return source.schemaHints }
    let found = try await engine.columns(of: "select * from \(reader(files))")
    return Schema(
      try found.map { column in
        if let hint = source.schemaHints.field(named: column.name) { return hint }
        guard let type = column.type else {
          throw Explanation(
            "source.unsupported-type",
            "column \(column.name) has the type \(column.engineType), which a table cannot hold",
            place: source.place.description,
            next: "name its type in schemaHints"
          )
        }
        return Field(column.name, type)
      }
    )
  }

  private func rows(of files: [LandedFile], _ schema: Schema, ordinal: Int) -> SQL {
    var outputs = schema.fields.map {
      "cast(\(identifier: $0.name) as \(raw: $0.type.engineName)) as \(identifier: $0.name)" as SQL
    }
    if let rescued = source.rescuedDataColumn {
      outputs.append("null::varchar as \(identifier: rescued)")
    }
    if source.usesMetadata { outputs.append(FileRelation.metadata(files[0])) }
    if source.usesRowID { outputs.append(FileRelation.rowID(ordinal, row: "_row - 1")) }
    let number: SQL = source.usesRowID ? "*, row_number() over () as _row" : "*"
    return "select \(outputs.joined(separator: ", ")) from (select \(number) from \(reader(files)))"
  }

  private func reader(_ files: [LandedFile]) -> SQL {
    let paths = files.map { SQL(raw: SQL.quote(literal: $0.path)) }.joined(separator: ", ")
    guard source.format == .json else { return "read_parquet([\(paths)], union_by_name = true)" }
    guard let schema = source.schema else { return "read_json([\(paths)], union_by_name = true)" }
    let columns = schema.fields.map { "\(literal: $0.name): \(literal: $0.type.engineName)" as SQL }
    return "read_json([\(paths)], columns = {\(columns.joined(separator: ", "))})"
  }
}
