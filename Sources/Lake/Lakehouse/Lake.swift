import Relational

/// A folder of Delta tables: `gold.fact_sales` lies at `<folder>/gold/fact_sales`.
public struct Lake: Sendable {
  /// Absolute path without a slash at the end.
  public let folder: String
  private let cache = SnapshotCache()

  /// Names a lake; nothing is opened or created.
  ///
  /// - Parameter folder: A path; a relative one counts from the current folder.
  public init(folder: String) {
    self.folder = LocalFolder.absolute(folder)
  }

  /// Tables in the order of their names; layers that start with `_` or `.` are not shown.
  ///
  /// - Throws: `Explanation` when a folder cannot be read; a lake that does not exist has no tables.
  public func tables() throws -> [TableName] {
    var names: [TableName] = []
    for layer in try LocalFolder.names(in: folder)
    where !layer.hasPrefix("_") && !layer.hasPrefix(".") {
      for name in try LocalFolder.names(in: folder + "/" + layer) {
        guard let table = try? TableName(layer: layer, name: name) else { continue }
        guard LocalLogStore.isLog("\(folder)/\(layer)/\(name)/_delta_log") else { continue }
        names.append(table)
      }
    }
    return names.sorted()
  }

  /// The table of that name, whether or not it exists yet.
  public func table(_ name: TableName) -> LakeTable {
    LakeTable(name: name, folder: "\(folder)/\(name.layer)/\(name.name)", cache: cache)
  }

  /// The table called `layer.name`, whether or not it exists yet.
  ///
  /// - Throws: `Explanation` when the text is no table name.
  public func table(_ name: String) throws -> LakeTable {
    table(try TableName(name))
  }
}
