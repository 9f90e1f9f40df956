internal import CDuckDB
internal import Relational

/// A DuckDB type, read once from its handle.
struct LogicalType: Sendable {
  /// DuckDB's number for the type.
  let id: UInt32
  /// What a `Column` of a result holds.
  let resultType: DataType?
  /// What a table may store; differs for wide integers, whose sums mean a `bigint` in Spark.
  let storedType: DataType?
  /// DuckDB's own name.
  let name: String
  /// Labels of an enumeration, in order.
  let labels: [String]
  /// Types of list elements, map entries or struct members.
  let children: [(name: String, type: LogicalType)]
  /// How DuckDB lays out decimals and enumerations.
  let physicalID: UInt32

  init(owning handle: duckdb_logical_type?) {
    var handle = handle
    defer { duckdb_destroy_logical_type(&handle) }
    let type = duckdb_get_type_id(handle)
    id = type.rawValue
    switch type {
    case DUCKDB_TYPE_ENUM:
      labels = (0..<duckdb_enum_dictionary_size(handle)).map { index in
        LogicalType.take(duckdb_enum_dictionary_value(handle, idx_t(index)))
      }
      physicalID = duckdb_enum_internal_type(handle).rawValue
      children = []
    case DUCKDB_TYPE_DECIMAL:
      labels = []
      physicalID = duckdb_decimal_internal_type(handle).rawValue
      children = []
    default:
      labels = []
      physicalID = type.rawValue
      children = LogicalType.children(of: handle, type)
    }
    name = LogicalType.name(of: handle, type, children)
    resultType = LogicalType.resultType(of: handle, type, children)
    storedType = LogicalType.storedType(of: type, resultType, children)
  }

  private static func take(_ text: UnsafeMutablePointer<CChar>?) -> String {
    defer { duckdb_free(text) }
    return text.map { String(cString: $0) } ?? ""
  }

  private static func children(
    of handle: duckdb_logical_type?,
    _ type: duckdb_type
  ) -> [(name: String, type: LogicalType)] {
    switch type {
    case DUCKDB_TYPE_LIST:
      return [("element", LogicalType(owning: duckdb_list_type_child_type(handle)))]
    case DUCKDB_TYPE_ARRAY:
      return [("element", LogicalType(owning: duckdb_array_type_child_type(handle)))]
    case DUCKDB_TYPE_MAP:
      return [
        ("key", LogicalType(owning: duckdb_map_type_key_type(handle))),
        ("value", LogicalType(owning: duckdb_map_type_value_type(handle))),
      ]
    case DUCKDB_TYPE_STRUCT:
      return (0..<duckdb_struct_type_child_count(handle)).map { index in
        (
          take(duckdb_struct_type_child_name(handle, index)),
          LogicalType(owning: duckdb_struct_type_child_type(handle, index))
        )
      }
    default: return []
    }
  }

  private static func resultType(
    of handle: duckdb_logical_type?,
    _ type: duckdb_type,
    _ children: [(name: String, type: LogicalType)]
  ) -> DataType? {
    switch type {
    case DUCKDB_TYPE_BOOLEAN: return .boolean
    case DUCKDB_TYPE_TINYINT: return .byte
    case DUCKDB_TYPE_SMALLINT, DUCKDB_TYPE_UTINYINT: return .short
    case DUCKDB_TYPE_INTEGER, DUCKDB_TYPE_USMALLINT: return .integer
    case DUCKDB_TYPE_BIGINT, DUCKDB_TYPE_UINTEGER: return .long
    case DUCKDB_TYPE_UBIGINT: return .decimal(precision: 20, scale: 0)
    case DUCKDB_TYPE_HUGEINT: return .decimal(precision: 38, scale: 0)
    case DUCKDB_TYPE_FLOAT: return .float
    case DUCKDB_TYPE_DOUBLE: return .double
    case DUCKDB_TYPE_DECIMAL:
      return .decimal(
        precision: Int(duckdb_decimal_width(handle)),
        scale: Int(duckdb_decimal_scale(handle))
      )
    case DUCKDB_TYPE_VARCHAR, DUCKDB_TYPE_ENUM, DUCKDB_TYPE_UUID, DUCKDB_TYPE_TIME,
      DUCKDB_TYPE_INTERVAL, DUCKDB_TYPE_SQLNULL:
      return .string
    case DUCKDB_TYPE_BLOB: return .binary
    case DUCKDB_TYPE_DATE: return .date
    case DUCKDB_TYPE_TIMESTAMP_TZ: return .timestamp
    case DUCKDB_TYPE_TIMESTAMP, DUCKDB_TYPE_TIMESTAMP_S, DUCKDB_TYPE_TIMESTAMP_MS,
      DUCKDB_TYPE_TIMESTAMP_NS:
      return .timestampNTZ
    case DUCKDB_TYPE_LIST, DUCKDB_TYPE_MAP, DUCKDB_TYPE_STRUCT:
      return nestedType(of: type, children) { $0.resultType }
    default: return nil
    }
  }

  private static func storedType(
    of type: duckdb_type,
    _ resultType: DataType?,
    _ children: [(name: String, type: LogicalType)]
  ) -> DataType? {
    switch type {
    case DUCKDB_TYPE_HUGEINT: .long
    case DUCKDB_TYPE_TIMESTAMP, DUCKDB_TYPE_TIMESTAMP_S, DUCKDB_TYPE_TIMESTAMP_MS,
      DUCKDB_TYPE_TIMESTAMP_NS:
      .timestamp
    case DUCKDB_TYPE_SQLNULL: nil
    case DUCKDB_TYPE_LIST, DUCKDB_TYPE_MAP, DUCKDB_TYPE_STRUCT:
      nestedType(of: type, children) { $0.storedType }
    default: resultType
    }
  }

  private static func nestedType(
    of type: duckdb_type,
    _ children: [(name: String, type: LogicalType)],
    _ map: (LogicalType) -> DataType?
  ) -> DataType? {
    let types = children.compactMap { map($0.type) }
    guard types.count == children.count else { return nil }
    switch type {
    case DUCKDB_TYPE_LIST: return .array(element: types[0], containsNull: true)
    case DUCKDB_TYPE_MAP: return .map(key: types[0], value: types[1], valueContainsNull: true)
    default: return .structure(zip(children, types).map { Field($0.name, $1) })
    }
  }

  private static func name(
    of handle: duckdb_logical_type?,
    _ type: duckdb_type,
    _ children: [(name: String, type: LogicalType)]
  ) -> String {
    switch type {
    case DUCKDB_TYPE_DECIMAL:
      "DECIMAL(\(duckdb_decimal_width(handle)),\(duckdb_decimal_scale(handle)))"
    case DUCKDB_TYPE_LIST: children[0].type.name + "[]"
    case DUCKDB_TYPE_ARRAY: children[0].type.name + "[\(duckdb_array_type_array_size(handle))]"
    case DUCKDB_TYPE_MAP: "MAP(\(children[0].type.name), \(children[1].type.name))"
    case DUCKDB_TYPE_STRUCT:
      "STRUCT(" + children.map { "\($0.name) \($0.type.name)" }.joined(separator: ", ") + ")"
    default: plainNames[type.rawValue] ?? "type \(type.rawValue)"
    }
  }

  private static let plainNames: [UInt32: String] = [
    DUCKDB_TYPE_BOOLEAN.rawValue: "BOOLEAN", DUCKDB_TYPE_TINYINT.rawValue: "TINYINT",
    DUCKDB_TYPE_SMALLINT.rawValue: "SMALLINT", DUCKDB_TYPE_INTEGER.rawValue: "INTEGER",
    DUCKDB_TYPE_BIGINT.rawValue: "BIGINT", DUCKDB_TYPE_UTINYINT.rawValue: "UTINYINT",
    DUCKDB_TYPE_USMALLINT.rawValue: "USMALLINT", DUCKDB_TYPE_UINTEGER.rawValue: "UINTEGER",
    DUCKDB_TYPE_UBIGINT.rawValue: "UBIGINT", DUCKDB_TYPE_HUGEINT.rawValue: "HUGEINT",
    DUCKDB_TYPE_UHUGEINT.rawValue: "UHUGEINT", DUCKDB_TYPE_FLOAT.rawValue: "FLOAT",
    DUCKDB_TYPE_DOUBLE.rawValue: "DOUBLE", DUCKDB_TYPE_VARCHAR.rawValue: "VARCHAR",
    DUCKDB_TYPE_BLOB.rawValue: "BLOB", DUCKDB_TYPE_DATE.rawValue: "DATE",
    DUCKDB_TYPE_TIME.rawValue: "TIME", DUCKDB_TYPE_TIME_TZ.rawValue: "TIME WITH TIME ZONE",
    DUCKDB_TYPE_TIME_NS.rawValue: "TIME_NS", DUCKDB_TYPE_TIMESTAMP.rawValue: "TIMESTAMP",
    DUCKDB_TYPE_TIMESTAMP_TZ.rawValue: "TIMESTAMP WITH TIME ZONE",
    DUCKDB_TYPE_TIMESTAMP_S.rawValue: "TIMESTAMP_S",
    DUCKDB_TYPE_TIMESTAMP_MS.rawValue: "TIMESTAMP_MS",
    DUCKDB_TYPE_TIMESTAMP_NS.rawValue: "TIMESTAMP_NS", DUCKDB_TYPE_INTERVAL.rawValue: "INTERVAL",
    DUCKDB_TYPE_UUID.rawValue: "UUID", DUCKDB_TYPE_BIT.rawValue: "BIT",
    DUCKDB_TYPE_ENUM.rawValue: "ENUM", DUCKDB_TYPE_UNION.rawValue: "UNION",
    DUCKDB_TYPE_BIGNUM.rawValue: "BIGNUM", DUCKDB_TYPE_SQLNULL.rawValue: "\"NULL\"",
    DUCKDB_TYPE_GEOMETRY.rawValue: "GEOMETRY", DUCKDB_TYPE_VARIANT.rawValue: "VARIANT",
  ]
}
