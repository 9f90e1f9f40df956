import Delta
import Glibc
public import Relational

extension LakeTable {
  /// Makes a change one commit of the table, which is created when it does not exist.
  ///
  /// Data files reach the disk before the commit does. After a failure nothing has changed; the files are left
  /// to the caller, see `removeUncommitted`.
  ///
  /// - Parameters:
  ///   - change: Files, schema and what else is new.
  ///   - engine: Reads and writes checkpoints.
  /// - Returns: The version committed.
  /// - Throws: `DeltaError.conflict` naming the commit that came first; `.refused` naming the column or rule.
  public func commit(_ change: TableChange, engine: any QueryEngine) async throws -> Int64 {
    var isSynced = false
    while true {
      try Task.checkCancellation()
      let base = try await base(of: change, engine: engine)
      let now = Clock.milliseconds
      let plan = try plan(change, on: base, at: now)
      if !isSynced {
        try await sync(change.files)
        isSynced = true
      }
      let isBlind = change.kind == .append && change.baseVersion == nil
      var transaction = try Transaction(
        log(engine),
        on: base,
        reads: isBlind ? .nothing : .everything
      )
      if let value = plan.tableProtocol { transaction.setProtocol(value) }
      if let value = plan.metadata { try transaction.setMetadata(value) }
      if let step = plan.step { transaction.record(step) }
      for file in plan.removed { transaction.remove(file, at: now) }
      for file in plan.added { transaction.add(file) }
      let description = description(of: change, plan: plan, isNew: base == nil)
      switch try await transaction.commit(description, at: now) {
      case .committed(let version):
        await settle(version, at: now, engine: engine)
        removeUncommitted(change.files.filter { $0.rowCount == 0 })
        return version
      case .conflicted(with: let conflict):
        if change.baseVersion == nil, conflict.mayStandAfterwards { continue }
        throw DeltaError.conflict(location: folder, conflict)
      }
    }
  }

  /// Finds out whether the table would take a change, and changes nothing.
  ///
  /// - Parameters:
  ///   - change: What is to be committed later; its files need not lie in their place yet.
  ///   - engine: Reads checkpoints.
  /// - Throws: What `commit` would throw for the change, but for a commit that another writer makes meanwhile.
  public func check(_ change: TableChange, engine: any QueryEngine) async throws {
    let base = try await base(of: change, engine: engine)
    _ = try plan(change, on: base, at: Clock.milliseconds)
  }

  private func base(of change: TableChange, engine: any QueryEngine) async throws -> Snapshot? {
    guard let version = change.baseVersion else { return try await newestIfAny(engine) }
    return try await snapshot(at: .version(version), engine: engine)
  }

  /// Brings the cache up to date and writes a checkpoint when one is due; neither can undo a commit.
  func settle(_ version: Int64, at milliseconds: Int64, engine: any QueryEngine) async {
    guard let snapshot = try? await snapshot(engine: engine), snapshot.version >= version else {
      return
    }
    _ = try? await log(engine).checkpointIfDue(snapshot, committed: version, at: milliseconds)
  }

  private func plan(
    _ change: TableChange,
    on base: Snapshot?,
    at milliseconds: Int64
  ) throws -> CommitPlan {
    do {
      return try CommitPlan(change, on: base, at: milliseconds)
    } catch let refusal as Refusal {
      throw DeltaError.refused(location: folder, refusal)
    } catch let conflict as Conflict {
      throw DeltaError.conflict(location: folder, conflict)
    }
  }

  private func description(
    of change: TableChange,
    plan: CommitPlan,
    isNew: Bool
  ) -> CommitDescription {
    let columns = JSON.array(change.partitionColumns.map(JSON.string)).text
    let mode = change.kind == .append ? "Append" : "Overwrite"
    return CommitDescription(
      operation: change.operation ?? (isNew ? "CREATE TABLE AS SELECT" : "WRITE"),
      parameters: [("mode", mode), ("partitionBy", columns)] + change.operationParameters,
      metrics: plan.metrics(change),
      engine: Writer.name,
      details: change.details
    )
  }

  /// Waits until the disk has the files and the folders that list them.
  func sync(_ files: [ParquetWriteReport.File]) async throws {
    guard !files.isEmpty else { return }
    let root = folder
    let paths = files.filter { $0.rowCount > 0 }.map { root + "/" + $0.path }
    try await Blocking.run {
      try LocalFile.sync(paths)
      var folders: Set<String> = [root]
      for path in paths {
        var parent = LocalFolder.parent(of: path)
        while parent.utf8.count > root.utf8.count, folders.insert(parent).inserted {
          parent = LocalFolder.parent(of: parent)
        }
      }
      folders.insert(LocalFolder.parent(of: root))
      for folder in folders { LocalFile.syncFolder(folder) }
    }
  }
}

/// Who commits.
enum Writer {
  static let name = "Mercer/0.1.0"
}

/// The time of day.
enum Clock {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  static var milliseconds: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
