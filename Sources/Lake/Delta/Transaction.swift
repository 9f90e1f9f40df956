import Relational

/// A change to a table that is all there or not there at all; committing uses it up.
public struct Transaction: ~Copyable, Sendable {
  /// How much of the table the change was computed from.
  public enum Reads: Sendable, Hashable {
    /// Nothing: the change stands whatever other commits did to the rows.
    case nothing
    /// Every row: another commit's change of rows is a conflict.
    case everything
  }

  private let log: DeltaLog
  private let base: Snapshot?
  private let reads: Reads
  private var actions: [Action] = []

  /// Starts a change of the table as it stood at `base`; `nil` means the table does not exist yet.
  ///
  /// - Throws: `DeltaError.unsupported` or `.refused` when the table asks for more than this writer can do.
  public init(_ log: DeltaLog, on base: Snapshot?, reads: Reads) throws(DeltaError) {
    self.log = log
    self.base = base
    self.reads = reads
    guard let base else { return }
    try Support.check(.write, base.tableProtocol, at: base.location)
    try Support.checkRules(base.metadata, at: base.location)
  }

  /// Adds a file to the table.
  public mutating func add(_ file: AddFile) { actions.append(.add(file)) }

  /// Takes a file out of the table.
  public mutating func remove(_ file: AddFile, at milliseconds: Int64) {
    actions.append(.remove(RemoveFile(file, deletionTimestamp: milliseconds)))
  }

  /// Replaces schema, partitioning, properties and comment.
  ///
  /// - Parameter metadata: What the table becomes.
  /// - Throws: `DeltaError.refused` for a property that this writer could not honour.
  public mutating func setMetadata(_ metadata: Metadata) throws(DeltaError) {
    try Support.checkDeclared(
      metadata.properties,
      having: base?.metadata.properties ?? [:],
      at: log.store.location
    )
    actions.append(.metadata(metadata))
  }

  /// Replaces what readers and writers must be able to do.
  public mutating func setProtocol(_ value: TableProtocol) { actions.append(.tableProtocol(value)) }

  /// Records how far an application's stream has come.
  public mutating func record(_ step: AppTransaction) { actions.append(.transaction(step)) }

  /// Makes the change the table's next version, moving behind other commits where the rules allow it.
  ///
  /// - Parameters:
  ///   - description: What the commit says about itself.
  ///   - milliseconds: Time of the commit since 1970-01-01T00:00:00Z.
  /// - Returns: The version, or the commit that came first and cannot be followed.
  /// - Throws: What the store throws; then nothing was committed.
  public consuming func commit(
    _ description: CommitDescription,
    at milliseconds: Int64
  ) async throws -> CommitOutcome {
    let intent = CommitIntent(actions, reads: reads)
    let isBlind = base != nil && intent.isBlindAppend
    var record = description.record(
      timestamp: milliseconds,
      readVersion: base?.version,
      isBlindAppend: isBlind
    )
    var version = (base?.version ?? -1) + 1
    var previousTime = base?.timestamp ?? 0
    let keepsTime = base.map { Snapshot.keepsTimestamps($0.metadata) } ?? false
    while true {
      if keepsTime {
        record.members.removeAll { $0.0 == "inCommitTimestamp" }
        record.members.insert(
          ("inCommitTimestamp", JSON(max(milliseconds, previousTime + 1))),
          at: 0
        )
      }
      let name = LogFile.commitName(version)
      let bytes = CommitText.bytes(of: [.commitInfo(record)] + actions)
      if try await log.store.createIfAbsent(name, bytes) { return .committed(version: version) }
      let winner = try await log.actions(ofCommit: version) ?? []
      if let conflict = intent.conflict(with: winner, version: version) {
        return .conflicted(with: conflict)
      }
      for case .commitInfo(let other) in winner {
        previousTime = other.inCommitTimestamp ?? previousTime
      }
      version += 1
    }
  }
}
