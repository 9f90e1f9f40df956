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
  /// Live data files, by path.
  public let files: [AddFile]
  /// Files that left the table and are still in the log, by path.
  public let tombstones: [RemoveFile]
  /// Newest step of each application's stream, by name.
  public let transactions: [String: AppTransaction]
  /// Live domains, by name.
  public let domains: [String: DomainMetadata]
  /// Records of the commits that were read one by one, oldest first; those before the checkpoint are missing.
  public let recentCommits: [Int64: CommitRecord]
}
