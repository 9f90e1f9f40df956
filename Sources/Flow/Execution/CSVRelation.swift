internal import Pipelines
internal import Relational

/// Builds the relation over delimited files.
struct CSVRelation {
  private let source: FileSource
  private let files: [LandedFile]
  private let engine: any QueryEngine
  private let reject: (errors: String, scans: String)

  init(_ source: FileSource, _ files: [LandedFile], _ engine: any QueryEngine) {
    self.source = source
    self.files = files
    self.engine = engine
    reject = ("reject_errors_" + source.relationName, "reject_scans_" + source.relationName)
  }

  func relation() async throws -> FileRelation {
    var headers: [[String]] = []
    for file in files { headers.append(try await header(of: file)) }
    let schema = try await columns(headers)
    for (file, header) in zip(files, headers) { try check(header, of: file, against: schema) }
    let notes = source.rescuedDataColumn == nil ? notesOnExtraColumns(headers, schema) : []
    var visible = schema
    if let rescued = source.rescuedDataColumn { visible.fields.append(Field(rescued, .string)) }
    let names = headers
    return FileRelation(
      source: source,
      files: files,
      schema: visible,
      select: { lesson in rows(names, schema, lesson) },
      rejects: reject,
      notes: notes
    )
  }

  // MARK: Headers

  private func header(of file: LandedFile) async throws -> [String] {
    guard source.options.hasHeader else {
      guard let schema = source.schema else {
        throw explain(
          "source.no-columns",
          "\(file.path) has no header and no columns are declared for it",
          next: "add schema => 'column type, …' to read_files"
        )
      }
      return schema.names
    }
    let comments: SQL =
      source.options.comment.map { "where not starts_with(line, \(literal: $0))" } ?? ""
    let lines = try await engine.rows(
      """
      select line from read_csv(\(path: file.path), auto_detect = false, header = false,
        columns = {'line': 'VARCHAR'}, delim = '\u{1}', quote = '', escape = '', \(encoding),
        skip = \(raw: String(source.options.skippedRows)), ignore_errors = true, strict_mode = false, parallel = false)
      \(comments) limit 1
      """
    )
    guard lines.rowCount == 1, let line = lines.columns[0].string(at: 0) else {
      throw explain(
        "source.empty-file",
        "\(file.path) is empty",
        why: "a header line with the names of the columns was expected",
        next: "have it exported again, or take it out of the landing folder"
      )
    }
    return split(line)
  }

  /// Splits the header line at delimiters outside of quotes; names keep no surrounding space.
  private func split(_ line: String) -> [String] {
    let delimiter = source.options.delimiter.unicodeScalars
    let quote = source.options.quote?.unicodeScalars ?? "".unicodeScalars
    var names: [String] = []
    var name = ""
    var isQuoted = false
    var rest = line.unicodeScalars[...]
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
    while let first = rest.first {
      if !quote.isEmpty, rest.starts(with: quote) {
        rest.removeFirst(quote.count)
        if isQuoted, rest.starts(with: quote) {
          name.unicodeScalars += quote
          rest.removeFirst(quote.count)
        } else {
          isQuoted.toggle()
        }
      } else if !isQuoted, !delimiter.isEmpty, rest.starts(with: delimiter) {
        names.append(name)
        name = ""
        rest.removeFirst(delimiter.count)
      } else {
        name.unicodeScalars.append(first)
        rest.removeFirst()
      }
    }
    names.append(name)
    // Spark's name for a column without one.
    return names.enumerated().map { index, name in
      name.trimmed.isEmpty ? "_c\(index)" : name.trimmed
    }
  }

  private func check(_ header: [String], of file: LandedFile, against schema: Schema) throws {
    let present = header.map { $0.lowercased() }
    if let twice = present.first(where: { name in present.count { $0 == name } > 1 }) {
      throw explain(
        "source.duplicate-column",
        "\(file.path) has two columns named `\(twice)`",
        next: "rename one of them in the file"
      )
    }
    let missing = schema.names.filter { !present.contains($0.lowercased()) }
    guard let name = missing.first else { return }
    let extra = header.filter { schema.field(named: $0) == nil }
    let candidates: [String] = [";", "\t", "|", ","]
    if header.count == 1, let other = candidates.first(where: { header[0].contains($0) }) {
      throw explain(
        "source.wrong-delimiter",
        "\(file.path) is not separated by `\(source.options.delimiter)`",
        why: "its header is one column: \(header[0])",
        next:
          "add sep => '\(other == "\t" ? "\\t" : other)' to read_files, or export the file again"
      )
    }
    let found = missing.map { "`\($0)`" }.joined(separator: ", ")
    throw explain(
      "source.missing-column",
      "\(file.path) has no column \(found)",
      why: "its columns are " + header.joined(separator: ", "),
      next: Suggestion.nearest(to: name, among: extra).map {
        "was `\(name)` renamed to `\($0)`? rename it in the file, or in the query and its schema"
      } ?? "have the column exported again, or take it out of the schema"
    )
  }

  private func notesOnExtraColumns(_ headers: [[String]], _ schema: Schema) -> [String] {
    zip(files, headers).compactMap { file, header in
      let extra = header.filter { schema.field(named: $0) == nil }
      guard !extra.isEmpty else { return nil }
      return
        "\(file.name): not kept: \(extra.joined(separator: ", ")) (add rescuedDataColumn => '_rescued_data' to keep them)"
    }
  }

  // MARK: Columns

  private func columns(_ headers: [[String]]) async throws -> Schema {
    if let schema = source.schema { return schema }
    guard let first = headers.first else { return source.schemaHints }
    guard source.options.infersColumnTypes else {
      return Schema(first.map { source.schemaHints.field(named: $0) ?? Field($0, .string) })
    }
    let paths = files.map { "\(path: $0.path)" as SQL }.joined(separator: ", ")
    let inferred = try await engine.columns(
      of:
        "select * from read_csv([\(paths)], header = \(raw: String(source.options.hasHeader)), \(dialect))"
    )
    return Schema(
      zip(first, inferred).map { name, column in
        source.schemaHints.field(named: name) ?? Field(name, column.type ?? .string)
      }
    )
  }

  // MARK: Rows

  private func rows(
    _ headers: [[String]],
    _ schema: Schema,
    _ lesson: FileRelation.Lesson
  ) -> SQL {
    guard !files.isEmpty else { return StructuredRelation.empty(schema, source) }
    if source.usesMetadata || source.usesRowID {
      return zip(files, headers).enumerated().map { ordinal, entry in
        rows(of: [entry.0], header: entry.1, schema, ordinal, lesson)
      }.joined(separator: " union all ")
    }
    var groups: [(header: [String], files: [LandedFile])] = []
    for (file, header) in zip(files, headers) {
      if let index = groups.firstIndex(where: { $0.header == header }) {
        groups[index].files.append(file)
      } else {
        groups.append((header, [file]))
      }
    }
    return groups.map { rows(of: $0.files, header: $0.header, schema, 0, lesson) }
      .joined(separator: " union all ")
  }

  private func rows(
    of files: [LandedFile],
    header: [String],
    _ schema: Schema,
    _ ordinal: Int,
    _ lesson: FileRelation.Lesson
  ) -> SQL {
    let paths = files.map { "\(path: $0.path)" as SQL }.joined(separator: ", ")
    let names = header.map { "\(literal: $0): 'VARCHAR'" as SQL }.joined(separator: ", ")
    let rejected = source.usesRowID ? lesson.rejected[files[0].key] ?? [] : []
    let leading = source.options.skippedRows + (source.options.hasHeader ? 1 : 0)
    var outputs = schema.fields.map { field in
      "\(value(of: field, header: header)) as \(identifier: field.name)" as SQL
    }
    if let rescued = source.rescuedDataColumn {
      outputs.append("\(rescuedData(header, schema)) as \(identifier: rescued)")
    }
    if source.usesMetadata { outputs.append(FileRelation.metadata(files[0])) }
    if source.usesRowID {
      outputs.append(FileRelation.rowID(ordinal, row: RowOrigin.place(behind: rejected)))
    }
    let number: SQL = source.usesRowID ? ", \(RowOrigin.number)" : ""
    return """
      select \(outputs.joined(separator: ", ")) from (select *\(number) from read_csv([\(paths)], \
      auto_detect = false, header = \(raw: String(source.options.hasHeader)), columns = {\(names)}, \(dialect), strict_mode = \(raw: String(!lesson.hasMixedLineEnds)), \
      nullstr = \(literal: source.options.nullValue), allow_quoted_nulls = false, filename = \(literal: RowOrigin.file), \
      store_rejects = true, rejects_table = \(literal: reject.errors), rejects_scan = \(literal: reject.scans), \
      rejects_limit = 0)) as f\(RowOrigin.join(rejected, leading: leading))
      """
  }

  private func value(of field: Field, header: [String]) -> SQL {
    guard let name = header.first(where: { $0.lowercased() == field.name.lowercased() }) else {
      return StructuredRelation.null(field.type)
    }
    return CSVValue.typed("\(identifier: name)", field.type, source.options)
  }

  /// JSON of the values that did not fit their type and of columns nobody declared; NULL when there are none.
  private func rescuedData(_ header: [String], _ schema: Schema) -> SQL {
    let entries = header.compactMap { name -> SQL? in
      let raw: SQL = "\(identifier: name)"
      guard let field = schema.field(named: name) else {
        return "case when \(raw) is not null then {'key': \(literal: name), 'value': \(raw)} end"
      }
      guard field.type != .string else { return nil }
      let typed = CSVValue.typed(raw, field.type, source.options)
      return
        "case when \(raw) is not null and \(typed) is null then {'key': \(literal: name), 'value': \(raw)} end"
    }
    guard !entries.isEmpty else { return "null::varchar" }
    return RowOrigin.rescued("[\(entries.joined(separator: ", "))]")
  }

  // MARK: Options

  private var dialect: SQL {
    let options = source.options
    var parts: [SQL] = [
      "delim = \(literal: options.delimiter)", "quote = \(literal: options.quote ?? "")",
      "escape = \(literal: options.quote == nil ? "" : options.escape ?? "")", encoding,
    ]
    if options.skippedRows > 0 { parts.append("skip = \(raw: String(options.skippedRows))") }
    if let comment = options.comment { parts.append("comment = \(literal: comment)") }
    return parts.joined(separator: ", ")
  }

  private var encoding: SQL {
    switch source.options.encoding.lowercased() {
    case "utf-16", "utf16", "utf-16le", "utf-16be": "encoding = 'utf-16'"
    case "iso-8859-1", "latin1", "latin-1": "encoding = 'latin-1'"
    default: "encoding = 'utf-8'"
    }
  }

  private func explain(
    _ code: String,
    _ summary: String,
    why: String? = nil,
    next: String
  ) -> Explanation {
    Explanation(
      code,
      summary,
      place: source.place.description,
      why: why,
      next: next,
      blame: .data
    )
  }
}

extension String {
  fileprivate var trimmed: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
