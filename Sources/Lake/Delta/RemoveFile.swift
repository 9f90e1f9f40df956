public import Relational

/// A data file that left the table: kept in the log so that readers of older versions find it until it expires.
public struct RemoveFile: Sendable {
  /// As in the `add` action that brought the file.
  public var path: String
  /// Milliseconds since 1970-01-01T00:00:00Z; `nil` when unknown, which counts as long ago.
  public var deletionTimestamp: Int64?
  /// Whether the rows are no longer in the table.
  public var dataChange: Bool
  /// `nil` when the writer did not record the file's partition and size.
  public var partitionValues: [String: String?]?
  /// Bytes.
  public var size: Int64?
  /// As in the `add` action, when recorded.
  public var stats: String?
  /// As in the `add` action that brought the file.
  public var deletionVector: JSON?

  /// Takes `file` out of the table.
  public init(_ file: AddFile, deletionTimestamp: Int64, dataChange: Bool = true) {
    path = file.path
    self.deletionTimestamp = deletionTimestamp
    self.dataChange = dataChange
    partitionValues = file.partitionValues
    size = file.size
    stats = file.stats
    deletionVector = file.deletionVector
  }

  /// Reads the body of a `remove` action.
  public init(_ body: JSON) throws(ActionFault) {
    let reader = ActionReader(name: "remove", body: body)
    path = try reader.string("path")
    deletionTimestamp = body["deletionTimestamp"]?.wholeNumber
    dataChange = try reader.bool("dataChange", default: true)
    partitionValues = body["partitionValues"] == nil ? nil : try reader.map("partitionValues")
    size = body["size"]?.wholeNumber
    stats = body["stats"]?.string
    deletionVector = body["deletionVector"]
  }

  /// The body of a `remove` action.
  public var json: JSON {
    var members: [(String, JSON)] = [("path", .string(path))]
    if let deletionTimestamp { members.append(("deletionTimestamp", JSON(deletionTimestamp))) }
    members.append(("dataChange", .boolean(dataChange)))
    if let partitionValues, let size {
      members.append(("extendedFileMetadata", true))
      members.append(("partitionValues", .map(partitionValues)))
      members.append(("size", JSON(size)))
    }
    if let stats { members.append(("stats", .string(stats))) }
    if let deletionVector { members.append(("deletionVector", deletionVector)) }
    return .object(members)
  }

  /// What tells files apart: the path and the deletion vector, if any.
  public var identity: FileIdentity { FileIdentity(path: path, deletionVector: deletionVector) }
}
