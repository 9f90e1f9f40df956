/// Why a commit cannot stand after another one that came first.
public struct Conflict: Error, Sendable, Equatable {
  /// What the two commits disagree about.
  public enum Reason: Sendable, Equatable {
    case protocolChanged
    case metadataChanged
    /// The winner added files that this commit should have read.
    case filesAdded(path: String)
    /// The winner removed a file that this commit read.
    case fileRemoved(path: String)
    /// Both commits remove the same file.
    case removedTwice(path: String)
    /// The winner moved the same application's stream on.
    case sameStream(appID: String)
    /// Both commits change the same domain.
    case sameDomain(String)
    /// The version had to be exactly the one this commit was made for.
    case versionMoved
  }

  /// What the two commits disagree about.
  public var reason: Reason
  /// The commit that came first.
  public var version: Int64
  /// What it was, such as `WRITE`.
  public var operation: String?
  /// The program that made it.
  public var engine: String?

  /// Describes a conflict.
  public init(reason: Reason, version: Int64, operation: String? = nil, engine: String? = nil) {
    self.reason = reason
    self.version = version
    self.operation = operation
    self.engine = engine
  }

  /// Whether the same change, computed anew from the table as it is then, may be committed after the winner.
  public var mayStandAfterwards: Bool {
    if case .sameStream = reason { false } else { true }
  }
}
