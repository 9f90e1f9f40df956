/// What can be wrong with a table's log, or with what is asked of it.
public enum DeltaError: Error, Sendable, Equatable {
  /// There is no log at the location.
  case noTable(location: String)
  /// The log has newer commits or a checkpoint, and this one is gone.
  case missingCommit(location: String, version: Int64)
  /// A version that is not there (any more) or not yet.
  case noVersion(location: String, wanted: Int64, oldest: Int64, newest: Int64)
  /// An instant before the oldest version that can be read.
  case noVersionBefore(location: String, milliseconds: Int64, oldest: Int64)
  /// A line of a log file that is no action.
  case corrupt(location: String, file: String, line: Int?, problem: String)
  /// The table asks for more than this implementation can do.
  case unsupported(location: String, access: Access, version: Int, features: [String])
  /// Data files that an older version needs and that no longer exist.
  case missingFiles(location: String, version: Int64, paths: [String])
  /// Somebody else committed first, and both commits cannot stand.
  case conflict(location: String, Conflict)
  /// A change that the table's own rules forbid.
  case refused(location: String, Refusal)

  /// What was about to be done.
  public enum Access: String, Sendable {
    case read, write
  }
}
