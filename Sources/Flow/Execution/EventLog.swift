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
  private var beginning: Task<Void, any Error>?
  private let startedAt = Event.now

  init(lake: Lake, updateID: String, pipeline: Pipeline, engine: any QueryEngine) {
    self.lake = lake
    self.updateID = updateID
    self.pipeline = pipeline
    self.engine = engine
  }

  /// Commits that the update has begun to change things, so that one which is killed leaves a trace; an
  /// update that changes nothing leaves none.
  ///
  /// Every lane waits here until the trace is there.
  func begin(engine: any QueryEngine) async throws {
    if let beginning { return try await beginning.value }
    let start = Event(
      type: "create_update",
      level: "INFO",
      message: "Update \(updateID.prefix(6)) started.",
      dataset: nil,
      details: ["create_update": ["state": "RUNNING"]],
      microseconds: startedAt
    )
    let task = Task { try await append([start], isLast: false, engine: engine) }
    beginning = task
    try await task.value
  }

  /// Takes down how one dataset came out.
  func record(_ report: DatasetReport, _ dataset: Dataset) {
    let progress = FlowProgress(report, dataset)
    pending.append(
      Event(
        type: "flow_progress",
        level: report.error == nil ? (report.notes.isEmpty ? "INFO" : "WARN") : "ERROR",
        message: report.error?.summary
          ?? (["Flow '\(report.name)' has \(progress.status)."] + report.notes).joined(
            separator: " "
          ),
        dataset: report.name,
        details: ["flow_progress": progress.json],
        error: report.error.map(Self.error) ?? .null
      )
    )
  }

  /// Commits everything that was taken down; nothing when nothing happened.
  func finish(_ report: UpdateReport, versions: [String: Int64]) async throws {
    guard beginning != nil || !pending.isEmpty else { return }
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
    try await append(events, isLast: true, engine: engine)
  }

  private func append(
    _ events: [Event],
    of update: String? = nil,
    isLast: Bool,
    engine: any QueryEngine
  ) async throws {
    let update = update ?? updateID
    let rows = events.map { event -> SQL in
      defer { sequence += 1 }
      let origin: JSON = .object([
        ("pipeline_name", .string(pipeline.resource.name)),
        ("pipeline_id", .string(pipeline.resource.key)),
        ("update_id", .string(update)), ("dataset_name", JSON(event.dataset)),
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
        details: [
          "pipeline": .string(pipeline.resource.name), "update_id": .string(update),
          "is_last": .boolean(isLast),
        ],
        baseVersion: nil
      ),
      engine: engine
    )
  }

  /// Takes down what an earlier update of this pipeline did and was killed before it could say so.
  ///
  /// Its commits carry their own account of the rows and expectations; nothing happens when the earlier update
  /// ended by itself. Only the holder of the pipeline's lock may ask.
  func recoverKilledUpdate(catalog: TableCatalog) async throws {
    let table = try lake.table(Self.tableName)
    guard table.exists else { return }
    let own = try await table.history(limit: 20).first {
      $0.details?["pipeline"]?.string == pipeline.resource.name
    }
    guard let details = own?.details, details["is_last"]?.bool == false,
      let killed = details["update_id"]?.string
    else { return }
    var events: [Event] = []
    for dataset in pipeline.datasets where !dataset.isOnlyAView {
      guard let commit = try await catalog.table(of: dataset).lastDetails(),
        commit["update_id"]?.string == killed, let progress = commit["flow_progress"]
      else { continue }
      events.append(
        Event(
          type: "flow_progress",
          level: "INFO",
          message: "Flow '\(dataset.name)' has COMPLETED.",
          dataset: dataset.name,
          details: ["flow_progress": progress]
        )
      )
    }
    events.append(
      Event(
        type: "update_progress",
        level: "ERROR",
        message: "Update \(killed.prefix(6)) was killed before it was done.",
        dataset: nil,
        details: ["update_progress": ["state": "FAILED"]]
      )
    )
    try await append(events, of: killed, isLast: true, engine: engine)
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
