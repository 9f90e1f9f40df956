internal import DuckDB
internal import Execution
internal import Lakehouse
internal import Relational
internal import Terminal

extension Call {
  /// Answers the questions of the project with a table and a chart each.
  func answer() async throws {
    let workspace = try Workspace(self, needsProject: true)
    let answers = try chosenAnswers(workspace)
    let engine = try workspace.database.makeEngine()
    let session = LakeSession(lake: workspace.lake, engine: engine)
    // One after another the answers should fit a screen each; a named one is shown at length.
    let limit = invocation.argument(0) == nil ? min(rowLimit, 10) : rowLimit
    var results: [JSON] = []
    for (index, answer) in answers.enumerated() {
      let rows = try await session.explaining(
        answer.sql,
        lake: workspace.lake,
        place: answer.file
      ) {
        try await engine.rows(session.prepare(answer.sql))
      }
      if asJSON {
        results.append(answer.json(rows))
      } else {
        try show((index > 0 ? "\n" : "") + answer.rendered(rows, on: screen, rowLimit: limit))
      }
    }
    if asJSON { try show(["answers": .array(results)]) }
  }

  private func chosenAnswers(_ workspace: Workspace) throws -> [Answer] {
    let folder = (workspace.folder?.path ?? "") + "/answers"
    let answers = try workspace.folder?.answers() ?? []
    guard let name = invocation.argument(0) else {
      if answers.isEmpty {
        throw Explanation(
          "answer.none",
          "the project has no questions",
          place: folder,
          next: "a question is a file there, such as answers/top_products.sql"
        )
      }
      return answers
    }
    let chosen = answers.filter { $0.name == name }
    guard chosen.isEmpty else { return chosen }
    let names = answers.map(\.name)
    throw Explanation(
      "answer.unknown",
      "there is no question \(name)",
      place: folder,
      why: names.isEmpty ? "there is none at all" : "there are " + names.joined(separator: ", "),
      next: Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
    )
  }
}

extension Answer {
  /// Title, question, table and chart.
  fileprivate func rendered(_ rows: Batch, on screen: Screen, rowLimit: Int) -> String {
    var text = screen.styled(title, .bold) + "\n"
    if !question.isEmpty { text += question + "\n" }
    text += OutputFormat.table.text(of: rows, on: screen, rowLimit: rowLimit)
    guard let (kind, label, value) = axes else { return text }
    guard let series = Series(value, batch: rows, label: label, value: value) else {
      return text + "no chart: the rows have no column \(label), or no numbers in \(value)\n"
    }
    return text + "\n" + kind.rendered(series, on: screen)
  }

  fileprivate func json(_ rows: Batch) -> JSON {
    .object([
      ("name", .string(name)), ("title", .string(title)), ("question", .string(question)),
      (
        "chart",
        axes.map { ["kind": .string($0.rawValue), "x": .string($1), "y": .string($2)] } ?? .null
      ),
      ("sql", .string(sql)), ("rows", rows.json),
    ])
  }

  private var axes: (Terminal.Chart, String, String)? {
    switch chart {
    case .none: nil
    case .line(let x, let y): (.line, x, y)
    case .bar(let x, let y): (.bar, x, y)
    }
  }
}
