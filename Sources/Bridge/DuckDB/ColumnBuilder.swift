internal import CDuckDB
internal import Relational

/// Gathers one result column over many chunks into a `Column`.
struct ColumnBuilder {
  private let name: String
  private let type: LogicalType
  private let dataType: DataType
  private var integers: [Int64] = []
  private var doubles: [Double] = []
  private var decimals: [Int128] = []
  private var bytes: [UInt8] = []
  private var offsets: [Int] = [0]
  private var nested: [Value] = []
  private var isNull: [Bool] = []
  private var hasNull = false

  init(name: String, type: LogicalType, sql: String) throws(QueryError) {
    guard let dataType = type.resultType else {
      throw QueryError(
        kind: .binding,
        message:
          "column \(name) has the type \(type.name), which has no plain form; cast it to VARCHAR",
        sql: sql
      )
    }
    self.name = name
    self.type = type
    self.dataType = dataType
  }

  /// Copies `count` values of a vector behind those gathered so far.
  mutating func append(_ vector: duckdb_vector?, count: Int) {
    appendValidity(vector, count)
    guard !dataType.isNested, let data = duckdb_vector_get_data(vector) else {
      appendOther(vector, count)
      return
    }
    switch duckdb_type(rawValue: type.id) {
    case DUCKDB_TYPE_BOOLEAN: appendIntegers(data, count, as: UInt8.self)
    case DUCKDB_TYPE_TINYINT: appendIntegers(data, count, as: Int8.self)
    case DUCKDB_TYPE_SMALLINT: appendIntegers(data, count, as: Int16.self)
    case DUCKDB_TYPE_INTEGER, DUCKDB_TYPE_DATE: appendIntegers(data, count, as: Int32.self)
    case DUCKDB_TYPE_BIGINT, DUCKDB_TYPE_TIMESTAMP, DUCKDB_TYPE_TIMESTAMP_TZ:
      appendIntegers(data, count, as: Int64.self)
    case DUCKDB_TYPE_UTINYINT: appendIntegers(data, count, as: UInt8.self)
    case DUCKDB_TYPE_USMALLINT: appendIntegers(data, count, as: UInt16.self)
    case DUCKDB_TYPE_UINTEGER: appendIntegers(data, count, as: UInt32.self)
    case DUCKDB_TYPE_FLOAT:
      doubles += typed(data, count, as: Float.self).map { Double("\($0)") ?? Double($0) }
    case DUCKDB_TYPE_DOUBLE: doubles += typed(data, count, as: Double.self)
    case DUCKDB_TYPE_UBIGINT: decimals += typed(data, count, as: UInt64.self).map { Int128($0) }
    case DUCKDB_TYPE_HUGEINT:
      decimals += typed(data, count, as: duckdb_hugeint.self).map { Int128($0) }
    case DUCKDB_TYPE_DECIMAL: appendDecimals(data, count)
    case DUCKDB_TYPE_VARCHAR, DUCKDB_TYPE_BLOB: appendBytes(data, count)
    default: appendOther(vector, count)
    }
  }

  /// The gathered column.
  consuming func finish() -> Column {
    let storage: Column.Storage =
      switch dataType {
      case .boolean, .byte, .short, .integer, .long, .date, .timestamp, .timestampNTZ:
        .integers(integers)
      case .float, .double: .doubles(doubles)
      case .decimal: .decimals(decimals)
      case .string, .binary: .bytes(bytes, offsets: offsets)
      case .array, .map, .structure: .nested(nested)
      }
    return Column(name: name, type: dataType, storage: storage, isNull: hasNull ? isNull : nil)
  }

  private mutating func appendValidity(_ vector: duckdb_vector?, _ count: Int) {
    guard let mask = duckdb_vector_get_validity(vector) else {
      isNull.append(contentsOf: repeatElement(false, count: count))
      return
    }
    for row in 0..<count {
      let isAbsent = !duckdb_validity_row_is_valid(mask, idx_t(row))
      hasNull = hasNull || isAbsent
      isNull.append(isAbsent)
    }
  }

  private func typed<T>(
    _ data: UnsafeMutableRawPointer,
    _ count: Int,
    as type: T.Type
  ) -> UnsafeBufferPointer<T> {
    UnsafeBufferPointer(start: data.assumingMemoryBound(to: type), count: count)
  }

  private mutating func appendIntegers<T: BinaryInteger>(
    _ data: UnsafeMutableRawPointer,
    _ count: Int,
    as type: T.Type
  ) {
    integers += typed(data, count, as: type).map { Int64($0) }
  }

  private mutating func appendDecimals(_ data: UnsafeMutableRawPointer, _ count: Int) {
    switch duckdb_type(rawValue: type.physicalID) {
    case DUCKDB_TYPE_SMALLINT: decimals += typed(data, count, as: Int16.self).map { Int128($0) }
    case DUCKDB_TYPE_INTEGER: decimals += typed(data, count, as: Int32.self).map { Int128($0) }
    case DUCKDB_TYPE_BIGINT: decimals += typed(data, count, as: Int64.self).map { Int128($0) }
    default: decimals += typed(data, count, as: duckdb_hugeint.self).map { Int128($0) }
    }
  }

  private mutating func appendBytes(_ data: UnsafeMutableRawPointer, _ count: Int) {
    let strings = data.assumingMemoryBound(to: duckdb_string_t.self)
    for row in isNull.count - count..<isNull.count {
      if !isNull[row] {
        let string = strings + (row - (isNull.count - count))
        let length = Int(duckdb_string_t_length(string.pointee))
        duckdb_string_t_data(string)?.withMemoryRebound(to: UInt8.self, capacity: length) {
          bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: length))
        }
      }
      offsets.append(bytes.count)
    }
  }

  private mutating func appendOther(_ vector: duckdb_vector?, _ count: Int) {
    let first = isNull.count - count
    for row in 0..<count {
      let value = isNull[first + row] ? .null : VectorValue.read(vector, type, row)
      switch dataType {
      case .string:
        bytes.append(contentsOf: (value.text ?? "").utf8)
        offsets.append(bytes.count)
      case .timestampNTZ:
        if case .timestampNTZ(let microseconds) = value {
          integers.append(microseconds)
        } else {
          integers.append(0)
        }
      default: nested.append(value)
      }
    }
  }
}
