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
    let check = try await workspace.check(self, folder)
    warn(check.warnings)
    guard check.problems.isEmpty, let project = check.project else {
      throw Explanations(check.problems)
    }
    let (columns, warnings) = (check.columns, check.warnings)
    let gaps = DescriptionGaps(project, outputs: columns)
    if asJSON {
      try show(json(project, folder: folder, lake: workspace.lake.folder, columns, warnings, gaps))
    } else {
      try show(project, lake: workspace.lake.folder, columns)
      note(gaps, project, columns)
    }
  }

  /// Says how much nobody has described; `docs` shows it to everyone.
  private func note(_ gaps: DescriptionGaps, _ project: Project, _ columns: [String: [QueryColumn]])
  {
    guard !gaps.isEmpty else { return }
    let datasets = project.pipelines.flatMap(\.datasets)
    let all = datasets.reduce(0) { $0 + (columns[$1.name]?.count ?? $1.columns.count) }
    let names = (gaps.datasets + gaps.columns).prefix(3).joined(separator: ", ")
    note(
      "not described: \(gaps.datasets.count) of \(People.count(datasets.count, "dataset")), "
        + "\(People.count(gaps.columns.count)) of \(People.count(all, "column")) (\(names)"
        + (gaps.datasets.count + gaps.columns.count > 3 ? ", …" : "") + ")"
    )
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
    _ warnings: [Explanation],
    _ gaps: DescriptionGaps
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
      (
        "undescribed",
        [
          "datasets": .array(gaps.datasets.map(JSON.string)),
          "columns": .array(gaps.columns.map(JSON.string)),
        ]
      ),
    ])
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
