/// What lies in a log folder, sorted out.
struct LogListing: Sendable {
  let location: String
  /// By version.
  let commits: [(version: Int64, entry: LogEntry)]
  /// Complete checkpoints that can be read, by version.
  let checkpoints: [(version: Int64, names: [String])]

  init(location: String, entries: [LogEntry]) {
    self.location = location
    var commits: [(version: Int64, entry: LogEntry)] = []
    var parts: [Int64: [Int: [Int: String]]] = [:]
    var named: [Int64: [String]] = [:]
    for entry in entries {
      switch LogFile(name: entry.name) {
      case .commit(let version): commits.append((version, entry))
      case .checkpoint(let version, let part, let count):
        parts[version, default: [:]][count, default: [:]][part] = entry.name
      case .namedCheckpoint(let version): named[version] = [entry.name]
      case nil: continue
      }
    }
    self.commits = commits.sorted { $0.version < $1.version }
    let classic = parts.compactMap { version, bySize -> (version: Int64, names: [String])? in
      let complete = bySize.filter { $0.value.count == $0.key }.min { $0.key < $1.key }
      return complete.map { (version, $0.value.sorted { $0.key < $1.key }.map(\.value)) }
    }
    let others = named.filter { version, _ in !classic.contains { $0.version == version } }
      .map { (version: $0.key, names: $0.value) }
    checkpoints = (classic + others).sorted { $0.version < $1.version }
  }

  /// Newest version that a commit or a checkpoint shows.
  var newestVersion: Int64? {
    [commits.last?.version, checkpoints.last?.version].compactMap { $0 }.max()
  }

  /// Oldest version that can be rebuilt.
  var oldestVersion: Int64 {
    if commits.first?.version == 0 { return 0 }
    return checkpoints.first?.version ?? commits.first?.version ?? 0
  }

  /// Milliseconds since 1970: the time of the commit's file, moved on where clocks ran backwards.
  func timestamp(of version: Int64) -> Int64 {
    timestamps.last { $0.version <= version }?.timestamp ?? 0
  }

  /// Versions and their times, which grow with the version.
  var timestamps: [(version: Int64, timestamp: Int64)] {
    var last = Int64.min
    return commits.map { commit in
      last =
        last == .min ? commit.entry.modificationTime : max(last + 1, commit.entry.modificationTime)
      return (commit.version, last)
    }
  }
}
