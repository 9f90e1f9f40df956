internal import CDuckDB
internal import Relational

/// Reads single values out of vectors: nested ones, and the types that results show as text.
enum VectorValue {
  /// The value at `row`; `.null` where the vector says so.
  static func read(_ vector: duckdb_vector?, _ type: LogicalType, _ row: Int) -> Value {
    if let mask = duckdb_vector_get_validity(vector),
      !duckdb_validity_row_is_valid(mask, idx_t(row))
    {
      return .null
    }
    switch duckdb_type(rawValue: type.id) {
    case DUCKDB_TYPE_STRUCT:
      return .structure(
        type.children.enumerated().map { index, child in
          (child.name, read(duckdb_struct_vector_get_child(vector, idx_t(index)), child.type, row))
        }
      )
    case DUCKDB_TYPE_LIST:
      let child = duckdb_list_vector_get_child(vector)
      return .array(range(vector, row).map { read(child, type.children[0].type, $0) })
    case DUCKDB_TYPE_MAP:
      let entries = duckdb_list_vector_get_child(vector)
      let keys = duckdb_struct_vector_get_child(entries, 0)
      let values = duckdb_struct_vector_get_child(entries, 1)
      return .map(
        range(vector, row).map {
          (read(keys, type.children[0].type, $0), read(values, type.children[1].type, $0))
        }
      )
    default:
      guard let data = duckdb_vector_get_data(vector) else { return .null }
      return plain(data, type, row)
    }
  }

  private static func range(_ vector: duckdb_vector?, _ row: Int) -> Range<Int> {
    guard let data = duckdb_vector_get_data(vector) else { return 0..<0 }
    let entry = data.assumingMemoryBound(to: duckdb_list_entry.self)[row]
    return Int(entry.offset)..<Int(entry.offset + entry.length)
  }

  private static func plain(_ data: UnsafeMutableRawPointer, _ type: LogicalType, _ row: Int)
    -> Value
  {
    func at<T>(_ kind: T.Type) -> T { data.assumingMemoryBound(to: kind)[row] }
    switch duckdb_type(rawValue: type.id) {
    case DUCKDB_TYPE_BOOLEAN: return .boolean(at(UInt8.self) != 0)
    case DUCKDB_TYPE_TINYINT: return .integer(Int64(at(Int8.self)))
    case DUCKDB_TYPE_SMALLINT: return .integer(Int64(at(Int16.self)))
    case DUCKDB_TYPE_INTEGER: return .integer(Int64(at(Int32.self)))
    case DUCKDB_TYPE_BIGINT: return .integer(at(Int64.self))
    case DUCKDB_TYPE_UTINYINT: return .integer(Int64(at(UInt8.self)))
    case DUCKDB_TYPE_USMALLINT: return .integer(Int64(at(UInt16.self)))
    case DUCKDB_TYPE_UINTEGER: return .integer(Int64(at(UInt32.self)))
    case DUCKDB_TYPE_UBIGINT:
      return .decimal(Decimal128(unscaled: Int128(at(UInt64.self)), scale: 0))
    case DUCKDB_TYPE_HUGEINT:
      return .decimal(Decimal128(unscaled: Int128(at(duckdb_hugeint.self)), scale: 0))
    case DUCKDB_TYPE_FLOAT: return .double(Double("\(at(Float.self))") ?? .nan)
    case DUCKDB_TYPE_DOUBLE: return .double(at(Double.self))
    case DUCKDB_TYPE_DECIMAL: return .decimal(decimal(data, type, row))
    case DUCKDB_TYPE_VARCHAR: return .string(String(decoding: bytes(data, row), as: UTF8.self))
    case DUCKDB_TYPE_BLOB: return .binary(bytes(data, row))
    case DUCKDB_TYPE_DATE: return .date(days: at(Int32.self))
    case DUCKDB_TYPE_TIMESTAMP_TZ: return .timestamp(microseconds: at(Int64.self))
    case DUCKDB_TYPE_TIMESTAMP: return .timestampNTZ(microseconds: at(Int64.self))
    case DUCKDB_TYPE_TIMESTAMP_S:
      return .timestampNTZ(microseconds: scaled(at(Int64.self), by: 1_000_000))
    case DUCKDB_TYPE_TIMESTAMP_MS:
      return .timestampNTZ(microseconds: scaled(at(Int64.self), by: 1_000))
    case DUCKDB_TYPE_TIMESTAMP_NS:
      let nanoseconds = at(Int64.self)
      return .timestampNTZ(
        microseconds: nanoseconds.magnitude == Int64.max.magnitude
          ? nanoseconds : nanoseconds / 1_000
      )
    case DUCKDB_TYPE_TIME:
      return .string(
        String(UTCInstant(microseconds: at(Int64.self)).description.dropFirst(11).dropLast())
      )
    case DUCKDB_TYPE_UUID: return .string(uuid(Int128(at(duckdb_hugeint.self))))
    case DUCKDB_TYPE_INTERVAL: return .string(interval(at(duckdb_interval.self)))
    case DUCKDB_TYPE_ENUM: return .string(label(data, type, row))
    default: return .null
    }
  }

  private static func decimal(
    _ data: UnsafeMutableRawPointer,
    _ type: LogicalType,
    _ row: Int
  ) -> Decimal128 {
    var scale = 0
    if case .decimal(_, let digits) = type.resultType { scale = digits }
    let unscaled: Int128 =
      switch duckdb_type(rawValue: type.physicalID) {
      case DUCKDB_TYPE_SMALLINT: Int128(data.assumingMemoryBound(to: Int16.self)[row])
      case DUCKDB_TYPE_INTEGER: Int128(data.assumingMemoryBound(to: Int32.self)[row])
      case DUCKDB_TYPE_BIGINT: Int128(data.assumingMemoryBound(to: Int64.self)[row])
      default: Int128(data.assumingMemoryBound(to: duckdb_hugeint.self)[row])
      }
    return Decimal128(unscaled: unscaled, scale: scale)
  }

  private static func bytes(_ data: UnsafeMutableRawPointer, _ row: Int) -> [UInt8] {
    let string = data.assumingMemoryBound(to: duckdb_string_t.self) + row
    let length = Int(duckdb_string_t_length(string.pointee))
    guard let start = duckdb_string_t_data(string) else { return [] }
    return start.withMemoryRebound(to: UInt8.self, capacity: length) {
      Array(UnsafeBufferPointer(start: $0, count: length))
    }
  }

  private static func label(_ data: UnsafeMutableRawPointer, _ type: LogicalType, _ row: Int)
    -> String
  {
    let index: Int =
      switch duckdb_type(rawValue: type.physicalID) {
      case DUCKDB_TYPE_UTINYINT: Int(data.assumingMemoryBound(to: UInt8.self)[row])
      case DUCKDB_TYPE_USMALLINT: Int(data.assumingMemoryBound(to: UInt16.self)[row])
      default: Int(data.assumingMemoryBound(to: UInt32.self)[row])
      }
    return type.labels[index]
  }

  /// An instant in finer units; infinity, the largest number in every unit, stays infinity.
  private static func scaled(_ instant: Int64, by factor: Int64) -> Int64 {
    let (product, isTooLarge) = instant.multipliedReportingOverflow(by: factor)
    return isTooLarge ? instant.signum() * Int64.max : product
  }

  private static func uuid(_ value: Int128) -> String {
    // DuckDB flips the top bit so that UUIDs sort as numbers.
    let bits = UInt128(bitPattern: value) ^ (1 << 127)
    let digits = String(bits, radix: 16)
    let text = Array(String(repeating: "0", count: 32 - digits.count) + digits)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(text[$0]) }.joined(
      separator: "-"
    )
  }

  private static func interval(_ value: duckdb_interval) -> String {
    var parts: [String] = []
    if value.months != 0 { parts.append("\(value.months) months") }
    if value.days != 0 { parts.append("\(value.days) days") }
    if value.micros != 0 || parts.isEmpty {
      parts.append("\(Decimal128(unscaled: Int128(value.micros), scale: 6)) seconds")
    }
    return parts.joined(separator: " ")
  }
}
