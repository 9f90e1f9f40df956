internal import CDuckDB
internal import Relational

extension DataType {
  /// Lends DuckDB's handle for a type that functions may take and give.
  func withLogicalType(_ body: (duckdb_logical_type?) -> Void) throws(QueryError) {
    var handle: duckdb_logical_type? =
      switch self {
      case .boolean: duckdb_create_logical_type(DUCKDB_TYPE_BOOLEAN)
      case .byte: duckdb_create_logical_type(DUCKDB_TYPE_TINYINT)
      case .short: duckdb_create_logical_type(DUCKDB_TYPE_SMALLINT)
      case .integer: duckdb_create_logical_type(DUCKDB_TYPE_INTEGER)
      case .long: duckdb_create_logical_type(DUCKDB_TYPE_BIGINT)
      case .float: duckdb_create_logical_type(DUCKDB_TYPE_FLOAT)
      case .double: duckdb_create_logical_type(DUCKDB_TYPE_DOUBLE)
      case .decimal(let precision, let scale):
        duckdb_create_decimal_type(UInt8(precision), UInt8(scale))
      case .string: duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR)
      case .binary: duckdb_create_logical_type(DUCKDB_TYPE_BLOB)
      case .date: duckdb_create_logical_type(DUCKDB_TYPE_DATE)
      case .timestamp: duckdb_create_logical_type(DUCKDB_TYPE_TIMESTAMP_TZ)
      case .timestampNTZ: duckdb_create_logical_type(DUCKDB_TYPE_TIMESTAMP)
      case .array, .map, .structure: nil
      }
    guard handle != nil else {
      throw QueryError(
        kind: .other,
        message: "functions take no values of type \(sparkName)",
        sql: ""
      )
    }
    body(handle)
    duckdb_destroy_logical_type(&handle)
  }
}
