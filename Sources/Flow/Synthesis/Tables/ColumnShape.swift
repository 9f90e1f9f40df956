public import Relational

/// How the numbers of a made-up column become values.
///
/// A column is numbers for as long as it can be: a writer turns them into text, or into an engine's values, at
/// the last moment and without an object per value.
public enum ColumnShape: Sendable, Hashable {
  /// The number itself.
  case whole
  /// The number divided by 10 to the power of `scale`.
  case decimal(precision: Int, scale: Int)
  /// 0 or 1.
  case truth
  /// Days since 1970-01-01.
  case day
  /// Seconds since 1970-01-01T00:00:00Z.
  case instant
  /// The number behind a prefix, filled up with zeros to `digits`: `CUST_00000012`.
  case key(prefix: String, digits: Int)
  /// Place in a list of texts.
  case word([String])
  /// Texts of their own; see `ColumnValues.texts`.
  case text

  /// The type that tables give the column.
  public var dataType: DataType {
    switch self {
    case .whole: .long
    case .decimal(let precision, let scale): .decimal(precision: precision, scale: scale)
    case .truth: .boolean
    case .day: .date
    case .instant: .timestamp
    case .key, .word, .text: .string
    }
  }
}
