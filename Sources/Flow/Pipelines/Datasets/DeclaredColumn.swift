public import Relational

/// A column as the statement declares it.
public struct DeclaredColumn: Sendable, Hashable {
  public var name: String
  /// `nil` when the statement leaves it to the query.
  public var type: DataType?
  public var isNullable: Bool
  /// Empty when nobody wrote one.
  public var comment: String
  public var place: SourcePlace
}
