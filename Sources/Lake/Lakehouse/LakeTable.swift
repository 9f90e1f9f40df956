public import Delta
public import Relational

/// One table of a lake.
public struct LakeTable: Sendable {
  /// `layer.name`.
  public let name: TableName
  /// Absolute path.
  public let folder: String
  let cache: SnapshotCache

  /// Whether the table has a log with commits.
  public var exists: Bool { LocalLogStore.isLog(folder + "/_delta_log") }

  /// Creates the table's folder, if needed, for data files to be written to.
  ///
  /// - Returns: Absolute path, fit for `ParquetWrite.folder`.
  /// - Throws: `Explanation` naming the folder and what the system said.
  public func dataFolder() throws -> String {
    try LocalFolder.create(folder)
    return folder
  }

  /// Reads the log; a table that has not changed since the last call costs one look at its folder.
  ///
  /// - Parameters:
  ///   - selector: Which state.
  ///   - engine: Reads checkpoints.
  /// - Returns: The state after one commit.
  /// - Throws: `DeltaError` when there is no table, no such version, or the log cannot be read.
  public func snapshot(
    at selector: VersionSelector = .latest,
    engine: any QueryEngine
  ) async throws -> Snapshot {
    let log = log(engine)
    switch selector {
    case .latest:
      if let known = cache.newest(folder) {
        let newest = try await log.newest(knowing: known)
        if newest.version < known.version { cache.forget(folder) }
        cache.keep(newest, of: folder)
        return newest
      }
    case .version(let version):
      if let known = cache.version(version, of: folder), try await log.contains(known) {
        return known
      }
    case .timestamp: break
    }
    let snapshot = try await log.snapshot(at: selector)
    cache.keep(snapshot, of: folder)
    return snapshot
  }

  /// Deletes data files that were written for a commit that did not happen, and folders left empty.
  ///
  /// - Parameter files: As `QueryEngine.write` reported them.
  public func removeUncommitted(_ files: [ParquetWriteReport.File]) {
    LocalFolder.remove(files.map(\.path), below: folder)
  }

  func log(_ engine: (any QueryEngine)?) -> DeltaLog {
    DeltaLog(store: LocalLogStore(folder: folder), engine: engine)
  }

  /// The newest state; `nil` when there is no table yet.
  func newestIfAny(_ engine: any QueryEngine) async throws -> Snapshot? {
    do {
      return try await snapshot(engine: engine)
    } catch DeltaError.noTable {
      return nil
    }
  }
}
