public import Relational

/// A live data file of a table.
///
/// Source: Delta protocol, "Add File and Remove File".
public struct AddFile: Sendable {
  /// Relative to the table's folder or absolute, percent-encoded as a URI; see `FilePath`.
  public var path: String
  /// Text of each partition column's value; `nil` stands for null.
  public var partitionValues: [String: String?]
  /// Bytes.
  public var size: Int64
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var modificationTime: Int64
  /// Whether the rows were not in the table before.
  public var dataChange: Bool
  /// Counts and bounds as JSON text; see `FileStatistics`.
  public var stats: String?
  /// Free labels.
  public var tags: [String: String?]
  /// Which rows of the file are deleted; `nil` when none are.
  public var deletionVector: JSON?
  /// Members this module does not interpret.
  public var others: [(String, JSON)]

  /// Describes a file.
  public init(
    path: String,
    partitionValues: [String: String?] = [:],
    size: Int64,
    modificationTime: Int64,
    dataChange: Bool = true,
    stats: String? = nil,
    tags: [String: String?] = [:],
    deletionVector: JSON? = nil,
    others: [(String, JSON)] = []
  ) {
    self.path = path
    self.partitionValues = partitionValues
    self.size = size
    self.modificationTime = modificationTime
    self.dataChange = dataChange
    self.stats = stats
    self.tags = tags
    self.deletionVector = deletionVector
    self.others = others
  }

  /// Reads the body of an `add` action.
  public init(_ body: JSON) throws(ActionFault) {
    let reader = ActionReader(name: "add", body: body)
    path = try reader.string("path")
    partitionValues = try reader.map("partitionValues")
    size = try reader.int64("size")
    modificationTime = try reader.int64("modificationTime")
    dataChange = try reader.bool("dataChange", default: true)
    stats = body["stats"]?.string
    tags = try reader.map("tags")
    deletionVector = body["deletionVector"]
    others = (body.object ?? []).filter { !AddFile.members.contains($0.0) && !$0.1.isNull }
  }

  /// The body of an `add` action.
  public var json: JSON {
    var members: [(String, JSON)] = [
      ("path", .string(path)), ("partitionValues", .map(partitionValues)), ("size", JSON(size)),
      ("modificationTime", JSON(modificationTime)), ("dataChange", .boolean(dataChange)),
    ]
    if let stats { members.append(("stats", .string(stats))) }
    if !tags.isEmpty { members.append(("tags", .map(tags))) }
    if let deletionVector { members.append(("deletionVector", deletionVector)) }
    return .object(members + others)
  }

  /// What tells files apart: the path and the deletion vector, if any.
  public var identity: FileIdentity { FileIdentity(path: path, deletionVector: deletionVector) }

  private static let members: Set<String> = [
    "path", "partitionValues", "size", "modificationTime", "dataChange", "stats", "tags",
    "deletionVector", "stats_parsed", "partitionValues_parsed",
  ]
}

/// Key of a file within a table: its path and its deletion vector.
public struct FileIdentity: Sendable, Hashable {
  /// As in `AddFile.path`.
  public var path: String
  /// Unique id of the deletion vector; `nil` when the file has none.
  public var deletionVectorID: String?

  init(path: String, deletionVector: JSON?) {
    self.path = path
    guard let vector = deletionVector else { return }
    let offset = vector["offset"].map { "@\($0.text)" } ?? ""
    deletionVectorID =
      (vector["storageType"]?.string ?? "") + (vector["pathOrInlineDv"]?.string ?? "")
      + offset
  }
}
