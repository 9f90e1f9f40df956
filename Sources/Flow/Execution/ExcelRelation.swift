internal import Pipelines
internal import Relational

/// Builds the relation over workbooks: one sheet of each, every cell read as text first.
struct ExcelRelation {
  private let source: FileSource
  private let files: [PreparedFile]
  private let engine: any QueryEngine
  private let staging: LandingStaging

  init(
    _ source: FileSource,
    _ files: [PreparedFile],
    _ engine: any QueryEngine,
    _ staging: LandingStaging
  ) {
    self.source = source
    self.files = files
    self.engine = engine
    self.staging = staging
  }

  /// Tells workbooks from damaged ones and other files.
  static func prepare(_ files: [LandedFile], _ staging: LandingStaging) throws -> [PreparedFile] {
    try files.enumerated().map { index, file in
      if let fault = try ZipArchive.faultOfWorkbook(file.path) {
        return try PreparedFile.refused(file, fault, staging.path("\(index).rejects"))
      }
      return PreparedFile(landed: file, path: file.path, hasCount: false)
    }
  }

  func relation() async throws -> FileRelation {
    var sheets: [String: [Column]] = [:]
    var prepared: [PreparedFile] = []
    var damaged: [PreparedFile] = []
    for (index, var file) in files.enumerated() {
      guard let columns = try await columns(of: file) else {
        let rejects = staging.path("damaged-\(index).rejects")
        damaged.append(
          try .refused(file.landed, "the workbook is damaged inside", rejects)
        )
        continue
      }
      sheets[file.path] = columns
      file.header = columns.map(\.name)
      prepared.append(file)
    }
    let schema = try await schema(prepared, sheets)
    for file in prepared { try HeaderCheck(source).check(file, against: schema) }
    var visible = schema
    if let rescued = source.rescuedDataColumn { visible.fields.append(Field(rescued, .string)) }
    let parts = FileParts(prepared, isOrdered: source.usesRowID, lesson: .init()) { _, _ in false }
      .parts
    let select =
      parts.isEmpty
      ? StructuredRelation.empty(schema, source)
      : parts.map { part in rows(of: part, sheets[part.files[0].path] ?? [], schema) }
        .joined(separator: " union all ")
    return FileRelation(
      source: source,
      prepared: prepared,
      refused: damaged,
      schema: visible,
      select: { _ in select },
      rejects: nil,
      notes: []
    )
  }

  // MARK: Columns

  /// A column of the sheet: its letter and its name.
  private struct Column: Sendable {
    var letter: String
    var name: String
  }

  private var address: CellRange { source.options.cellRange }

  /// The columns of a sheet; `nil` when the workbook cannot be read.
  ///
  /// - Throws: `Explanation` when it has no such sheet.
  private func columns(of file: PreparedFile) async throws -> [Column]? {
    let first: [String: String]
    do {
      first = try await firstRow(of: file)
    } catch let error as QueryError where error.kind == .io {
      return nil
    } catch let error as QueryError where error.message.contains("not found in xlsx file") {
      throw Explanation(
        "source.missing-sheet",
        "\(file.landed.path) has no sheet \(address.sheet ?? "")",
        place: source.place.description,
        why: String(error.message.prefix { $0 != "\n" }),
        next: "name one that it has in dataAddress",
        blame: .data
      )
    }
    let letters: [String]
    if let last = address.lastColumn ?? first.keys.max(by: CellRange.isBefore) {
      letters = CellRange.letters(from: address.firstColumn, through: last)
    } else {
      letters = []
    }
    guard !source.options.hasHeader else {
      return letters.enumerated().map { index, letter in
        Column(letter: letter, name: HeaderLine.trimmed(first[letter] ?? "") ?? "_c\(index)")
      }
    }
    // Databricks counts the columns of a sheet without names from 1.
    let names = source.schema?.names ?? letters.indices.map { "_c\($0 + 1)" }
    let last = CellRange.letters(from: address.firstColumn, count: names.count)
    return zip(last, names).map { Column(letter: $0, name: $1) }
  }

  /// The cells of the first row that hold something, by their column's letter.
  private func firstRow(of file: PreparedFile) async throws -> [String: String] {
    let row = String(address.firstRow)
    let range = "\(address.firstColumn)\(row):\(address.lastColumn ?? "XFD")\(row)"
    let cells = try await engine.rows(
      """
      select name, value from (unpivot (from \(reader(file, range: range))) on columns(*))
      """
    )
    var found: [String: String] = [:]
    for index in 0..<cells.rowCount {
      if let name = cells.columns[0].string(at: index) {
        found[name.filter { !$0.isNumber }] = cells.columns[1].string(at: index)
      }
    }
    return found
  }

  private func schema(_ files: [PreparedFile], _ sheets: [String: [Column]]) async throws -> Schema
  {
    if let schema = source.schema { return schema }
    guard let file = files.first, let columns = sheets[file.path] else {
      return source.schemaHints
    }
    guard let last = columns.last, source.options.infersColumnTypes else {
      return Schema(
        columns.map { source.schemaHints.field(named: $0.name) ?? Field($0.name, .string) }
      )
    }
    let types = try await engine.columns(
      of: "select * from \(reader(file, range: dataRange(through: last.letter), isText: false))"
    )
    return Schema(
      zip(columns, types).map { column, found in
        source.schemaHints.field(named: column.name) ?? Field(column.name, found.type ?? .string)
      }
    )
  }

  // MARK: Rows

  private func rows(of part: FileParts.Part, _ columns: [Column], _ schema: Schema) -> SQL {
    let outputs =
      TextColumns(header: columns.map(\.name), schema: schema, source: source).outputs
      + part.outputs(source)
    let cells = columns.map {
      "\(identifier: $0.letter) as \(identifier: $0.name)" as SQL
    }
    let last = columns.last?.letter ?? address.firstColumn
    // Below the last row the sheet goes on without end.
    let filled = columns.map { "\(identifier: $0.name)" as SQL }.joined(separator: ", ")
    let sheet: SQL = """
      (select \(cells.joined(separator: ", ")) from \(reader(part.files[0], range: dataRange(through: last))))
      """
    return """
      select \(outputs.joined(separator: ", ")) from \(part.relation(over: sheet, source)) \
      where coalesce(\(filled)) is not null
      """
  }

  private func dataRange(through last: String) -> String {
    let first = address.firstRow + (source.options.hasHeader ? 1 : 0)
    let end = address.lastRow.map(String.init) ?? ""
    return "\(address.firstColumn)\(first):\(last)\(end)"
  }

  private func reader(_ file: PreparedFile, range: String, isText: Bool = true) -> SQL {
    let sheet: SQL = address.sheet.map { ", sheet = \(literal: $0)" } ?? ""
    return """
      read_xlsx(\(literal: file.path), range = \(literal: range), header = false, \
      all_varchar = \(raw: String(isText)), stop_at_empty = false\(sheet))
      """
  }
}
