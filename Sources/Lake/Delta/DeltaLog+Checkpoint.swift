extension DeltaLog {
  /// Writes a checkpoint when a commit is the one that calls for it: every tenth, or as
  /// `delta.checkpointInterval` says.
  ///
  /// - Parameters:
  ///   - snapshot: The state after the commit, or after later ones.
  ///   - version: The commit.
  ///   - milliseconds: The time now, since 1970-01-01T00:00:00Z.
  /// - Returns: Whether one was written.
  /// - Throws: What the store and the engine throw; the table is whole all the same.
  @discardableResult
  public func checkpointIfDue(
    _ snapshot: Snapshot,
    committed version: Int64,
    at milliseconds: Int64
  ) async throws -> Bool {
    let declared = snapshot.metadata.properties["delta.checkpointInterval"].flatMap { Int64($0) }
    let interval = max(1, declared ?? 10)
    guard version > 0, version % interval == 0 else { return false }
    return try await checkpoint(snapshot, at: milliseconds)
  }

  /// Writes a checkpoint of the snapshot.
  ///
  /// - Parameters:
  ///   - snapshot: The state to write.
  ///   - milliseconds: The time now, since 1970-01-01T00:00:00Z.
  /// - Returns: `false` when the store or the table's features allow none of the classic form.
  /// - Throws: What the store and the engine throw; the table is whole all the same.
  @discardableResult
  public func checkpoint(_ snapshot: Snapshot, at milliseconds: Int64) async throws -> Bool {
    guard let engine, store.engineLocation(of: "x") != nil else { return false }
    if snapshot.tableProtocol.writerFeatures?.contains("v2Checkpoint") == true { return false }
    let kept = Interval.milliseconds(
      snapshot.metadata.properties["delta.deletedFileRetentionDuration"]
    )
    try await Checkpoint.write(
      snapshot,
      expiry: milliseconds - (kept ?? 7 * 86_400_000),
      to: store,
      engine: engine
    )
    return true
  }
}

/// Lengths of time as table properties spell them.
enum Interval {
  /// Milliseconds of `interval 7 days` or `interval 1 week 12 hours`; `nil` when it cannot be read.
  static func milliseconds(_ text: String?) -> Int64? {
    guard let text else { return nil }
    var words = text.lowercased().split(separator: " ")
    if words.first == "interval" { words.removeFirst() }
    guard !words.isEmpty, words.count.isMultiple(of: 2) else { return nil }
    var sum: Int64 = 0
    for index in stride(from: 0, to: words.count, by: 2) {
      let unit = words[index + 1]
      guard let count = Int64(words[index]),
        let length = units[unit.hasSuffix("s") ? String(unit.dropLast()) : String(unit)]
      else { return nil }
      sum += count * length
    }
    return sum
  }

  private static let units: [String: Int64] = [
    "millisecond": 1, "second": 1_000, "minute": 60_000, "hour": 3_600_000, "day": 86_400_000,
    "week": 604_800_000,
  ]
}
