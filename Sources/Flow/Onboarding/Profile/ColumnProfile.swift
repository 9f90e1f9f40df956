public import Relational

/// What the values of a column are like, counted over all rows.
public struct ColumnProfile: Sendable {
  /// How numbers are written.
  public struct NumberFormat: Sendable, Hashable {
    /// `.` or `,`.
    public var decimalMark = "."
    /// Characters to leave out before a number can be read.
    public var removed = ""
    /// Whether a minus may stand behind the number, or brackets around it.
    public var hasOddMinus = false
    /// Whether it cannot be told a decimal mark from one for thousands.
    public var isAmbiguous = false

    /// Plain numbers.
    public init() {}
  }

  /// Type in the files, where they have types; `nil` for text.
  public var nativeType: DataType?
  /// Rows.
  public var rows: Int64 = 0
  /// Rows with a value.
  public var filled: Int64 = 0
  /// Different values.
  public var distinct: Int64 = 0
  /// Different pairs of value and file.
  public var distinctPerFile: Int64 = 0
  /// Values that are whole numbers.
  public var integers: Int64 = 0
  /// Values that are whole numbers with `.0` behind them.
  public var wholeDecimals: Int64 = 0
  /// Values that are numbers of two digits or more with a zero in front.
  public var leadingZeros: Int64 = 0
  /// Values that can be read as numbers.
  public var numbers: Int64 = 0
  /// Values below zero.
  public var negatives: Int64 = 0
  /// Values that are zero.
  public var zeros: Int64 = 0
  /// Values above one.
  public var aboveOne: Int64 = 0
  /// Values that are a time of day.
  public var times: Int64 = 0
  /// Letters of the longest value.
  public var longest: Int64 = 0
  /// How the numbers are written.
  public var numberFormat = NumberFormat()
  /// How the days and instants are written, the commonest first.
  public var dateFormats: [DateFormat] = []
  /// Values that one of the formats reads.
  public var dates: Int64 = 0
  /// The commonest values with their counts; all of them when `distinct` is not greater.
  public var values: [(value: String, count: Int64)] = []
  /// Texts that stand for nothing, such as `NULL`.
  public var nullWords: [String] = []
  /// Share of the values that match a pattern, by pattern.
  public var patternShares: [String: Double] = [:]

  /// Nothing known.
  public init() {}

  /// Share of the rows without a value, 0...1.
  public var nullShare: Double { rows == 0 ? 0 : Double(rows - filled) / Double(rows) }

  /// Part of the filled rows, 0...1.
  func share(_ count: Int64) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }

  /// Whether all values are listed in `values`.
  var listsAllValues: Bool { Int64(values.count) >= distinct && distinct > 0 }
}
