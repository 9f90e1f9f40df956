/// Where the values of one column come from.
public struct ColumnLineage: Sendable, Hashable {
  /// The column's name in its dataset.
  public var name: String
  /// Columns that give values or decide which value is taken, in order; empty for what only literals and the time
  /// of the update decide.
  ///
  /// Which rows there are is said once for the whole dataset: `DatasetLineage.rows`.
  public var sources: [ColumnSource]
  /// The SQL that computes it: that of the outermost SELECT first, then what this takes from subqueries and `WITH`;
  /// empty when the column is taken as it is.
  public var expressions: [ColumnExpression]
  /// Names that could not be followed; `sources` lacks what lies behind them.
  public var unresolved: [UnresolvedName]
}
