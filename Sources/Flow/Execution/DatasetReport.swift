public import Pipelines
public import Relational

/// What one update did to one dataset.
public struct DatasetReport: Sendable {
  /// How the dataset came out.
  public enum Status: String, Sendable {
    /// A new version was committed.
    case updated
    /// Nothing had changed, nothing was committed.
    case upToDate = "up_to_date"
    /// The table stayed as it was because of `error`.
    case failed
    /// Not tried, because something it reads failed.
    case skipped
  }

  /// How the rows came out against one expectation.
  public struct ExpectationResult: Sendable, Hashable {
    /// Name of the expectation.
    public var name: String
    /// What happens to a row that fails.
    public var violation: Expectation.Violation
    /// Rows for which the condition is true.
    public var passed: Int64
    /// Rows for which it is false or NULL.
    public var failed: Int64
  }

  /// `layer.name` of the dataset.
  public var name: String
  /// How it came out.
  public var status: Status
  /// Newest version of the table after the update; `nil` when there is no table.
  public var version: Int64?
  /// Rows written to the table.
  public var rowsWritten: Int64 = 0
  /// Rows that went to the quarantine.
  public var rowsDropped: Int64 = 0
  /// Lines of landed files that could not be made rows.
  public var rowsRejected: Int64 = 0
  /// Size of the written files.
  public var bytesWritten: Int64 = 0
  /// Files read for the first time.
  public var filesRead: Int = 0
  /// One result per expectation, in the order of the source.
  public var expectations: [ExpectationResult] = []
  /// Wall time.
  public var duration: Duration = .zero
  /// Why the dataset failed or was skipped.
  public var error: Explanation?
  /// What people should know though nothing failed.
  public var notes: [String] = []

  init(name: String, status: Status, version: Int64? = nil) {
    self.name = name
    self.status = status
    self.version = version
  }

  /// The report as one JSON object; durations in seconds.
  public var json: JSON {
    .object([
      ("dataset", .string(name)), ("status", .string(status.rawValue)),
      ("version", version.map { JSON($0) } ?? .null), ("rows_written", JSON(rowsWritten)),
      ("rows_dropped", JSON(rowsDropped)), ("rows_rejected", JSON(rowsRejected)),
      ("bytes_written", JSON(bytesWritten)), ("files_read", JSON(filesRead)),
      ("duration_seconds", JSON(duration.seconds)),
      (
        "expectations",
        .array(
          expectations.map {
            [
              "name": .string($0.name), "violation": .string($0.violation.rawValue),
              "passed": JSON($0.passed), "failed": JSON($0.failed),
            ]
          }
        )
      ),
      ("notes", .array(notes.map(JSON.string))), ("error", error?.json ?? .null),
    ])
  }
}

extension DatasetReport {
  /// The work of two commits of one update as one.
  func adding(_ other: DatasetReport) -> DatasetReport {
    var sum = other
    sum.rowsWritten += rowsWritten
    sum.rowsDropped += rowsDropped
    sum.rowsRejected += rowsRejected
    sum.bytesWritten += bytesWritten
    sum.filesRead += filesRead
    sum.notes = notes + other.notes
    sum.expectations = zip(expectations, other.expectations).map {
      .init(
        name: $0.name,
        violation: $0.violation,
        passed: $0.passed + $1.passed,
        failed: $0.failed + $1.failed
      )
    }
    return sum
  }
}

extension Duration {
  /// The duration in seconds.
  public var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
