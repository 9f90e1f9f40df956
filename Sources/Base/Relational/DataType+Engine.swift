extension DataType {
  /// The type as the embedded engine's SQL spells it, such as `decimal(12,2)` or `timestamptz`.
  public var engineName: String {
    switch self {
    case .boolean: "boolean"
    case .byte: "tinyint"
    case .short: "smallint"
    case .integer: "integer"
    case .long: "bigint"
    case .float: "float"
    case .double: "double"
    case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
    case .string: "varchar"
    case .binary: "blob"
    case .date: "date"
    case .timestamp: "timestamptz"
    case .timestampNTZ: "timestamp"
    case .array(let element, _): element.engineName + "[]"
    case .map(let key, let value, _): "map(\(key.engineName), \(value.engineName))"
    case .structure(let fields):
      "struct("
        + fields.map { SQL.quote(identifier: $0.name) + " " + $0.type.engineName }
        .joined(separator: ", ") + ")"
    }
  }
}
