public import Relational

/// What a table is: its schema, partitioning, properties and comment.
public struct Metadata: Sendable {
  /// Unique name of the table, a UUID; never changes.
  public var id: String
  /// Name the writer gave it; not the name in a catalog.
  public var name: String?
  /// The table's comment.
  public var description: String?
  /// The schema as the log spells it, with field metadata this module does not interpret.
  public var schemaText: String
  /// Columns that choose a file's folder, from the outside in.
  public var partitionColumns: [String]
  /// Table properties, such as `delta.appendOnly`.
  public var properties: [String: String]
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var createdTime: Int64?
  /// The file format's options, kept as they are.
  public var format: JSON

  /// Describes a table.
  public init(
    id: String,
    name: String? = nil,
    description: String? = nil,
    schemaText: String,
    partitionColumns: [String] = [],
    properties: [String: String] = [:],
    createdTime: Int64? = nil
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.schemaText = schemaText
    self.partitionColumns = partitionColumns
    self.properties = properties
    self.createdTime = createdTime
    format = ["provider": "parquet", "options": [:]]
  }

  /// Reads the body of a `metaData` action.
  public init(_ body: JSON) throws(ActionFault) {
    let reader = ActionReader(name: "metaData", body: body)
    id = try reader.string("id")
    name = body["name"]?.string
    description = body["description"]?.string
    schemaText = try reader.string("schemaString")
    partitionColumns = body["partitionColumns"]?.array?.compactMap(\.string) ?? []
    properties = try reader.map("configuration").compactMapValues { $0 }
    createdTime = body["createdTime"]?.wholeNumber
    format = body["format"] ?? ["provider": "parquet", "options": [:]]
  }

  /// The body of a `metaData` action.
  public var json: JSON {
    var members: [(String, JSON)] = [("id", .string(id))]
    if let name { members.append(("name", .string(name))) }
    if let description { members.append(("description", .string(description))) }
    members += [
      ("format", format), ("schemaString", .string(schemaText)),
      ("partitionColumns", .array(partitionColumns.map(JSON.string))),
      ("configuration", .map(properties.mapValues { $0 })),
    ]
    if let createdTime { members.append(("createdTime", JSON(createdTime))) }
    return .object(members)
  }

  /// The columns of the table, in order.
  ///
  /// - Throws: `ActionFault` naming the field whose type cannot be read.
  public func schema() throws(ActionFault) -> Schema {
    try SchemaText.schema(of: schemaText)
  }

  /// Whether the two describe the same schema, partitioning, properties and comment.
  public func isSame(as other: Metadata?) -> Bool {
    guard let other else { return false }
    return schemaText == other.schemaText && partitionColumns == other.partitionColumns
      && properties == other.properties && description == other.description && name == other.name
  }
}
