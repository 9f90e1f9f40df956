internal import Foundation
public import Lakehouse
public import Relational

/// How the last update of a pipeline went, kept beside the tables for whoever looks from outside.
///
/// The event log has every update that changed something; this has the last one whatever it did, and can be read
/// without an engine, also when the update was killed or the tables cannot be read.
public struct UpdateRecord: Sendable {
  /// How the update stands.
  public enum State: String, Sendable {
    case running = "RUNNING"
    case completed = "COMPLETED"
    case failed = "FAILED"
    case canceled = "CANCELED"
    /// Its process ended without a word.
    case killed = "KILLED"
  }

  /// A dataset that did not come about, and why.
  public struct Failure: Sendable {
    /// `layer.name`.
    public var dataset: String
    /// The `Explanation` as one JSON object.
    public var explanation: JSON
  }

  /// Name of the pipeline.
  public var pipeline: String
  /// Identity of the update in the event log and in the commits it made.
  public var id: String
  /// How it stands.
  public var state: State
  /// Microseconds since 1970, UTC.
  public var startedAt: Int64
  /// Microseconds since 1970, UTC; `nil` while it runs and when it was killed.
  public var endedAt: Int64?
  /// Microseconds since 1970, UTC, at which an update last completed; `nil` when none did.
  public var completedAt: Int64?
  /// Datasets that failed.
  public var failures: [Failure] = []
  /// Datasets that were left out because something they read failed.
  public var skipped: [String] = []

  /// The record of the last update of a pipeline; `nil` when there was none, or it is damaged.
  public static func last(of pipeline: String, in lake: Lake) -> UpdateRecord? {
    guard var record = read(path(pipeline, lake)) else { return nil }
    // The system lets go of the lock when the process ends, however it ends.
    if record.state == .running,
      !UpdateLock.isHeld(folder: UpdateLock.folder(lake), pipeline: pipeline)
    {
      record.state = .killed
    }
    return record
  }

  /// Takes down that an update begins.
  static func begin(_ id: String, pipeline: String, lake: Lake) throws -> UpdateRecord {
    let record = UpdateRecord(
      pipeline: pipeline,
      id: id,
      state: .running,
      startedAt: now,
      completedAt: read(path(pipeline, lake))?.completedAt
    )
    try record.save(lake)
    return record
  }

  /// Takes down how it ended.
  func end(_ report: UpdateReport, lake: Lake) throws {
    var record = self
    record.endedAt = Self.now
    record.state = State(rawValue: report.state.rawValue) ?? .failed
    if record.state == .completed { record.completedAt = record.endedAt }
    for dataset in report.datasets {
      if let error = dataset.error, dataset.status == .failed {
        record.failures.append(Failure(dataset: dataset.name, explanation: error.json))
      }
      if dataset.status == .skipped { record.skipped.append(dataset.name) }
    }
    try record.save(lake)
  }

  /// The record as one JSON object; instants as ISO text.
  public var json: JSON {
    .object([
      ("pipeline", .string(pipeline)), ("update_id", .string(id)),
      ("state", .string(state.rawValue)),
      ("started", .string(UTCInstant(microseconds: startedAt).description)),
      ("ended", JSON(endedAt.map { UTCInstant(microseconds: $0).description })),
    ])
  }

  // MARK: On disk

  private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1_000_000) }

  private static func path(_ pipeline: String, _ lake: Lake) -> String {
    let name = pipeline.map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : "_" }.joined()
    return lake.folder + "/_mercer/updates/" + name + ".json"
  }

  private func save(_ lake: Lake) throws {
    let json: JSON = .object([
      ("pipeline", .string(pipeline)), ("update_id", .string(id)),
      ("state", .string(state.rawValue)),
      ("started_at", JSON(startedAt)), ("ended_at", endedAt.map { JSON($0) } ?? .null),
      ("completed_at", completedAt.map { JSON($0) } ?? .null),
      (
        "failures",
        .array(failures.map { ["dataset": .string($0.dataset), "error": $0.explanation] })
      ),
      ("skipped", .array(skipped.map(JSON.string))),
    ])
    try DurableFile.write(json.prettyText + "\n", to: Self.path(pipeline, lake))
  }

  private static func read(_ path: String) -> UpdateRecord? {
    guard let bytes = FileManager.default.contents(atPath: path),
      let json = try? JSON(parsing: bytes), let pipeline = json["pipeline"]?.string,
      let id = json["update_id"]?.string, let startedAt = json["started_at"]?.int64,
      let state = json["state"]?.string.flatMap(State.init)
    else { return nil }
    return UpdateRecord(
      pipeline: pipeline,
      id: id,
      state: state,
      startedAt: startedAt,
      endedAt: json["ended_at"]?.int64,
      completedAt: json["completed_at"]?.int64,
      failures: (json["failures"]?.array ?? []).map {
        Failure(dataset: $0["dataset"]?.string ?? "", explanation: $0["error"] ?? .null)
      },
      skipped: (json["skipped"]?.array ?? []).compactMap(\.string)
    )
  }
}
