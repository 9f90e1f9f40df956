public import Relational

/// One file as it lay in the landing folder when it was listed.
public struct LandedFile: Sendable, Hashable {
  /// Absolute path.
  public var path: String
  /// Length in bytes.
  public var sizeInBytes: Int64
  /// Nanoseconds since 1970 of the last change.
  public var modified: Int64

  /// Describes a file.
  public init(path: String, sizeInBytes: Int64, modified: Int64) {
    self.path = path
    self.sizeInBytes = sizeInBytes
    self.modified = modified
  }

  /// Reads what `json` wrote; `nil` when a member is missing.
  public init?(_ json: JSON) {
    guard let path = json["path"]?.string, let size = json["size"]?.int64,
      let modified = json["modified"]?.int64
    else { return nil }
    self.init(path: path, sizeInBytes: size, modified: modified)
  }

  /// The file as one JSON object.
  public var json: JSON {
    ["path": .string(path), "size": JSON(sizeInBytes), "modified": JSON(modified)]
  }

  /// Last part of the path.
  public var name: String {
    path.unicodeScalars.split(separator: "/").last.map { String($0) } ?? ""
  }

  /// What tells the file from others: the bytes of its path, since names that Unicode holds for equal
  /// are different files.
  public var key: [UInt8] { Array(path.utf8) }

  /// Compares paths byte by byte.
  public static func == (left: LandedFile, right: LandedFile) -> Bool {
    left.path.utf8.elementsEqual(right.path.utf8) && left.sizeInBytes == right.sizeInBytes
      && left.modified == right.modified
  }

  /// Feeds the bytes of the path, which equal files share.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
