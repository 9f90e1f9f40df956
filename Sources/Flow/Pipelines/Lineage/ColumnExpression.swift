/// The SQL that computes a column, in the user's words.
public struct ColumnExpression: Sendable, Hashable {
  /// The name that the result gets.
  public var name: String
  /// The expression on one line, without its alias and without comments.
  public var text: String
  /// Where it begins.
  public var place: SourcePlace
}
