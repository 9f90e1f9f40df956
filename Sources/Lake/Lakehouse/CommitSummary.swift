public import Relational

/// One line of a table's history.
public struct CommitSummary: Sendable {
  /// Commit number, 0 or more.
  public var version: Int64
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var timestamp: Int64
  /// Such as `WRITE` or `RESTORE`; `nil` when the writer recorded nothing.
  public var operation: String?
  /// Parameters of the operation as text.
  public var parameters: [(name: String, value: String)]
  /// Figures as text, such as `numOutputRows`.
  public var metrics: [(name: String, value: String)]
  /// The program that committed, with its version.
  public var engine: String?
  /// What `TableChange.details` said.
  public var details: JSON?
}
