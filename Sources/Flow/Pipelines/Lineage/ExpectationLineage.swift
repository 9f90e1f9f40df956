/// The columns of a dataset that one of its expectations looks at.
public struct ExpectationLineage: Sendable, Hashable {
  /// The expectation's name.
  public var name: String
  /// Names of columns, in the order of the table.
  public var columns: [String]
}
