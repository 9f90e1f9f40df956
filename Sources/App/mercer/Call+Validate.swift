internal import Delta
internal import DuckDB
internal import Execution
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational
internal import Terminal

extension Call {
  /// Checks the project and lists its datasets.
  func validate() async throws {
    let workspace = try Workspace(self, needsProject: true)
    guard let folder = workspace.folder else { fatalError("validate without a project") }
    let updater = workspace.updater(in: folder)
    // Tables that the project itself makes are taken from its SQL, not from what the lake holds of them.
    var existing = try await workspace.schemas()
    let declared = try await workspace.check(self, folder, updater, existing: existing)
      .project?.pipelines.flatMap(\.datasets).map(\.name)
    for name in declared ?? [] { existing[name] = nil }
    let check = try await workspace.check(self, folder, updater, existing: existing)
    warn(check.warnings)
    guard check.problems.isEmpty, let project = check.project else {
      throw Explanations(check.problems)
    }
    let (columns, warnings) = (check.columns, check.warnings)
    if asJSON {
      try show(json(project, folder: folder, lake: workspace.lake.folder, columns, warnings))
    } else {
      try show(project, lake: workspace.lake.folder, columns)
    }
  }

  private func show(_ project: Project, lake: String, _ columns: [String: [QueryColumn]]) throws {
    let bundle = project.bundle
    var text = "\(bundle.name) is valid for the target \(bundle.target.name)"
    text += bundle.target.mode.map { " (\($0.rawValue))\n" } ?? "\n"
    for variable in bundle.variables { text += "  \(variable.name) = \(variable.value)\n" }
    for permission in bundle.permissions { text += "  \(permission.text)\n" }
    for pipeline in project.pipelines {
      text += "\npipeline \(pipeline.resource.name)\n"
      for permission in pipeline.resource.permissions { text += "  \(permission.text)\n" }
      let rows = pipeline.datasets.map { dataset -> [String?] in
        [
          dataset.name, dataset.kind.words,
          columns[dataset.name].map { People.count($0.count) } ?? "",
          People.count(dataset.expectations.count), dataset.reads.joined(separator: ", "),
        ]
      }
      let table = TextTable(
        [
          .init("dataset", isName: true), .init("kind"), .init("columns", isNumeric: true),
          .init("expectations", isNumeric: true), .init("reads"),
        ],
        rows: rows
      )
      text += table.rendered(on: screen)
    }
    try show(text + "lake: \(lake)\n")
  }

  private func json(
    _ project: Project,
    folder: ProjectFolder,
    lake: String,
    _ columns: [String: [QueryColumn]],
    _ warnings: [Explanation]
  ) -> JSON {
    let bundle = project.bundle
    return .object([
      ("valid", true), ("bundle", .string(bundle.name)), ("project", .string(folder.path)),
      ("target", .string(bundle.target.name)), ("mode", JSON(bundle.target.mode?.rawValue)),
      ("lake", .string(lake)),
      ("variables", .object(bundle.variables.map { ($0.name, .string($0.value)) })),
      ("permissions", .array(bundle.permissions.map(\.json))),
      (
        "pipelines",
        .array(
          project.pipelines.map { pipeline in
            .object([
              ("name", .string(pipeline.resource.name)), ("key", .string(pipeline.resource.key)),
              ("permissions", .array(pipeline.resource.permissions.map(\.json))),
              ("datasets", .array(pipeline.datasets.map { $0.json(columns[$0.name] ?? []) })),
            ])
          }
        )
      ),
      ("warnings", .array(warnings.map(\.json))),
    ])
  }
}

extension Workspace {
  /// Columns of the tables that the lake holds.
  fileprivate func schemas() async throws -> [String: Schema] {
    var schemas: [String: Schema] = [:]
    let engine = try database.makeEngine()
    for name in try lake.tables() {
      schemas[name.description] = try await lake.table(name).snapshot(engine: engine).schema
    }
    return schemas
  }

  fileprivate func check(
    _ call: Call,
    _ folder: ProjectFolder,
    _ updater: Updater,
    existing: [String: Schema]
  ) async throws -> ProjectCheck {
    await Project.check(
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
}

extension Dataset {
  /// What it reads: datasets, then places of files.
  fileprivate var reads: [String] { query.datasetNames + query.fileSources.map(\.path) }

  fileprivate func json(_ columns: [QueryColumn]) -> JSON {
    .object([
      ("name", .string(name)), ("kind", .string(kind.words)), ("private", .boolean(isPrivate)),
      ("comment", .string(comment)), ("place", .string(place.description)),
      ("reads", .array(reads.map(JSON.string))),
      (
        "columns",
        .array(
          columns.map {
            ["name": .string($0.name), "type": .string($0.type?.sparkName ?? $0.engineType)]
          }
        )
      ),
      ("partitioned_by", .array(partitionColumns.map(JSON.string))),
      (
        "expectations",
        .array(
          expectations.map {
            [
              "name": .string($0.name), "condition": .string($0.text),
              "violation": .string($0.violation.rawValue),
            ]
          }
        )
      ),
    ])
  }
}

extension Dataset.Kind {
  /// The kind as people call it.
  fileprivate var words: String {
    switch self {
    case .streamingTable: "streaming table"
    case .materializedView: "materialized view"
    case .temporaryView: "temporary view"
    }
  }
}

extension Permission {
  fileprivate var text: String {
    switch principal {
    case .user(let name): "\(level) for the user \(name)"
    case .group(let name): "\(level) for the group \(name)"
    case .servicePrincipal(let name): "\(level) for the service principal \(name)"
    }
  }

  fileprivate var json: JSON {
    let (kind, name) =
      switch principal {
      case .user(let name): ("user_name", name)
      case .group(let name): ("group_name", name)
      case .servicePrincipal(let name): ("service_principal_name", name)
      }
    return .object([("level", .string(level)), (kind, .string(name))])
  }
}
