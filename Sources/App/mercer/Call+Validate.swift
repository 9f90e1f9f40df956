internal import Delta
internal import DuckDB
internal import Execution
internal import Lakehouse
internal import Pipelines
internal import Relational
internal import Terminal

extension Call {
  /// Checks the project and lists its datasets.
  func validate() async throws {
    let workspace = try Workspace(self, needsProject: true)
    let (project, folder) = try await workspace.project(self)
    let updater = workspace.updater(in: folder)
    var problems: [Explanation] = []
    var columns: [String: [QueryColumn]] = [:]
    for pipeline in project.pipelines {
      let existing = try await workspace.schemas(of: pipeline.foreignInputs, known: columns)
      let check = await pipeline.check(
        using: try await workspace.engineWithPrelude(),
        fileColumns: { try await updater.columns(of: $0) },
        existing: existing
      )
      problems += check.problems
      columns.merge(check.columns) { $1 }
    }
    let warnings = project.bundle.warnings + project.pipelines.flatMap(\.warnings)
    warn(warnings)
    guard problems.isEmpty else { throw Explanations(problems) }
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
  /// Schemas of tables that other pipelines make: as they were checked before, else as they are in the lake.
  func schemas(
    of names: Set<String>,
    known: [String: [QueryColumn]]
  ) async throws -> [String: Schema] {
    var schemas: [String: Schema] = [:]
    let engine = try database.makeEngine()
    for name in names {
      if let columns = known[name] {
        schemas[name] = Schema(
          columns.compactMap { column in column.type.map { Field(column.name, $0) } }
        )
      } else if let table = try? lake.table(name), table.exists {
        schemas[name] = try await table.snapshot(engine: engine).schema
      }
    }
    return schemas
  }
}

extension Pipeline {
  /// Tables that the pipeline reads and does not make.
  fileprivate var foreignInputs: Set<String> {
    Set(datasets.flatMap(\.query.datasetNames)).subtracting(datasets.map(\.name))
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
