public import Relational

/// The log of one table: reads its states, and is where transactions commit.
public struct DeltaLog: Sendable {
  let store: any LogStore
  /// Reads and writes checkpoints; without it the log is read from its first commit.
  let engine: (any QueryEngine)?

  /// Names a log; nothing is read.
  public init(store: any LogStore, engine: (any QueryEngine)?) {
    self.store = store
    self.engine = engine
  }

  /// Reads the log and returns the table as it stood then.
  ///
  /// - Parameter selector: Which state.
  /// - Returns: Schema, protocol and live files.
  /// - Throws: `DeltaError.noTable`, `.missingCommit` for a gap, `.corrupt` naming the line, `.unsupported`
  ///   naming the table feature; what the store and the engine throw.
  /// - Complexity: O(files + commits since the last checkpoint).
  /// Source: Delta protocol, "Reading a table".
  public func snapshot(at selector: VersionSelector = .latest) async throws -> Snapshot {
    let listing = try await self.listing()
    let wanted: Int64?
    switch selector {
    case .latest: wanted = nil
    case .version(let version): wanted = version
    case .timestamp(let milliseconds): wanted = try await version(in: listing, at: milliseconds)
    }
    return try await snapshot(listing, at: wanted)
  }

  /// The newest state, read from the commits behind `known` when that is possible.
  ///
  /// - Parameter known: An earlier answer of this log.
  /// - Returns: `known` itself when nothing was committed since.
  /// - Throws: As `snapshot(at:)`.
  /// - Complexity: One look at the log when nothing was committed since.
  public func newest(knowing known: Snapshot) async throws -> Snapshot {
    guard let tail = try await tail(behind: known) else { return try await snapshot() }
    guard let last = tail.last else { return known }
    guard last.version == known.version + Int64(tail.count) else { return try await snapshot() }
    var state = known.state
    for commit in tail {
      for action in try await actions(ofCommit: commit.version) ?? [] { state.apply(action) }
    }
    return try Snapshot(
      location: store.location,
      version: last.version,
      timestamp: max(last.entry.modificationTime, known.timestamp + 1),
      state: state,
      entry: last.entry
    )
  }

  /// Whether `known` still is a state of this table: false when the table was made anew.
  ///
  /// - Parameter known: An earlier answer of this log.
  /// - Returns: Whether its commit is there, unchanged.
  /// - Throws: What the store throws.
  public func contains(_ known: Snapshot) async throws -> Bool {
    try await tail(behind: known) != nil
  }

  private func tail(
    behind known: Snapshot
  ) async throws -> ArraySlice<(version: Int64, entry: LogEntry)>? {
    guard let entry = known.entry else { return nil }
    let listing = LogListing(
      location: store.location,
      entries: try await store.list(from: entry.name)
    )
    guard listing.commits.first?.entry == entry else { return nil }
    return listing.commits.dropFirst()
  }

  /// The actions of one commit, in order; `nil` when the log no longer has it.
  ///
  /// - Throws: `DeltaError.corrupt` naming the line.
  public func actions(ofCommit version: Int64) async throws -> [Action]? {
    let name = LogFile.commitName(version)
    guard let bytes = try await store.read(name) else { return nil }
    return try CommitText.actions(of: bytes, file: name, location: store.location)
  }

  /// Versions whose commits the log still has, newest first, with their times in milliseconds since 1970.
  public func commits() async throws -> [(version: Int64, timestamp: Int64)] {
    let listing = try await self.listing()
    guard listing.newestVersion != nil else { throw DeltaError.noTable(location: store.location) }
    return listing.timestamps.reversed()
  }

  // MARK: Reading

  private func listing() async throws -> LogListing {
    LogListing(location: store.location, entries: try await store.list(from: ""))
  }

  private func snapshot(_ listing: LogListing, at wanted: Int64?) async throws -> Snapshot {
    let segment = try LogSegment(listing, at: wanted, readingCheckpoints: engine != nil)
    var state = TableState()
    if let checkpoint = segment.checkpoint {
      state = try await Checkpoint.read(checkpoint.names, from: store, engine: engine)
    }
    for commit in segment.commits {
      guard let actions = try await actions(ofCommit: commit.version) else {
        throw DeltaError.missingCommit(location: store.location, version: commit.version)
      }
      for action in actions { state.apply(action) }
    }
    return try Snapshot(
      location: store.location,
      version: segment.version,
      timestamp: segment.timestamp,
      state: state,
      entry: segment.commits.last?.entry
    )
  }

  private func version(in listing: LogListing, at milliseconds: Int64) async throws -> Int64 {
    let commits = listing.timestamps
    guard let oldest = commits.first else { throw DeltaError.noTable(location: store.location) }
    for commit in commits.reversed() {
      let record = try await self.record(ofCommit: commit.version)
      if record?.inCommitTimestamp ?? commit.timestamp <= milliseconds { return commit.version }
    }
    throw DeltaError.noVersionBefore(
      location: store.location,
      milliseconds: milliseconds,
      oldest: oldest.timestamp
    )
  }

  /// What a commit says about itself; `nil` when it says nothing or is gone.
  public func record(ofCommit version: Int64) async throws -> CommitRecord? {
    for action in try await actions(ofCommit: version) ?? [] {
      if case .commitInfo(let record) = action { return record }
    }
    return nil
  }
}
