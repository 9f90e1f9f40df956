public import Delta
public import Relational

/// One table of a lake.
public struct LakeTable: Sendable {
  /// `layer.name`.
  public let name: TableName
  /// Absolute path.
  public let folder: String
  let cache: SnapshotCache

  /// Whether the table has a log.
  public var exists: Bool { LocalFolder.exists(folder + "/_delta_log") }

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
    throw DeltaError.noTable(location: folder)
  }

  /// A SELECT of the snapshot's rows, columns in schema order, with no bound values: fit for views.
  ///
  /// - Parameters:
  ///   - snapshot: A state of this table.
  ///   - conditions: Leave out files that hold no row meeting all of them; rows are not filtered.
  /// - Returns: One SELECT without a semicolon.
  /// - Throws: `DeltaError.unsupported` when the table needs what the reader cannot do.
  public func scan(_ snapshot: Snapshot, where conditions: [ColumnFilter] = []) throws -> SQL {
    ""
  }

  /// Makes a change one commit of the table, which is created when it does not exist.
  ///
  /// Data files reach the disk before the commit does. After a failure nothing has changed; the files are left
  /// to the caller, see `removeUncommitted`.
  ///
  /// - Returns: The version committed.
  /// - Throws: `DeltaError.conflict` naming the commit that came first; `.refused` naming the column or rule.
  public func commit(_ change: TableChange, engine: any QueryEngine) async throws -> Int64 {
    throw DeltaError.noTable(location: folder)
  }

  /// Commits, newest first.
  ///
  /// - Parameter limit: How many at most; `nil` means all that the log still has.
  /// - Returns: One summary per commit.
  /// - Throws: `DeltaError` when there is no table or a commit cannot be read.
  public func history(limit: Int? = nil) async throws -> [CommitSummary] { [] }

  /// `TableChange.details` of the newest commit that has some.
  public func lastDetails() async throws -> JSON? { nil }

  /// Makes the state after an earlier commit the table's state again, by a new commit.
  ///
  /// - Returns: The version committed.
  /// - Throws: `DeltaError.missingFiles` naming the data files that are gone.
  public func restore(
    to selector: VersionSelector,
    details: JSON? = nil,
    engine: any QueryEngine
  ) async throws -> Int64 {
    throw DeltaError.noTable(location: folder)
  }

  /// Deletes data files that were written for a commit that did not happen, and folders left empty.
  public func removeUncommitted(_ files: [ParquetWriteReport.File]) {}
}
