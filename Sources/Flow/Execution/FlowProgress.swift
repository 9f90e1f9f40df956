internal import Pipelines
internal import Relational

/// How one dataset came out, in the shape of the event log's `flow_progress`.
struct FlowProgress {
  /// `COMPLETED`, `IDLE`, `STOPPED`, `FAILED` or `SKIPPED`.
  let status: String
  let json: JSON

  init(_ report: DatasetReport, _ dataset: Dataset) {
    status =
      switch report.status {
      case .updated: "COMPLETED"
      case .upToDate: "IDLE"
      case .failed: report.error?.blame == .interrupted ? "STOPPED" : "FAILED"
      case .skipped: "SKIPPED"
      }
    let rules = Dictionary(
      dataset.expectations.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let expectations = report.expectations.map { result -> JSON in
      .object([
        ("name", .string(result.name)), ("dataset", .string(report.name)),
        ("passed_records", JSON(result.passed)), ("failed_records", JSON(result.failed)),
        ("violation", .string(result.violation.rawValue)),
        ("expression", JSON(rules[result.name]?.text)),
        ("engine_expression", JSON(rules[result.name]?.engineText)),
      ])
    }
    json = .object([
      ("status", .string(status)), ("table_version", report.version.map { JSON($0) } ?? .null),
      ("duration_ms", JSON(Int((report.duration.seconds * 1_000).rounded()))),
      (
        "metrics",
        [
          "num_output_rows": JSON(report.rowsWritten),
          "num_output_bytes": JSON(report.bytesWritten),
          "num_rejected_rows": JSON(report.rowsRejected), "num_files_read": JSON(report.filesRead),
        ]
      ),
      (
        "data_quality",
        ["dropped_records": JSON(report.rowsDropped), "expectations": .array(expectations)]
      ),
    ])
  }
}
