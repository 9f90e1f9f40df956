internal import Delta
internal import DuckDB
internal import Lakehouse
internal import Relational
internal import Terminal

extension Call {
  /// Lists the tables of the lake.
  func tables() async throws {
    let workspace = try Workspace(self, needsProject: false)
    try await list(workspace, try workspace.database.makeEngine(), format: format)
  }

  /// Lists the tables of the lake in a format.
  func list(_ workspace: Workspace, _ engine: DuckDBEngine, format: OutputFormat) async throws {
    var facts: [TableFacts] = []
    for name in try workspace.lake.tables() {
      let snapshot = try await workspace.lake.table(name).snapshot(engine: engine)
      facts.append(TableFacts(name, snapshot))
    }
    if format == .json {
      return try show([
        "lake": .string(workspace.lake.folder), "tables": .array(facts.map(\.json)),
      ])
    }
    let table = TextTable(
      [
        .init("table", isName: true), .init("rows", isNumeric: true),
        .init("size", isNumeric: true),
        .init("files", isNumeric: true), .init("version", isNumeric: true),
        .init("changed", isName: true),
        .init("comment"),
      ],
      rows: facts.map { fact in
        [
          fact.name, fact.rowCount.map { People.count($0) } ?? "unknown",
          ByteSize.text(fact.sizeInBytes),
          People.count(fact.fileCount), String(fact.version), fact.changed, fact.comment,
        ]
      }
    )
    try show(table.rendered(on: screen))
    try show("\(People.count(facts.count, "table")) in \(workspace.lake.folder)\n")
    if facts.isEmpty { note("`mercer run` fills the lake") }
  }

  /// Shows what is known about a table.
  func describe() async throws {
    let workspace = try Workspace(self, needsProject: false)
    let engine = try workspace.database.makeEngine()
    try await describe(invocation.argument(0) ?? "", workspace, engine, format: format)
  }

  /// Shows what is known about a table, in a format.
  func describe(
    _ text: String,
    _ workspace: Workspace,
    _ engine: DuckDBEngine,
    format: OutputFormat
  ) async throws {
    let reference = try TableReference(text)
    let table = try workspace.table(reference.table.description)
    let snapshot = try await table.snapshot(at: reference.selector, engine: engine)
    let facts = TableFacts(reference.table, snapshot)
    if format == .json { return try show(facts.json(of: snapshot, folder: table.folder)) }
    let columns = TextTable(
      [.init("column", isName: true), .init("type"), .init("nullable"), .init("comment")],
      rows: snapshot.schema.fields.map { field in
        let place = snapshot.metadata.partitionColumns.firstIndex(of: field.name)
        let mark = place == nil ? field.name : field.name + " (partition)"
        return [mark, field.type.sparkName, field.isNullable ? "yes" : "no", field.comment]
      }
    )
    var details: [(String, String)] = [
      ("rows", facts.rowCount.map { People.count($0) } ?? "unknown"),
      ("size", "\(ByteSize.text(facts.sizeInBytes)) in \(People.count(facts.fileCount, "file"))"),
      ("version", "\(facts.version), \(facts.changed)"), ("folder", table.folder),
    ]
    details += snapshot.metadata.properties.sorted { $0.key < $1.key }.map { ($0, $1) }
    var result = screen.styled(facts.name, .bold) + "\n"
    if !facts.comment.isEmpty { result += DisplayWidth.printable(facts.comment) + "\n" }
    result += columns.rendered(on: screen)
    let width = details.map(\.0.count).max() ?? 0
    for (name, value) in details {
      result += "\(DisplayWidth.padded(name, to: width))  \(DisplayWidth.printable(value))\n"
    }
    try show(result)
  }
}

/// What lists and descriptions of tables say.
private struct TableFacts {
  let name: String
  /// `nil` when a file does not say.
  let rowCount: Int64?
  let sizeInBytes: Int64
  let fileCount: Int
  let version: Int64
  /// Instant of the newest commit, UTC.
  let changed: String
  let comment: String

  init(_ name: TableName, _ snapshot: Snapshot) {
    self.name = name.description
    rowCount = snapshot.rowCount
    sizeInBytes = snapshot.sizeInBytes
    fileCount = snapshot.files.count
    version = snapshot.version
    changed = UTCInstant(microseconds: snapshot.timestamp / 1_000 * 1_000_000).description
    comment = snapshot.metadata.description ?? ""
  }

  var json: JSON {
    .object([
      ("table", .string(name)), ("rows", rowCount.map { JSON($0) } ?? .null),
      ("size_in_bytes", JSON(sizeInBytes)), ("files", JSON(fileCount)),
      ("version", JSON(version)), ("changed", .string(changed)), ("comment", .string(comment)),
    ])
  }

  func json(of snapshot: Snapshot, folder: String) -> JSON {
    let columns = snapshot.schema.fields.map { field -> JSON in
      [
        "name": .string(field.name), "type": .string(field.type.sparkName),
        "nullable": .boolean(field.isNullable), "comment": .string(field.comment),
      ]
    }
    let properties = snapshot.metadata.properties.sorted { $0.key < $1.key }
    return .object(
      (json.object ?? []) + [
        ("folder", .string(folder)), ("columns", .array(columns)),
        ("partitioned_by", .array(snapshot.metadata.partitionColumns.map(JSON.string))),
        ("properties", .object(properties.map { ($0, .string($1)) })),
      ]
    )
  }
}
