public import Relational

/// A table as it stood after one commit; never changes.
public struct Snapshot: Sendable {
  /// The table's folder or address.
  public let location: String
  /// Number of the commit.
  public let version: Int64
  /// When it was committed, in milliseconds since 1970-01-01T00:00:00Z.
  public let timestamp: Int64
  /// What readers and writers must be able to do.
  public let tableProtocol: TableProtocol
  /// Partitioning, properties and comment.
  public let metadata: Metadata
  /// The columns, partition columns among them, in order.
  public let schema: Schema
  /// The same columns by the names they have in the data files: others only where column mapping is on.
  public let storedSchema: Schema
  /// Live data files, by path.
  public internal(set) var files: [AddFile]
  let state: TableState
  /// The log's file for the commit; `nil` when only a checkpoint shows the version.
  let entry: LogEntry?

  /// Files that left the table and are still in the log, by path.
  public var tombstones: [RemoveFile] { state.tombstones.values.sorted { $0.path < $1.path } }
  /// Newest step of each application's stream, by name.
  public var transactions: [String: AppTransaction] { state.transactions }
  /// Live domains, by name.
  public var domains: [String: DomainMetadata] { state.domains }

  /// Fixes a state.
  ///
  /// - Throws: `DeltaError.corrupt` without protocol or metadata; `.unsupported` when it may not be read.
  init(
    location: String,
    version: Int64,
    timestamp: Int64,
    state: TableState,
    entry: LogEntry?
  ) throws(DeltaError) {
    let file = LogFile.commitName(version)
    guard let tableProtocol = state.tableProtocol else {
      throw .corrupt(
        location: location,
        file: file,
        line: nil,
        problem: "no protocol action up to here"
      )
    }
    try Support.check(.read, tableProtocol, at: location)
    guard let metadata = state.metadata else {
      throw .corrupt(
        location: location,
        file: file,
        line: nil,
        problem: "no metaData action up to here"
      )
    }
    do throws(ActionFault) {
      schema = try metadata.schema()
      storedSchema =
        Snapshot.columnMapping(metadata) == "none"
        ? schema : try SchemaText.schema(of: metadata.schemaText, named: .asStored)
    } catch {
      throw .corrupt(location: location, file: file, line: nil, problem: error.problem)
    }
    self.location = location
    self.version = version
    self.timestamp =
      Snapshot.keepsTimestamps(metadata) ? state.inCommitTimestamp ?? timestamp : timestamp
    self.tableProtocol = tableProtocol
    self.metadata = metadata
    self.state = state
    self.entry = entry
    files = state.files.values.sorted { $0.path < $1.path }
  }

  /// Whether commits of the table carry their own time.
  static func keepsTimestamps(_ metadata: Metadata) -> Bool {
    metadata.properties["delta.enableInCommitTimestamps"]?.lowercased() == "true"
  }

  /// Partition columns as they are spelled in the schema, with their types.
  public var partitionFields: [Field] {
    metadata.partitionColumns.compactMap { schema.field(named: $0) }
  }

  /// `none`, or how the columns of data files are found: by `name` or by `id`.
  static func columnMapping(_ metadata: Metadata) -> String {
    metadata.properties["delta.columnMapping.mode"]?.lowercased() ?? "none"
  }

  /// The partition columns by the names that partition values of files go by.
  public var storedPartitionFields: [Field] {
    partitionFields.compactMap { field in
      zip(schema.fields, storedSchema.fields).first { $0.0.name == field.name }?.1
    }
  }

  /// Whether reading needs more than columns by name: deleted rows, or columns known by number.
  public var needsProtocolReader: Bool {
    Snapshot.columnMapping(metadata) == "id" || files.contains { $0.deletionVector != nil }
  }

  /// Whether columns have, or may have, narrower types in older files.
  public var mayHaveNarrowerFiles: Bool {
    tableProtocol.readerFeatures?.contains { $0.hasPrefix("typeWidening") } ?? false
  }
}
