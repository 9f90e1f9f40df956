import Delta
public import Relational

extension LakeTable {
  /// Commits, newest first.
  ///
  /// - Parameter limit: How many at most; `nil` means all that the log still has.
  /// - Returns: One summary per commit.
  /// - Throws: `DeltaError` when there is no table or a commit cannot be read.
  public func history(limit: Int? = nil) async throws -> [CommitSummary] {
    let log = log(nil)
    var summaries: [CommitSummary] = []
    for commit in try await log.commits().prefix(limit ?? .max) {
      let record = try await log.record(ofCommit: commit.version)
      summaries.append(
        CommitSummary(
          version: commit.version,
          timestamp: record?.inCommitTimestamp ?? commit.timestamp,
          operation: record?.operation,
          parameters: record?.operationParameters ?? [],
          metrics: record?.operationMetrics ?? [],
          engine: record?.engine,
          details: record?.details
        )
      )
    }
    return summaries
  }

  /// `TableChange.details` of the newest commit that has some.
  ///
  /// - Returns: `nil` when no commit in the log has any, or there is no table.
  /// - Throws: `DeltaError` when a commit cannot be read.
  public func lastDetails() async throws -> JSON? {
    guard exists else { return nil }
    let log = log(nil)
    for commit in try await log.commits() {
      if let details = try await log.record(ofCommit: commit.version)?.details { return details }
    }
    return nil
  }
}
