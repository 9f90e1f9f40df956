/// The files that together say what a table looks like at one version.
struct LogSegment: Sendable {
  /// Version and file names of the checkpoint to start from; `nil` means the beginning.
  var checkpoint: (version: Int64, names: [String])?
  /// Commits behind the checkpoint, in order, without a gap.
  var commits: [(version: Int64, entry: LogEntry)]
  var version: Int64
  /// When the version was committed by the log's own files, milliseconds since 1970.
  var timestamp: Int64

  /// Chooses the files for `wanted`, or for the newest version.
  ///
  /// - Throws: `DeltaError.noTable`, `.missingCommit` for a gap, `.noVersion` when `wanted` cannot be rebuilt.
  init(
    _ listing: LogListing,
    at wanted: Int64? = nil,
    readingCheckpoints: Bool = true
  ) throws(DeltaError) {
    let location = listing.location
    guard let newest = listing.newestVersion else { throw .noTable(location: location) }
    let target = wanted ?? newest
    let start =
      readingCheckpoints ? listing.checkpoints.last { $0.version <= target } : nil
    let first = start.map { $0.version + 1 } ?? 0
    let tail = listing.commits.filter { $0.version >= first && $0.version <= target }
    var expected = first
    for commit in tail {
      guard commit.version == expected else {
        throw LogSegment.gap(listing, at: expected, wanted: wanted, newest: newest)
      }
      expected += 1
    }
    guard expected == target + 1 else {
      throw LogSegment.gap(listing, at: expected, wanted: wanted, newest: newest)
    }
    checkpoint = start
    commits = tail
    version = target
    timestamp = listing.timestamp(of: target)
  }

  private static func gap(
    _ listing: LogListing,
    at missing: Int64,
    wanted: Int64?,
    newest: Int64
  ) -> DeltaError {
    if let wanted {
      let oldest = listing.oldestVersion
      if wanted > newest || wanted < oldest {
        return .noVersion(
          location: listing.location,
          wanted: wanted,
          oldest: oldest,
          newest: newest
        )
      }
    }
    return .missingCommit(location: listing.location, version: missing)
  }
}
