/// What `mercer.yml` says: the things Databricks has no word for.
public struct Settings: Sendable, Hashable {
  /// Folder of the lake; relative paths start at the project.
  public var lake: String?
  /// Most memory the engine may take, in bytes.
  public var memoryLimitInBytes: Int64?
  /// Worker threads of the engine.
  public var threads: Int?
  /// Folder for what does not fit in memory.
  public var spillFolder: String?
  /// Where OpenLineage events go; `nil` when it does not say.
  public var openLineage: OpenLineageSettings?
  /// How long rows are kept.
  public var retention: RetentionPolicy?
  /// Columns whose values are about a person, as `layer.table.column` where `*` stands for any characters.
  public var personalColumns: [String]
  /// Columns that are not, whatever their names suggest.
  public var openColumns: [String]

  /// Gathers settings; `nil` means not said.
  public init(
    lake: String? = nil,
    memoryLimitInBytes: Int64? = nil,
    threads: Int? = nil,
    spillFolder: String? = nil,
    retention: RetentionPolicy? = nil,
    personalColumns: [String] = [],
    openColumns: [String] = [],
    openLineage: OpenLineageSettings? = nil
  ) {
    self.lake = lake
    self.memoryLimitInBytes = memoryLimitInBytes
    self.threads = threads
    self.spillFolder = spillFolder
    self.retention = retention
    self.personalColumns = personalColumns
    self.openColumns = openColumns
    self.openLineage = openLineage
  }
}
