/// Which state of a table is meant.
public enum VersionSelector: Sendable, Hashable {
  /// The newest commit.
  case latest
  /// Commit number, 0 or more.
  case version(Int64)
  /// The newest commit not after that instant, in milliseconds since 1970-01-01T00:00:00Z.
  case timestamp(milliseconds: Int64)
}
