internal import Pipelines
internal import Relational

/// Builds the relation over delimited files.
struct CSVRelation {
  private let source: FileSource
  private let files: [PreparedFile]
  private let engine: any QueryEngine
  private let reject: (errors: String, scans: String)

  init(_ source: FileSource, _ files: [PreparedFile], _ engine: any QueryEngine) {
    self.source = source
    self.files = files
    self.engine = engine
    reject = ("reject_errors_" + source.relationName, "reject_scans_" + source.relationName)
  }

  func relation() async throws -> FileRelation {
    if !source.options.hasHeader, source.schema == nil, let file = files.first {
      throw Explanation(
        "source.no-columns",
        "\(file.landed.path) has no header and no columns are declared for it",
        place: source.place.description,
        next: "add schema => 'column type, …' to read_files"
      )
    }
    let schema = try await columns()
    for file in files { try HeaderCheck(source).check(file, against: schema) }
    let notes = source.rescuedDataColumn == nil ? notesOnExtraColumns(schema) : []
    var visible = schema
    if let rescued = source.rescuedDataColumn { visible.fields.append(Field(rescued, .string)) }
    return FileRelation(
      source: source,
      prepared: files,
      schema: visible,
      select: { lesson in rows(schema, lesson) },
      rejects: reject,
      notes: notes
    )
  }

  private func notesOnExtraColumns(_ schema: Schema) -> [String] {
    files.compactMap { file in
      let extra = file.header.filter { schema.field(named: $0) == nil }
      guard !extra.isEmpty else { return nil }
      return
        "\(file.landed.name): not kept: \(extra.joined(separator: ", ")) (add rescuedDataColumn => '_rescued_data' to keep them)"
    }
  }

  // MARK: Columns

  private func columns() async throws -> Schema {
    if let schema = source.schema { return schema }
    guard let any = files.first else { return source.schemaHints }
    let filled = files.filter { $0.rowCount > 0 }
    guard source.options.infersColumnTypes, let first = filled.first else {
      return Schema(any.header.map { source.schemaHints.field(named: $0) ?? Field($0, .string) })
    }
    let paths = filled.filter { $0.isCopy == first.isCopy }.map { "\(path: $0.path)" as SQL }
      .joined(separator: ", ")
    let locale: SQL =
      source.options.numberFormat?.decimalSeparator == "," ? ", decimal_separator = ','" : ""
    let inferred = try await engine.columns(
      of:
        "select * from read_csv([\(paths)], header = \(hasHeader(first)), \(dialect(of: files))\(locale))"
    )
    return Schema(
      zip(first.header, inferred).map { name, column in
        source.schemaHints.field(named: name) ?? Field(name, column.type ?? .string)
      }
    )
  }

  // MARK: Rows

  private func rows(_ schema: Schema, _ lesson: FileRelation.Lesson) -> SQL {
    let parts = FileParts(
      files,
      isOrdered: source.usesRowID,
      lesson: lesson
    ) { $0.header == $1.header && $0.isCopy == $1.isCopy }
    guard !parts.parts.isEmpty else { return StructuredRelation.empty(schema, source) }
    return parts.parts.map { rows(of: $0, schema) }.joined(separator: " union all ")
  }

  private func rows(of part: FileParts.Part, _ schema: Schema) -> SQL {
    let header = part.files[0].header
    let names = header.map { "\(literal: $0): 'VARCHAR'" as SQL }.joined(separator: ", ")
    let outputs =
      TextColumns(header: header, schema: schema, source: source).outputs + part.outputs(source)
    let paths = part.files.map { "\(path: $0.path)" as SQL }.joined(separator: ", ")
    let reader: SQL = """
      read_csv([\(paths)], auto_detect = false, header = \(hasHeader(part.files[0])), columns = {\(names)}, \
      \(dialect(of: part.files)), strict_mode = true, nullstr = \(literal: source.options.nullValue), \
      allow_quoted_nulls = false, store_rejects = true, rejects_table = \(literal: reject.errors), \
      rejects_scan = \(literal: reject.scans), rejects_limit = 0)
      """
    return "select \(outputs.joined(separator: ", ")) from \(part.relation(over: reader, source))"
  }

  // MARK: Options

  /// Whether the engine finds a header in the file; a copy has none.
  private func hasHeader(_ file: PreparedFile) -> SQL {
    "\(raw: String(source.options.hasHeader && !file.isCopy))"
  }

  /// The longest record that the engine takes without being told; it sizes its buffers by it.
  private static let usualLine: Int64 = 2_000_000

  private func dialect(of files: [PreparedFile]) -> SQL {
    let options = source.options
    var parts: [SQL] = [
      "delim = \(literal: options.delimiter)", "quote = \(literal: options.quote ?? "")",
      "escape = \(literal: options.quote == nil ? "" : options.escape ?? "")",
      "encoding = 'utf-8'",
    ]
    if options.skippedRows > 0, !files[0].isCopy {
      parts.append("skip = \(raw: String(options.skippedRows))")
    }
    let longest = (files.map(\.longestRow).max() ?? 0) + 1_024
    if longest > CSVRelation.usualLine {
      parts.append("max_line_size = \(raw: String(longest)), buffer_size = \(raw: String(longest))")
    }
    return parts.joined(separator: ", ")
  }
}
