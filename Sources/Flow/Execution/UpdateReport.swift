public import Relational

/// What one update of a pipeline did.
public struct UpdateReport: Sendable {
  /// How the update came out.
  public enum State: String, Sendable {
    case completed = "COMPLETED"
    case failed = "FAILED"
    case canceled = "CANCELED"
  }

  /// Identity of the update in the event log and in the commits it made.
  public var id: String
  /// Name of the pipeline.
  public var pipeline: String
  /// How it came out.
  public var state: State
  /// One report per dataset, producers before consumers.
  public var datasets: [DatasetReport]
  /// Wall time.
  public var duration: Duration
  /// Folder of the lake.
  public var lake: String

  /// Whether anything was committed.
  public var hasCommitted: Bool { datasets.contains { $0.status == .updated } }

  /// The report as one JSON object.
  public var json: JSON {
    .object([
      ("update_id", .string(id)), ("pipeline", .string(pipeline)),
      ("state", .string(state.rawValue)),
      ("duration_seconds", JSON(duration.seconds)), ("lake", .string(lake)),
      ("datasets", .array(datasets.map(\.json))),
    ])
  }
}

/// What an update tells while it runs.
public enum UpdateEvent: Sendable {
  /// The work begins: this many datasets are looked at.
  case started(id: String, datasets: Int)
  /// One dataset is being looked at.
  case datasetStarted(name: String)
  /// How far the dataset's query is, 0...1.
  case datasetProgress(name: String, fraction: Double)
  /// One dataset is done.
  case datasetFinished(DatasetReport)
}

/// What is asked of one update.
public struct UpdateOptions: Sendable {
  /// Read everything anew instead of what is new.
  public var isFullRefresh: Bool
  /// Datasets that run at the same time, at least 1.
  public var lanes: Int

  /// Gathers options.
  public init(isFullRefresh: Bool = false, lanes: Int = 2) {
    self.isFullRefresh = isFullRefresh
    self.lanes = max(1, lanes)
  }
}
