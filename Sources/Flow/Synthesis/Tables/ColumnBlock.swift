/// Consecutive rows of a made-up table, column by column.
public struct ColumnBlock: Sendable {
  /// Values of one column, one for each row.
  public enum Values: Sendable {
    /// What every shape but `text` takes; `absent` where there is no value.
    case numbers([Int64])
    /// UTF-8: value `i` is `bytes[offsets[i]..<offsets[i + 1]]`; an empty text is an absent value.
    case texts([UInt8], offsets: [Int])
  }

  /// Stands for an absent value among numbers.
  public static let absent = Int64.min

  /// Rows of every column.
  public let rowCount: Int
  /// In the order of the table's columns.
  public let columns: [Values]

  /// Puts columns of `rowCount` values side by side.
  public init(rowCount: Int, columns: [Values]) {
    self.rowCount = rowCount
    self.columns = columns
  }
}
