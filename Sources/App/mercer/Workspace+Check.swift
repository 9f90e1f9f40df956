internal import Delta
internal import DuckDB
internal import Execution
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational
internal import Terminal

extension Workspace {
  /// Checks the whole project against the engine; nothing is run, of landed files only the columns are looked at.
  ///
  /// Tables that the project itself makes are taken from its SQL, not from what the lake holds of them.
  /// - Throws: `Explanation` when a file of the project or a table of the lake cannot be read.
  func check(_ call: Call, _ folder: ProjectFolder) async throws -> ProjectCheck {
    var existing = try await schemas()
    // Names need no more than parsing, unless something cannot be parsed.
    var own = (try? await project(call))?.project
    if own == nil { own = try await check(call, folder, existing: existing).project }
    for dataset in own?.pipelines.flatMap(\.datasets) ?? [] { existing[dataset.name] = nil }
    return try await check(call, folder, existing: existing)
  }

  private func check(
    _ call: Call,
    _ folder: ProjectFolder,
    existing: [String: Schema]
  ) async throws -> ProjectCheck {
    let updater = updater(in: folder)
    return await Project.check(
      try folder.files(),
      target: call.invocation.text(.target),
      variables: Self.variables(
        call.invocation,
        current: FileManager.default.currentDirectoryPath
      ),
      existing: existing,
      engine: try await engineWithPrelude(),
      fileColumns: { try await updater.columns(of: $0) }
    )
  }

  /// Columns of the tables that the lake holds.
  func schemas() async throws -> [String: Schema] {
    var schemas: [String: Schema] = [:]
    let engine = try database.makeEngine()
    for name in try lake.tables() {
      schemas[name.description] = try await lake.table(name).snapshot(engine: engine).schema
    }
    return schemas
  }
}
