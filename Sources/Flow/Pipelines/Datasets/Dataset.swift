/// One table or view that a pipeline declares.
public struct Dataset: Sendable {
  /// What is kept between updates.
  public enum Kind: String, Sendable {
    /// Grows by what is new in its sources.
    case streamingTable
    /// Always equals its query's result.
    case materializedView
    /// Kept nowhere; every reader evaluates it.
    case temporaryView
  }

  /// `schema.name`.
  public var name: String
  /// What is kept between updates.
  public var kind: Kind
  /// Whether the dataset is for its own pipeline only.
  public var isPrivate: Bool
  /// Where the rows come from.
  public var query: Query
  /// Columns as declared; empty when the statement lists none.
  public var columns: [DeclaredColumn]
  /// Conditions on every row, in the order of the statement.
  public var expectations: [Expectation]
  /// Keys that are promised, not checked.
  public var constraints: [TableConstraint]
  /// What the dataset holds, for people; empty when nobody said.
  public var comment: String
  /// Columns whose values choose the folder; usually empty.
  public var partitionColumns: [String]
  /// Recorded; nothing is clustered by it yet.
  public var clustering: Clustering
  /// TBLPROPERTIES as written.
  public var properties: [String: String]
  /// Changes when the meaning of the statement may have changed; the same on every run and machine.
  ///
  /// Comments, line breaks and the case of keywords do not count.
  public var fingerprint: Fingerprint
  /// Where the dataset's name stands.
  public var place: SourcePlace

  /// How rows are laid out for pruning.
  public enum Clustering: Sendable, Hashable {
    case none
    case automatic
    case columns([String])
  }
}
