public import Delta
public import Relational

extension LakeTable {
  /// Makes the state after an earlier commit the table's state again, by a new commit.
  ///
  /// Steps of streams stay where they are. When nothing differs, nothing is committed.
  ///
  /// - Parameters:
  ///   - selector: The state to come back.
  ///   - details: What the caller wants to find again with the commit.
  ///   - engine: Reads and writes checkpoints.
  /// - Returns: The version committed, or the newest when nothing differs.
  /// - Throws: `DeltaError.missingFiles` naming the data files that are gone.
  public func restore(
    to selector: VersionSelector,
    details: JSON? = nil,
    engine: any QueryEngine
  ) async throws -> Int64 {
    let wanted = try await snapshot(at: selector, engine: engine)
    let current = try await snapshot(engine: engine)
    let live = Set(current.files.map(\.identity))
    let kept = Set(wanted.files.map(\.identity))
    let added = wanted.files.filter { !live.contains($0.identity) }
    let removed = current.files.filter { !kept.contains($0.identity) }
    let metadata = wanted.metadata.isSame(as: current.metadata) ? nil : wanted.metadata
    if added.isEmpty, removed.isEmpty, metadata == nil { return current.version }
    let missing = added.map { FilePath.place(ofURI: $0.path, in: folder) }
      .filter { !LocalFolder.exists($0) }
    guard missing.isEmpty else {
      throw DeltaError.missingFiles(location: folder, version: wanted.version, paths: missing)
    }
    guard removed.isEmpty || current.metadata.properties["delta.appendOnly"]?.lowercased() != "true"
    else { throw DeltaError.refused(location: folder, .appendOnly) }
    let now = Clock.milliseconds
    var transaction = try Transaction(log(engine), on: current, reads: .everything)
    if let metadata { try transaction.setMetadata(metadata) }
    for file in removed { transaction.remove(file, at: now) }
    for var file in added {
      file.dataChange = true
      transaction.add(file)
    }
    let description = CommitDescription(
      operation: "RESTORE",
      parameters: [("version", String(wanted.version))],
      metrics: [
        ("numRestoredFiles", Int64(added.count)),
        ("restoredFilesSize", added.reduce(0) { $0 + $1.size }),
        ("numRemovedFiles", Int64(removed.count)),
        ("removedFilesSize", removed.reduce(0) { $0 + $1.size }),
        ("numOfFilesAfterRestore", Int64(wanted.files.count)),
        ("tableSizeAfterRestore", wanted.files.reduce(0) { $0 + $1.size }),
      ],
      engine: Writer.name,
      details: details
    )
    switch try await transaction.commit(description, at: now) {
    case .committed(let version):
      await settle(version, at: now, engine: engine)
      return version
    case .conflicted(with: let conflict):
      throw DeltaError.conflict(location: folder, conflict)
    }
  }
}
