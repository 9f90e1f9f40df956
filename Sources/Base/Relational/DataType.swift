/// The type of a column, in Delta's own vocabulary.
///
/// Every engine maps its types onto these; what has no counterpart here cannot be written to a table.
public indirect enum DataType: Sendable, Hashable {
  case boolean
  case byte
  case short
  case integer
  case long
  case float
  case double
  /// Exact decimal: `precision` digits in all (1...38), `scale` of them behind the point.
  case decimal(precision: Int, scale: Int)
  case string
  case binary
  /// Calendar day without time or zone.
  case date
  /// Instant in UTC, microseconds.
  case timestamp
  /// Wall-clock time without zone, microseconds.
  case timestampNTZ
  case array(element: DataType, containsNull: Bool)
  case map(key: DataType, value: DataType, valueContainsNull: Bool)
  case structure([Field])
}

/// One named column or struct member.
public struct Field: Sendable, Hashable {
  /// Name as declared; compared without regard to case.
  public var name: String
  /// Type of the values.
  public var type: DataType
  /// Whether a value may be absent.
  public var isNullable: Bool
  /// What the column holds, for people; empty when nobody said.
  public var comment: String

  /// Describes a column; nullable and without a comment unless told otherwise.
  public init(_ name: String, _ type: DataType, isNullable: Bool = true, comment: String = "") {
    self.name = name
    self.type = type
    self.isNullable = isNullable
    self.comment = comment
  }
}

/// The columns of a table, in order.
public struct Schema: Sendable, Hashable {
  /// Columns in order; names differ by more than case.
  public var fields: [Field]

  /// Gathers columns into a schema.
  public init(_ fields: [Field]) {
    self.fields = fields
  }

  /// Column names in order.
  public var names: [String] { fields.map(\.name) }

  /// Finds a column by name without regard to case.
  public func field(named name: String) -> Field? {
    let wanted = name.lowercased()
    return fields.first { $0.name.lowercased() == wanted }
  }
}

extension DataType {
  /// The type as SQL people write it in Spark and Databricks, such as `decimal(12,2)`.
  public var sparkName: String {
    switch self {
    case .boolean: "boolean"
    case .byte: "tinyint"
    case .short: "smallint"
    case .integer: "int"
    case .long: "bigint"
    case .float: "float"
    case .double: "double"
    case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
    case .string: "string"
    case .binary: "binary"
    case .date: "date"
    case .timestamp: "timestamp"
    case .timestampNTZ: "timestamp_ntz"
    case .array(let element, _): "array<\(element.sparkName)>"
    case .map(let key, let value, _): "map<\(key.sparkName),\(value.sparkName)>"
    case .structure(let fields):
      "struct<" + fields.map { "\($0.name):\($0.type.sparkName)" }.joined(separator: ",") + ">"
    }
  }

  /// Whether values of the type are numbers that can be added up.
  public var isNumeric: Bool {
    switch self {
    case .byte, .short, .integer, .long, .float, .double, .decimal: true
    default: false
    }
  }

  /// Whether the type holds other values.
  public var isNested: Bool {
    switch self {
    case .array, .map, .structure: true
    default: false
    }
  }
}
