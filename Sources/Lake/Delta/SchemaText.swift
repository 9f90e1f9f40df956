public import Relational

/// The schema as the log spells it: JSON of struct, array, map and primitive types.
///
/// Source: Delta protocol, "Schema Serialization Format".
public enum SchemaText {
  /// Reads a schema.
  ///
  /// - Throws: `ActionFault` naming the field whose type is unknown.
  public static func schema(of text: String) throws(ActionFault) -> Schema {
    try schema(of: text, named: .asDeclared)
  }

  /// Which of its names a column goes by.
  enum Naming {
    case asDeclared
    /// As in the data files, of tables with column mapping.
    case asStored
  }

  static func schema(of text: String, named naming: Naming) throws(ActionFault) -> Schema {
    let json: JSON
    do { json = try JSON(parsing: text) } catch { throw ActionFault("schemaString: \(error)") }
    guard case .structure(let fields) = try type(of: json, at: "schema", naming) else {
      throw ActionFault("schemaString is no struct")
    }
    return Schema(fields)
  }

  /// Spells a schema; metadata of fields that `former` also has is kept, comments aside.
  public static func text(of schema: Schema, keepingMetadataOf former: String? = nil) -> String {
    let formerJSON = former.flatMap { try? JSON(parsing: $0) }
    return json(of: schema.fields, former: formerJSON).text
  }

  // MARK: Reading

  private static func type(
    of json: JSON,
    at place: String,
    _ naming: Naming
  ) throws(ActionFault) -> DataType {
    if let name = json.string { return try primitive(name, at: place) }
    switch json["type"]?.string {
    case "struct":
      var fields: [Field] = []
      for field in json["fields"]?.array ?? [] {
        fields.append(try self.field(of: field, in: place, naming))
      }
      return .structure(fields)
    case "array":
      return .array(
        element: try type(of: json["elementType"] ?? .null, at: place + ".element", naming),
        containsNull: json["containsNull"]?.bool ?? true
      )
    case "map":
      return .map(
        key: try type(of: json["keyType"] ?? .null, at: place + ".key", naming),
        value: try type(of: json["valueType"] ?? .null, at: place + ".value", naming),
        valueContainsNull: json["valueContainsNull"]?.bool ?? true
      )
    default: throw ActionFault("schemaString: \(place) has no type that Mercer knows")
    }
  }

  private static func field(
    of json: JSON,
    in place: String,
    _ naming: Naming
  ) throws(ActionFault) -> Field {
    guard let name = json["name"]?.string else {
      throw ActionFault("schemaString: a field of \(place) has no name")
    }
    let stored = json["metadata"]?["delta.columnMapping.physicalName"]?.string
    return Field(
      naming == .asStored ? stored ?? name : name,
      try type(
        of: json["type"] ?? .null,
        at: place == "schema" ? name : place + "." + name,
        naming
      ),
      isNullable: json["nullable"]?.bool ?? true,
      comment: json["metadata"]?["comment"]?.string ?? ""
    )
  }

  private static func primitive(_ name: String, at place: String) throws(ActionFault) -> DataType {
    switch name {
    case "boolean": return .boolean
    case "byte": return .byte
    case "short": return .short
    case "integer": return .integer
    case "long": return .long
    case "float": return .float
    case "double": return .double
    case "string": return .string
    case "binary": return .binary
    case "date": return .date
    case "timestamp": return .timestamp
    case "timestamp_ntz": return .timestampNTZ
    case "decimal": return .decimal(precision: 10, scale: 0)
    default:
      if let decimal = decimal(name) { return decimal }
      throw ActionFault("schemaString: \(place) has the type `\(name)`, which Mercer does not know")
    }
  }

  private static func decimal(_ name: String) -> DataType? {
    guard name.hasPrefix("decimal("), name.hasSuffix(")") else { return nil }
    let parts = name.dropFirst(8).dropLast().split(separator: ",")
      .map { Int($0.filter { $0 != " " }) }
    guard parts.count == 2, let precision = parts[0], let scale = parts[1],
      (1...38).contains(precision), (0...precision).contains(scale)
    else { return nil }
    return .decimal(precision: precision, scale: scale)
  }

  // MARK: Writing

  private static func json(of fields: [Field], former: JSON?) -> JSON {
    let formerFields = former?["fields"]?.array ?? []
    return [
      "type": "struct",
      "fields": .array(
        fields.map { field in
          let name = field.name.lowercased()
          let before = formerFields.first { $0["name"]?.string?.lowercased() == name }
          return [
            "name": .string(field.name), "type": json(of: field.type, former: before?["type"]),
            "nullable": .boolean(field.isNullable), "metadata": metadata(of: field, former: before),
          ]
        }
      ),
    ]
  }

  private static func metadata(of field: Field, former: JSON?) -> JSON {
    var members = (former?["metadata"]?.object ?? []).filter { $0.0 != "comment" }
    if !field.comment.isEmpty { members.append(("comment", .string(field.comment))) }
    return .object(members)
  }

  private static func json(of type: DataType, former: JSON?) -> JSON {
    switch type {
    case .structure(let fields): json(of: fields, former: former)
    case .array(let element, let containsNull):
      [
        "type": "array", "elementType": json(of: element, former: former?["elementType"]),
        "containsNull": .boolean(containsNull),
      ]
    case .map(let key, let value, let containsNull):
      [
        "type": "map", "keyType": json(of: key, former: former?["keyType"]),
        "valueType": json(of: value, former: former?["valueType"]),
        "valueContainsNull": .boolean(containsNull),
      ]
    default: .string(name(of: type))
    }
  }

  private static func name(of type: DataType) -> String {
    switch type {
    case .byte: "byte"
    case .short: "short"
    case .integer: "integer"
    case .long: "long"
    default: type.sparkName
    }
  }
}
