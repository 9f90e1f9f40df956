public import Relational

/// A column as the statement declares it.
public struct DeclaredColumn: Sendable, Hashable {
  /// As written; compared without regard to case.
  public var name: String
  /// `nil` when the statement leaves it to the query.
  public var type: DataType?
  /// Whether NULL may occur.
  public var isNullable: Bool
  /// Empty when nobody wrote one.
  public var comment: String
  /// Where the name stands.
  public var place: SourcePlace
}
