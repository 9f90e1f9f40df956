/// What became of a transaction.
public enum CommitOutcome: Sendable, Equatable {
  /// It is this version of the table.
  case committed(version: Int64)
  /// Nothing was written: another commit came first, and both cannot stand.
  case conflicted(with: Conflict)
}
