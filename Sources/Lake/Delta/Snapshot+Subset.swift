extension Snapshot {
  /// The same table with only the files that `isKept` accepts: what a stream reads of it.
  public func keeping(_ isKept: (AddFile) -> Bool) -> Snapshot {
    Snapshot(
      location: location,
      version: version,
      timestamp: timestamp,
      tableProtocol: tableProtocol,
      metadata: metadata,
      schema: schema,
      files: files.filter(isKept),
      tombstones: tombstones,
      transactions: transactions,
      domains: domains,
      recentCommits: recentCommits
    )
  }
}
