internal import Pipelines
internal import Relational

/// Builds the relation over JSON and Parquet files, which carry their own column names.
struct StructuredRelation {
  private let source: FileSource
  private let files: [PreparedFile]
  private let engine: any QueryEngine

  init(_ source: FileSource, _ files: [PreparedFile], _ engine: any QueryEngine) {
    self.source = source
    self.files = files
    self.engine = engine
  }

  func relation() async throws -> FileRelation {
    let schema = try await columns()
    var visible = schema
    if let rescued = source.rescuedDataColumn { visible.fields.append(Field(rescued, .string)) }
    let parts = FileParts(files, isOrdered: source.usesRowID, lesson: .init()) {
      $0.jsonShape == $1.jsonShape
    }.parts
    let select =
      parts.isEmpty
      ? StructuredRelation.empty(schema, source)
      : parts.map { rows(of: $0, schema) }.joined(separator: " union all ")
    return FileRelation(
      source: source,
      prepared: files,
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
      let nowhere = LandedFile(path: "", sizeInBytes: 0, modified: 0)
      outputs.append("\(FileRelation.metadata(nowhere)) as _metadata")
    }
    if source.usesRowID { outputs.append("0::bigint as _row_id") }
    return "select \(outputs.joined(separator: ", ")) where false"
  }

  /// NULL of a type.
  static func null(_ type: DataType) -> SQL { "null::\(raw: type.engineName)" }

  private func columns() async throws -> Schema {
    if let schema = source.schema { return schema }
    let files = files.filter { $0.rowCount > 0 || !$0.hasCount }
    guard !files.isEmpty else { return source.schemaHints }
    let found = try await engine.columns(of: query(over: files))
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

  /// A query with the columns that the files have.
  private func query(over files: [PreparedFile]) -> SQL {
    files.map(\.jsonShape).reduce(into: [PreparedFile.JSONShape]()) { shapes, shape in
      if !shapes.contains(shape) { shapes.append(shape) }
    }.map { shape in
      "select * from \(reader(files.filter { $0.jsonShape == shape }))" as SQL
    }.joined(separator: " union all by name ")
  }

  private func rows(of part: FileParts.Part, _ schema: Schema) -> SQL {
    var outputs = schema.fields.map { "\(value(of: $0)) as \(identifier: $0.name)" as SQL }
    if let rescued = source.rescuedDataColumn {
      let data: SQL = isTextual ? rescuedData(schema) : "null::varchar"
      outputs.append("\(data) as \(identifier: rescued)")
    }
    outputs += part.outputs(source)
    return
      "select \(outputs.joined(separator: ", ")) from \(part.relation(over: reader(part.files), source))"
  }

  /// Whether values come as text and JSON, to be made typed ones here: one that does not fit is NULL then
  /// instead of the end of the update.
  private var isTextual: Bool { source.format == .json && source.schema != nil }

  private func value(of field: Field) -> SQL {
    let raw: SQL = "\(identifier: field.name)"
    guard isTextual else { return "cast(\(raw) as \(raw: field.type.engineName))" }
    switch field.type {
    case .array, .map, .structure: return "try_cast(\(raw) as \(raw: field.type.engineName))"
    case .string: return "(\(raw) ->> '$')"
    default: return CSVValue.typed("(\(raw) ->> '$')", field.type, source.options)
    }
  }

  /// JSON of the values that did not fit their type and of members nobody declared.
  private func rescuedData(_ schema: Schema) -> SQL {
    let misfits = schema.fields.filter { $0.type != .string }.map { field -> SQL in
      let text: SQL = "(\(identifier: field.name) ->> '$')"
      return
        "case when \(text) is not null and \(value(of: field)) is null then {'key': \(literal: field.name), 'value': \(text)} end"
    }
    let names = schema.names.map { "\(literal: $0)" as SQL }.joined(separator: ", ")
    let extra: SQL = """
      list_transform(list_filter(json_keys(mercer_object), lambda k: k not in (\(names))), \
      lambda k: {'key': k, 'value': mercer_object ->> ('$."' || replace(k, '"', '\\"') || '"')})
      """
    // A member that is null is no data.
    let known: SQL = "list_filter(\(extra), lambda e: e.value is not null)"
    guard !misfits.isEmpty else { return RowOrigin.rescued(known) }
    return RowOrigin.rescued("list_concat([\(misfits.joined(separator: ", "))], \(known))")
  }

  private func reader(_ files: [PreparedFile]) -> SQL {
    let paths = files.map { "\(path: $0.path)" as SQL }.joined(separator: ", ")
    guard source.format == .json else { return "read_parquet([\(paths)], union_by_name = true)" }
    let longest = (files.map(\.longestRow).max() ?? 0) + 1_024
    let layout: SQL = """
      format = \(literal: files[0].jsonShape.rawValue), \
      maximum_object_size = \(raw: String(max(longest, StructuredRelation.usualObject)))
      """
    guard let schema = source.schema else {
      return "read_json([\(paths)], union_by_name = true, \(layout))"
    }
    guard source.rescuedDataColumn != nil else {
      let columns = schema.fields.map { "\(literal: $0.name): 'JSON'" as SQL }
      return "read_json([\(paths)], columns = {\(columns.joined(separator: ", "))}, \(layout))"
    }
    let shape = JSON.object(schema.names.map { ($0, .string("JSON")) }).text
    return """
      (select unnest(json_transform(json, \(literal: shape))), json as mercer_object, file_index \
      from read_json_objects([\(paths)], \(layout)))
      """
  }

  /// The longest document that the engine takes without being told.
  private static let usualObject: Int64 = 16 << 20
}
