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

  /// `TableChange.details` of the newest commit that may have changed rows.
  ///
  /// Upkeep by other engines, which rewrites files and changes no row, is passed over.
  /// - Returns: `nil` when that commit has none, as one by another engine, or there is no table.
  /// - Throws: `DeltaError` when a commit cannot be read.
  public func lastDetails() async throws -> JSON? {
    guard exists else { return nil }
    let log = log(nil)
    for commit in try await log.commits() {
      let record = try await log.record(ofCommit: commit.version)
      if LakeTable.upkeep.contains(record?.operation ?? "") { continue }
      return record?.details
    }
    return nil
  }

  /// Whether the commits behind one version up to another only added rows, or removed rows by `delete(where:)`.
  ///
  /// - Throws: `DeltaError` when a commit cannot be read.
  public func onlyAppendsAndDeletions(since: Int64, until: Int64) async throws -> Bool {
    let log = log(nil)
    for version in since..<until {
      guard let record = try await log.record(ofCommit: version + 1) else { return false }
      let mode = record.operationParameters.first { $0.name == "mode" }?.value
      let isAppend = record.operation == "WRITE" && mode == "Append"
      let isDeletion = record.operation == "DELETE" && record.engine?.hasPrefix("Mercer/") == true
      guard isAppend || isDeletion else { return false }
    }
    return true
  }

  private static let upkeep: Set<String> = ["OPTIMIZE", "VACUUM START", "VACUUM END"]
}
