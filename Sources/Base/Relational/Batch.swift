/// Rows in columns: what a query gives back.
public struct Batch: Sendable {
  /// Columns of equal length, in order.
  public var columns: [Column]
  /// Length of every column.
  public var rowCount: Int

  /// Puts columns of equal length side by side.
  public init(columns: [Column], rowCount: Int) {
    self.columns = columns
    self.rowCount = rowCount
  }

  /// Column names in order.
  public var names: [String] { columns.map(\.name) }

  /// The column of that name, without regard to case.
  public func column(_ name: String) -> Column? {
    let wanted = name.lowercased()
    return columns.first { $0.name.lowercased() == wanted }
  }

  /// The value at `row` and `column`, both from 0.
  public subscript(row: Int, column: Int) -> Value { columns[column][row] }

  /// All values of one row.
  public func row(_ index: Int) -> [Value] { columns.map { $0[index] } }
}

/// One column of a `Batch`: values of one type behind each other, no object per value.
public struct Column: Sendable {
  /// How the values lie in memory.
  public enum Storage: Sendable {
    /// Booleans (0, 1), all whole numbers, dates (days) and timestamps (microseconds).
    case integers([Int64])
    case doubles([Double])
    /// Unscaled decimals; the scale is in the column's type.
    case decimals([Int128])
    /// UTF-8 or raw bytes: value `i` is `bytes[offsets[i]..<offsets[i + 1]]`.
    case bytes([UInt8], offsets: [Int])
    /// Arrays, maps and structs.
    case nested([Value])
  }

  /// Name as the query gave it.
  public var name: String
  /// Type of every value.
  public var type: DataType
  /// The values.
  public var storage: Storage
  /// `true` where the value is absent; `nil` when none is.
  public var isNull: [Bool]?

  /// Describes a column; `isNull` is as long as the storage.
  public init(name: String, type: DataType, storage: Storage, isNull: [Bool]? = nil) {
    self.name = name
    self.type = type
    self.storage = storage
    self.isNull = isNull
  }

  /// The value at `row`.
  public subscript(row: Int) -> Value {
    if let isNull, isNull[row] { return .null }
    switch storage {
    case .integers(let values): return integerValue(values[row])
    case .doubles(let values): return .double(values[row])
    case .decimals(let values): return .decimal(Decimal128(unscaled: values[row], scale: scale))
    case .bytes(let bytes, let offsets):
      let slice = bytes[offsets[row]..<offsets[row + 1]]
      return type == .binary
        ? .binary(Array(slice)) : .string(String(decoding: slice, as: UTF8.self))
    case .nested(let values): return values[row]
    }
  }

  /// The text at `row`; `nil` for null and for columns that hold no text.
  public func string(at row: Int) -> String? {
    if case .string(let text) = self[row] { text } else { nil }
  }

  /// The whole number at `row`; `nil` for null and for columns that hold none.
  public func int64(at row: Int) -> Int64? {
    if let isNull, isNull[row] { return nil }
    if case .integers(let values) = storage { return values[row] }
    return nil
  }

  private var scale: Int { if case .decimal(_, let scale) = type { scale } else { 0 } }

  private func integerValue(_ value: Int64) -> Value {
    switch type {
    case .boolean: .boolean(value != 0)
    case .date: .date(days: Int32(truncatingIfNeeded: value))
    case .timestamp: .timestamp(microseconds: value)
    case .timestampNTZ: .timestampNTZ(microseconds: value)
    default: .integer(value)
    }
  }
}
