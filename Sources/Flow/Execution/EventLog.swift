internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational

/// The record of updates, a Delta table with the columns that Databricks gives its event log.
actor EventLog {
  static let tableName = "operations.event_log"
  static let schema = Schema([
    Field("id", .string, comment: "Identity of the event"),
    Field("sequence", .string, comment: "JSON: order of the events of an update"),
    Field("origin", .string, comment: "JSON: pipeline, update and dataset the event is about"),
    Field("timestamp", .timestamp, comment: "When it happened, UTC"),
    Field("message", .string, comment: "What happened, for people"),
    Field("level", .string, comment: "INFO, WARN, ERROR or METRICS"),
    Field(
      "maturity_level",
      .string,
      comment: "STABLE or EVOLVING: how fixed the shape of details is"
    ),
    Field("error", .string, comment: "JSON: what went wrong"),
    Field("details", .string, comment: "JSON: one member named like event_type"),
    Field("event_type", .string, comment: "Kind of event"),
  ])

  private struct Event: Sendable {
    var type: String
    var level: String
    var message: String
    var dataset: String?
    var details: JSON
    var error: JSON = .null
    var microseconds = Event.now

    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1_000_000) }
  }

  private let lake: Lake
  private let updateID: String
  private let pipeline: Pipeline
  private let engine: any QueryEngine
  private var pending: [Event] = []
  private var sequence = 0
  private var hasBegun = false
  private let startedAt = Event.now

  init(lake: Lake, updateID: String, pipeline: Pipeline, engine: any QueryEngine) {
    self.lake = lake
    self.updateID = updateID
    self.pipeline = pipeline
    self.engine = engine
  }

  /// Commits that the update has begun to change things, so that one which is killed leaves a trace; an
  /// update that changes nothing leaves none.
  func begin(engine: any QueryEngine) async throws {
    guard !hasBegun else { return }
    hasBegun = true
    let start = Event(
      type: "create_update",
      level: "INFO",
      message: "Update \(updateID.prefix(6)) started.",
      dataset: nil,
      details: ["create_update": ["state": "RUNNING"]],
      microseconds: startedAt
    )
    try await append([start], engine: engine)
  }

  /// Takes down how one dataset came out.
  func record(_ report: DatasetReport, _ dataset: Dataset) {
    let status =
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
    let progress: JSON = .object([
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
    pending.append(
      Event(
        type: "flow_progress",
        level: report.error == nil ? (report.notes.isEmpty ? "INFO" : "WARN") : "ERROR",
        message: report.error?.summary
          ?? (["Flow '\(report.name)' has \(status)."] + report.notes).joined(separator: " "),
        dataset: report.name,
        details: ["flow_progress": progress],
        error: report.error.map(Self.error) ?? .null
      )
    )
  }

  /// Commits everything that was taken down; nothing when nothing happened.
  func finish(_ report: UpdateReport, versions: [String: Int64]) async throws {
    guard hasBegun || !pending.isEmpty else { return }
    try await begin(engine: engine)
    for skipped in report.datasets where skipped.status == .skipped {
      if let dataset = pipeline.dataset(named: skipped.name) { record(skipped, dataset) }
    }
    pending.append(
      Event(
        type: "update_progress",
        level: report.state == .completed ? "INFO" : "ERROR",
        message: "Update \(updateID.prefix(6)) is \(report.state.rawValue).",
        dataset: nil,
        details: [
          "update_progress": .object([
            ("state", .string(report.state.rawValue)),
            ("duration_ms", JSON(Int((report.duration.seconds * 1_000).rounded()))),
            ("versions", .object(versions.sorted { $0.key < $1.key }.map { ($0, JSON($1)) })),
          ])
        ]
      )
    )
    let events = pending
    pending = []
    try await append(events, engine: engine)
  }

  private func append(_ events: [Event], engine: any QueryEngine) async throws {
    let rows = events.map { event -> SQL in
      defer { sequence += 1 }
      let origin: JSON = .object([
        ("pipeline_name", .string(pipeline.resource.name)),
        ("pipeline_id", .string(pipeline.resource.key)),
        ("update_id", .string(updateID)), ("dataset_name", JSON(event.dataset)),
        ("flow_name", JSON(event.dataset)),
      ])
      let values: [SQL] = [
        Self.text(UUID().uuidString.lowercased()), Self.text("{\"seq_no\":\(sequence)}"),
        Self.text(origin.text),
        "make_timestamptz(\(raw: String(event.microseconds)))", Self.text(event.message),
        Self.text(event.level),
        Self.text("EVOLVING"), event.error.object == nil ? "null" : Self.text(event.error.text),
        Self.text(event.details.text), Self.text(event.type),
      ]
      return "(\(values.joined(separator: ", ")))"
    }
    let table = try lake.table(Self.tableName)
    let names = Self.schema.fields.map { "\(identifier: $0.name)" as SQL }.joined(separator: ", ")
    let report = try await engine.write(
      ParquetWrite(
        query: "select * from (values \(rows.joined(separator: ", "))) as t(\(names))",
        schema: Self.schema,
        folder: try table.dataFolder(),
        filePrefix: "part-" + UUID().uuidString.lowercased()
      )
    )
    _ = try await table.commit(
      TableChange(
        .append,
        schema: Self.schema,
        files: report.files,
        partitionColumns: [],
        properties: [:],
        description: "What every update did",
        clusterColumns: [],
        transaction: nil,
        operation: nil,
        operationParameters: [],
        details: nil,
        baseVersion: nil
      ),
      engine: engine
    )
  }

  private static func text(_ text: String) -> SQL { "\(literal: text)" }

  private static func error(_ explanation: Explanation) -> JSON {
    [
      "fatal": .boolean(true),
      "exceptions": [
        ["class_name": .string(explanation.code), "message": .string(explanation.rendered)]
      ],
    ]
  }
}
