/// One entry of `resources.pipelines`, references resolved.
public struct PipelineResource: Sendable {
  /// Key below `resources.pipelines`.
  public var key: String
  /// Display name; the key when none is given.
  public var name: String
  /// First part of three-part names; Mercer has one lake per target instead.
  public var catalog: String?
  /// Schema of datasets whose name has none.
  public var schema: String
  /// SQL files of the pipeline, sorted by path.
  public var files: [String]
  /// What `${name}` in SQL stands for.
  public var configuration: [String: String]
  /// Read and shown; a server enforces them.
  public var permissions: [Permission]
  /// For people and bills.
  public var tags: [String: String]
  /// Whether an update goes on until it is stopped.
  public var isContinuous: Bool
  /// Whether the pipeline is in development mode.
  public var isDevelopment: Bool
  /// Where the event log is published, as `schema.name`; `nil` when the bundle does not say.
  public var eventLog: String?
  /// Where the key stands.
  public var place: SourcePlace
}
