import Relational

extension DataType {
  /// The type as the engine's SQL spells it.
  var engineName: String {
    switch self {
    case .boolean: "BOOLEAN"
    case .byte: "TINYINT"
    case .short: "SMALLINT"
    case .integer: "INTEGER"
    case .long: "BIGINT"
    case .float: "FLOAT"
    case .double: "DOUBLE"
    case .decimal(let precision, let scale): "DECIMAL(\(precision),\(scale))"
    case .string: "VARCHAR"
    case .binary: "BLOB"
    case .date: "DATE"
    case .timestamp: "TIMESTAMP WITH TIME ZONE"
    case .timestampNTZ: "TIMESTAMP"
    case .array(let element, _): element.engineName + "[]"
    case .map(let key, let value, _): "MAP(\(key.engineName), \(value.engineName))"
    case .structure(let fields):
      "STRUCT("
        + fields.map { SQL.quote(identifier: $0.name) + " " + $0.type.engineName }
        .joined(separator: ", ") + ")"
    }
  }
}
