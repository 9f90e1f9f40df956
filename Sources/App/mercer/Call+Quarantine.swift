internal import DuckDB
internal import Execution
internal import Lakehouse
internal import Pipelines
internal import Relational
internal import Terminal

extension Call {
  /// Lists what is in quarantine: counts for all tables, or the rows of one.
  func quarantine() async throws {
    let workspace = try Workspace(self, needsProject: false)
    let engine = try workspace.database.makeEngine()
    let history = QualityHistory(lake: workspace.lake, engine: engine)
    let counts = try await history.quarantineCounts()
    guard let text = invocation.argument(0) else { return try show(counts) }
    let name = try TableName(text)
    let limit = format == .table ? rowLimit : nil
    guard let rows = try await history.quarantine(of: name, limit: limit) else {
      _ = try workspace.table(text)
      note("\(name) has no quarantine: no expectation has dropped a row of it")
      return try Output.standard.write(format == .json ? "[]\n" : "")
    }
    try show(format.text(of: rows, on: screen, rowLimit: rowLimit))
    let total = counts.filter { $0.table == name }.reduce(0) { $0 + $1.rows }
    if Int64(rows.rowCount) < total {
      note("\(People.count(total)) rows in all; --rows shows more, --format csv all of them")
    }
  }

  private func show(_ counts: [(table: TableName, expectations: String, rows: Int64)]) throws {
    if asJSON {
      return try show([
        "quarantine": .array(
          counts.map {
            [
              "table": .string($0.table.description),
              "failed_expectations": .array(
                $0.expectations.split(separator: ", ").map { .string(String($0)) }
              ),
              "rows": JSON($0.rows),
            ]
          }
        )
      ])
    }
    let table = TextTable(
      [.init("table", isName: true), .init("failed expectations"), .init("rows", isNumeric: true)],
      rows: counts.map { [$0.table.description, $0.expectations, People.count($0.rows)] }
    )
    let total = counts.reduce(0) { $0 + $1.rows }
    try show(table.rendered(on: screen) + People.count(total, "row") + " in quarantine\n")
  }

  /// Sends quarantined rows through the expectations of their table again.
  func replay() async throws {
    let workspace = try Workspace(self, needsProject: true)
    let (project, folder) = try await workspace.project(self)
    let name = try TableName(invocation.argument(0) ?? "").description
    let found = project.pipelines.lazy.compactMap { pipeline in
      pipeline.dataset(named: name).map { (pipeline, $0) }
    }.first
    guard let (pipeline, dataset) = found else {
      let names = project.pipelines.flatMap { $0.datasets.map(\.name) }
      throw Explanation(
        "cli.unknown-dataset",
        "no pipeline of the project makes \(name)",
        place: folder.path,
        next: Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
      )
    }
    let replay = QuarantineReplay(
      lake: workspace.lake,
      engine: try await workspace.engineWithPrelude()
    )
    let report = try await replay.replay(dataset, of: pipeline, from: invocation.text(.from))
    if !asJSON {
      try show(
        "\(dataset.name): \(People.count(report.replayed, "row")) replayed, "
          + (report.needsUpdate
            ? "the update takes them in\n"
            : "\(People.count(report.accepted)) accepted, "
              + "\(People.count(report.replayed - report.accepted)) still in quarantine\n")
      )
    }
    if report.needsUpdate {
      let selection = try Selection(parsing: dataset.name + "+")
      try await update([(pipeline, selection)], in: workspace, folder, UpdateOptions())
    } else if asJSON {
      try show([
        "table": .string(dataset.name), "replayed": JSON(report.replayed),
        "accepted": JSON(report.accepted), "rejected": JSON(report.replayed - report.accepted),
      ])
    }
  }
}
