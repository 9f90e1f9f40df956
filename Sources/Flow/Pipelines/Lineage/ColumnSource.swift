/// A column that another one comes from, and how.
public struct ColumnSource: Sendable, Hashable {
  /// The column that is read.
  public var column: ColumnReference
  /// What happens to it on the way.
  public var transformations: Transformations

  /// Says what becomes of a column.
  public init(_ column: ColumnReference, _ transformations: Transformations) {
    self.column = column
    self.transformations = transformations
  }
}
