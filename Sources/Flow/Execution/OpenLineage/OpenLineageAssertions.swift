internal import Pipelines
internal import Relational

/// How the expectations of a dataset came out, in OpenLineage's words.
struct OpenLineageAssertions {
  fileprivate struct Result {
    var expectation: Expectation
    var outcome: DatasetReport.ExpectationResult
    /// The column that it looks at, when it is one only.
    var column: String?
  }

  private let results: [Result]

  init(_ dataset: Dataset, _ report: DatasetReport, _ lineage: DatasetLineage?) {
    results = dataset.expectations.compactMap { expectation in
      guard let outcome = report.expectations.first(where: { $0.name == expectation.name }) else {
        return nil
      }
      let columns = lineage?.expectations.first { $0.name == expectation.name }?.columns ?? []
      let column = columns.count == 1 ? columns[0] : nil
      return Result(expectation: expectation, outcome: outcome, column: column)
    }
  }

  /// Whether an expectation that forbids going on was not met.
  var stopsUpdate: Bool {
    results.contains { $0.expectation.violation == .failUpdate && $0.outcome.failed > 0 }
  }

  /// For the facet of the dataset.
  var assertions: [JSON] {
    results.map { result in
      var members: [(String, JSON)] = [
        ("assertion", .string(result.expectation.name)),
        ("success", .boolean(result.outcome.failed == 0)),
        ("severity", .string(result.severity)), ("name", .string(result.expectation.name)),
        ("expected", "0 rows fail"),
        ("actual", .string("\(result.outcome.failed) of \(result.rows) rows fail")),
        ("content", .string(result.expectation.text)), ("contentType", "sql"),
      ]
      if let column = result.column { members.append(("column", .string(column))) }
      return .object(members)
    }
  }

  /// For the facet of the run.
  var tests: [JSON] {
    results.map { result in
      [
        "name": .string(result.expectation.name),
        "status": result.outcome.failed == 0 ? "pass" : "fail",
        "severity": .string(result.severity), "type": "expectation",
        "expected": "0 rows fail",
        "actual": .string("\(result.outcome.failed) of \(result.rows) rows fail"),
      ]
    }
  }
}

extension OpenLineageAssertions.Result {
  var rows: Int64 { outcome.passed + outcome.failed }
  var severity: String { expectation.violation == .failUpdate ? "error" : "warn" }
}
