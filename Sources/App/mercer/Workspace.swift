internal import DuckDB
internal import Execution
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational
internal import Terminal

/// What a command works on: a project as one target sees it, its lake, and the engine.
struct Workspace: Sendable {
  /// `nil` when `--lake` was enough and there is no project.
  let folder: ProjectFolder?
  let bundle: Pipelines.Bundle?
  let lake: Lake
  let database: Database

  /// Opens what the options of a call name; nothing is created.
  ///
  /// - Parameters:
  ///   - call: What was asked for.
  ///   - needsProject: Whether a lake alone is not enough.
  /// - Throws: What is wrong with the project's files, or with the engine's options.
  init(_ call: Call, needsProject: Bool) throws {
    let invocation = call.invocation
    let current = FileManager.default.currentDirectoryPath
    let named = invocation.text(.lake).map { ProjectFolder.absolute($0, from: current) }
    if let named, !needsProject {
      // With the lake named, the project would only add faults of its own.
      guard FileManager.default.fileExists(atPath: named) else {
        throw Explanation(
          "cli.no-lake",
          "there is no lake at \(named)",
          next: "`mercer run --lake DIR` makes one; --lake names its folder"
        )
      }
      folder = nil
      bundle = nil
      lake = Lake(folder: named)
    } else {
      let folder = try ProjectFolder(named: invocation.text(.project))
      if folder.isShipped { call.note("there is no project here; using \(folder.path)") }
      let bundle = try Pipelines.Bundle(
        files: try folder.files(),
        target: invocation.text(.target),
        variables: Self.variables(invocation, current: current)
      )
      self.folder = folder
      self.bundle = bundle
      lake = named.map { Lake(folder: $0) } ?? folder.lake(of: bundle)
    }
    let settings = bundle?.settings
    let spill = folder.flatMap { folder in
      settings?.spillFolder.map { ProjectFolder.absolute($0, from: folder.path) }
    }
    database = try Database(
      options: .init(
        memoryLimitInBytes: invocation.bytes(.memoryLimit) ?? settings?.memoryLimitInBytes
          ?? Machine.memoryInBytes / 2,
        threads: invocation.number(.threads) ?? settings?.threads,
        spillFolder: SpillFolder.path(for: lake, in: spill)
      )
    )
  }

  /// Values of `--var`; a relative path with a slash that exists counts from the current folder.
  static func variables(_ invocation: Invocation, current: String) -> [String: String] {
    var values: [String: String] = [:]
    for (name, value) in invocation.assignments(.variable) {
      let looksLikePath = value.contains("/") || value == "." || value == ".."
      let path = ProjectFolder.absolute(value, from: current)
      let isHere = looksLikePath && FileManager.default.fileExists(atPath: path)
      values[name] = isHere ? path : value
    }
    return values
  }

  /// The project with its pipelines.
  ///
  /// - Throws: Every problem of its files.
  func project(_ call: Call) async throws -> (project: Project, folder: ProjectFolder) {
    guard let folder else { fatalError("a command that needs the project did not say so") }
    let current = FileManager.default.currentDirectoryPath
    let project = try await Project.load(
      try folder.files(),
      target: call.invocation.text(.target),
      variables: Self.variables(call.invocation, current: current),
      existing: Set(try lake.tables().map(\.description)),
      engine: try database.makeEngine()
    )
    return (project, folder)
  }

  /// Carries out updates of the project's pipelines.
  func updater(in folder: ProjectFolder) -> Updater {
    let database = database
    return Updater(
      lake: lake,
      reader: LocalSourceReader(folder: folder.path),
      makeEngine: { try database.makeEngine() }
    )
  }

  /// A session of the engine that knows Spark's functions.
  func engineWithPrelude() async throws -> DuckDBEngine {
    let engine = try database.makeEngine()
    for statement in Prelude.statements { try await engine.run(statement) }
    return engine
  }

  /// The table of that name.
  ///
  /// - Throws: `Explanation` with the nearest name when the lake has no such table.
  func table(_ name: String) throws -> LakeTable {
    let table = try lake.table(name)
    guard table.exists else { throw try lake.absence(of: table.name.description) }
    return table
  }
}

extension ProjectFolder {
  /// The lake of a bundle's target, when the call names no other.
  func lake(of bundle: Pipelines.Bundle) -> Lake {
    let said = bundle.settings.lake.map { Self.absolute($0, from: path) }
    return Lake(folder: said ?? path + "/.mercer/lake/" + bundle.target.name)
  }
}

extension Lake {
  /// Says that there is no such table, and which was probably meant.
  ///
  /// A name without a layer gets a next step only when it is nearly that of a table.
  func absence(of name: String) throws -> Explanation {
    let tables = try tables()
    let isQualified = name.contains(".")
    let known = tables.map { isQualified ? $0.description : $0.name }
    let nearest = Suggestion.nearest(to: name, among: known)
      .flatMap { found in known.firstIndex(of: found).map { tables[$0].description } }
    let hint = tables.isEmpty ? "`mercer run` fills it" : "`mercer tables` lists them"
    return Explanation(
      "cli.unknown-table",
      "there is no table \(name) in the lake",
      place: folder,
      why: tables.isEmpty ? "the lake is empty" : nil,
      next: nearest.map { "did you mean \($0)?" } ?? (isQualified ? hint : nil)
    )
  }
}
