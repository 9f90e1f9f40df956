internal import DuckDB
internal import Execution
internal import Lakehouse
internal import Pipelines
internal import Relational
internal import Terminal

extension Call {
  /// Shows where tables and columns come from.
  func lineage() async throws {
    let workspace = try Workspace(self, needsProject: true)
    let (project, folder) = try await workspace.project(self)
    let lineage = await Lineage(
      of: project.pipelines,
      known: try await workspace.knownColumns(of: project, in: folder),
      engine: try workspace.database.makeEngine()
    )
    let view = LineageView(
      lineage: lineage,
      quality: try await workspace.failures(),
      direction: direction,
      depth: invocation.number(.depth) ?? .max
    )
    let format = asJSON ? "json" : invocation.text(.graphFormat) ?? "text"
    guard let name = invocation.argument(0) else { return try show(view, format) }
    switch try lineage.subject(named: name) {
    case .node(let node): try show(view, about: node, format)
    case .column(let column): try show(view, about: column, format)
    }
  }

  private var direction: LineageView.Direction {
    switch (invocation.isSet(.upstream), invocation.isSet(.downstream)) {
    case (true, false): .upstream
    case (false, true): .downstream
    default: .both
    }
  }

  private func show(_ view: LineageView, _ format: String) throws {
    switch format {
    case "json": try show(view.lineage.json)
    case "mermaid": try show(LineageGraph(view.lineage, nodes: view.lineage.nodes).mermaid)
    case "dot": try show(LineageGraph(view.lineage, nodes: view.lineage.nodes).dot)
    default: try show(view.layers.map { $0.rendered(on: screen) }.joined())
    }
  }

  private func show(_ view: LineageView, about node: LineageNode, _ format: String) throws {
    switch format {
    case "json": try show(view.json(of: node))
    case "mermaid": try show(LineageGraph(view.lineage, nodes: view.nodes(around: node)).mermaid)
    case "dot": try show(LineageGraph(view.lineage, nodes: view.nodes(around: node)).dot)
    default:
      try show(view.trees(of: node).map { $0.rendered(on: screen) }.joined(separator: "\n"))
    }
  }

  private func show(_ view: LineageView, about column: ColumnReference, _ format: String) throws {
    switch format {
    case "json": try show(view.json(of: column))
    case "mermaid", "dot":
      throw Explanation(
        "cli.lineage-format",
        "the lineage of a column has no form `\(format)`",
        place: "--format",
        next: "name the table alone, or leave --format out"
      )
    default:
      try show(view.trees(of: column).map { $0.rendered(on: screen) }.joined(separator: "\n"))
    }
  }
}

extension Workspace {
  /// Columns of the tables that the lake holds, and of the files that can be looked at.
  func knownColumns(of project: Project, in folder: ProjectFolder) async throws -> KnownColumns {
    var known = KnownColumns(tables: try await schemas())
    let updater = updater(in: folder)
    for source in project.pipelines.flatMap(\.datasets).flatMap(\.query.fileSources) {
      // Where nothing has landed, the lineage says so for the columns it concerns.
      known.files[source] =
        if let schema = source.schema { schema } else { try? await updater.columns(of: source) }
    }
    return known
  }

  /// For each dataset how many expectations failed in its last update, of how many.
  fileprivate func failures() async throws -> [String: Int] {
    let history = QualityHistory(lake: lake, engine: try await engineWithPrelude())
    var failures: [String: Int] = [:]
    for expectation in try await history.expectations() {
      let failed = (expectation.outcomes.last?.failed ?? 0) > 0 ? 1 : 0
      failures[expectation.dataset, default: 0] += failed
    }
    return failures
  }
}
