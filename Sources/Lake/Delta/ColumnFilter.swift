public import Relational

/// A condition on one column that decides which files need not be read.
///
/// Files are left out only when none of their rows can meet the condition; the rows of the others are not filtered.
public struct ColumnFilter: Sendable, Hashable {
  /// How a column is compared.
  public enum Comparison: Sendable, Hashable {
    case equal
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
  }

  /// Name of the column, without regard to case.
  public var column: String
  /// How the column is compared with `value`.
  public var comparison: Comparison
  /// Compared with the column; null meets no condition.
  public var value: Value

  /// Describes a condition.
  public init(_ column: String, _ comparison: Comparison, _ value: Value) {
    self.column = column
    self.comparison = comparison
    self.value = value
  }
}
