internal import Delta
internal import DuckDB
internal import Lakehouse
internal import Relational
internal import Terminal

extension Call {
  /// Lists the commits of a table.
  func history() async throws {
    let workspace = try Workspace(self, needsProject: false)
    let table = try workspace.table(invocation.argument(0) ?? "")
    let commits = try await table.history()
    if asJSON {
      return try show([
        "table": .string(table.name.description), "commits": .array(commits.map(\.json)),
      ])
    }
    let rows = TextTable(
      [
        .init("version", isNumeric: true), .init("time", isName: true), .init("operation"),
        .init("rows", isNumeric: true), .init("update"), .init("by"), .init("parameters"),
      ],
      rows: commits.map { commit in
        [
          String(commit.version), commit.instant, commit.operation ?? "unknown",
          commit.metric("numOutputRows").map(People.grouped) ?? "",
          commit.details?["update_id"]?.string.map { String($0.prefix(8)) } ?? "", commit.engine,
          commit.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " "),
        ]
      }
    )
    try show(rows.rendered(on: screen) + People.count(commits.count, "commit") + "\n")
  }

  /// Makes an older version of a table the newest.
  func restore() async throws {
    let workspace = try Workspace(self, needsProject: false)
    let engine = try workspace.database.makeEngine()
    let table = try workspace.table(invocation.argument(0) ?? "")
    let text = invocation.text(.restoreTo) ?? ""
    let wanted = Int64(text) == nil ? text : "v" + text
    let selector = try TableReference("\(table.name)@\(wanted)").selector
    let before = try await table.snapshot(engine: engine).version
    let source = try await table.snapshot(at: selector, engine: engine).version
    let version = try await table.restore(to: selector, details: ["restored": true], engine: engine)
    if asJSON {
      return try show([
        "table": .string(table.name.description), "restored_from": JSON(source),
        "version": JSON(version), "changed": .boolean(version != before),
      ])
    }
    try show(
      version == before
        ? "\(table.name) is already as it was at version \(source); nothing was written\n"
        : "\(table.name) is as it was at version \(source) again; this is version \(version)\n"
    )
  }
}

extension CommitSummary {
  fileprivate var instant: String { UTCInstant(microseconds: timestamp * 1_000).description }

  fileprivate func metric(_ name: String) -> String? { metrics.first { $0.name == name }?.value }

  fileprivate var json: JSON {
    .object([
      ("version", JSON(version)), ("timestamp", .string(instant)), ("operation", JSON(operation)),
      ("parameters", .object(parameters.map { ($0.name, .string($0.value)) })),
      ("metrics", .object(metrics.map { ($0.name, .string($0.value)) })),
      ("engine", JSON(engine)), ("details", details ?? .null),
    ])
  }
}
