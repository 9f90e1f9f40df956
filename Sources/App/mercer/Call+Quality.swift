internal import DuckDB
internal import Execution
internal import Lakehouse
internal import Relational
internal import Terminal

extension Call {
  /// Shows how the expectations came out, with rows that failed.
  func quality() async throws {
    let workspace = try Workspace(self, needsProject: false)
    let engine = try await workspace.engineWithPrelude()
    let history = QualityHistory(lake: workspace.lake, engine: engine)
    let table = try invocation.argument(0).map { try TableName($0) }
    let expectations = try await history.expectations(of: table?.description)
    if expectations.isEmpty, let table { _ = try workspace.table(table.description) }
    var samples: [(expectation: ExpectationHistory, rows: Batch)] = []
    for expectation in expectations {
      let rows = try await history.samples(of: expectation, limit: table == nil ? 3 : 10)
      if let rows, rows.rowCount > 0 { samples.append((expectation, rows)) }
    }
    if asJSON {
      return try show([
        "expectations": .array(
          expectations.map { expectation in
            let sample = samples.first {
              $0.expectation.dataset == expectation.dataset
                && $0.expectation.name == expectation.name
            }
            return .object(
              (expectation.json.object ?? []) + [("samples", sample?.rows.json ?? .array([]))]
            )
          }
        )
      ])
    }
    try show(expectations.table.rendered(on: screen))
    try show(People.count(expectations.count, "expectation") + " measured\n")
    for (expectation, rows) in samples {
      let title = "\(expectation.dataset): rows that failed \(expectation.name)"
      let text = OutputFormat.table.text(of: rows, on: screen)
      try show("\n" + screen.styled(title, .bold) + "\n" + text)
    }
  }
}

extension ExpectationHistory {
  /// Rows of the newest outcome that went to the quarantine.
  fileprivate var dropped: Int64 { violation == "dropRow" ? outcomes.last?.failed ?? 0 : 0 }

  /// What happens to a row that fails, in words.
  fileprivate var consequence: String {
    switch violation {
    case "dropRow": "drop the row"
    case "failUpdate": "fail the update"
    default: "only count"
    }
  }
}

extension [ExpectationHistory] {
  fileprivate var table: TextTable {
    let screen = Screen(.standard)
    return TextTable(
      [
        .init("dataset", isName: true), .init("expectation", isName: true), .init("on violation"),
        .init("passed", isNumeric: true), .init("failed", isNumeric: true),
        .init("dropped", isNumeric: true), .init("updates", isNumeric: true),
        .init("failed, by update"),
      ],
      rows: map { expectation in
        let last = expectation.outcomes.last
        let course = expectation.outcomes.suffix(20).map { Double($0.failed) as Double? }
        return [
          expectation.dataset, expectation.name, expectation.consequence,
          People.count(last?.passed ?? 0), People.count(last?.failed ?? 0),
          People.count(expectation.dropped), People.count(expectation.outcomes.count),
          Sparkline.text(course, on: screen),
        ]
      }
    )
  }
}
