internal import Foundation

/// Looks at the computer: its clock, memory, limits and the folders that must have room.
public struct MachineChecks: Sendable {
  /// Memory that the program may use, in bytes.
  public var memoryInBytes: Int64
  /// Where tables and what does not fit the memory go; each with its use.
  public var folders: [(use: String, path: String)]

  /// Names what is looked at.
  public init(memoryInBytes: Int64, folders: [(use: String, path: String)]) {
    self.memoryInBytes = memoryInBytes
    self.folders = folders
  }

  /// Every check, in a fixed order.
  public var checks: [HealthCheck] {
    [clock(Date()), memory, openFiles] + folders.map { space($0.use, $0.path) }
  }

  private func clock(_ now: Date) -> HealthCheck {
    let zone = TimeZone.current.identifier
    let found = "\(now.formatted(.iso8601)), this machine's zone is \(zone)"
    // 2025-01-01T00:00:00Z
    guard now.timeIntervalSince1970 > 1_735_689_600 else {
      return HealthCheck(
        "clock",
        .fail,
        found,
        remedy: "set the clock: commits are ordered and files are dated by it"
      )
    }
    return HealthCheck("clock", .ok, found)
  }

  private var memory: HealthCheck {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let found = "\(Self.gibibytes(memoryInBytes)), \(cores) core\(cores == 1 ? "" : "s")"
    if memoryInBytes >= 1 << 30 { return HealthCheck("memory", .ok, found) }
    return HealthCheck(
      "memory",
      .warn,
      found,
      remedy: "give it 1 GiB or more, or set --memory-limit; large updates go to the disk otherwise"
    )
  }

  private var openFiles: HealthCheck {
    let limits = (try? String(contentsOfFile: "/proc/self/limits", encoding: .utf8)) ?? ""
    let line = limits.split(separator: "\n").first { $0.hasPrefix("Max open files") }
    let words = line?.split(whereSeparator: \.isWhitespace) ?? []
    guard words.count > 3, let soft = Int(words[3]) else {
      return HealthCheck("open files", .ok, "no limit is known")
    }
    if soft >= 1_024 { return HealthCheck("open files", .ok, "at most \(soft)") }
    return HealthCheck(
      "open files",
      .warn,
      "at most \(soft)",
      remedy: "raise it with `ulimit -n 4096`, or LimitNOFILE= in a systemd unit"
    )
  }

  private func space(_ use: String, _ path: String) -> HealthCheck {
    let name = "disk of the \(use)"
    let existing = Self.existing(path)
    guard let facts = try? FileManager.default.attributesOfFileSystem(forPath: existing),
      let free = (facts[.systemFreeSize] as? NSNumber)?.int64Value
    else {
      return HealthCheck(name, .warn, "\(existing) does not say how much is free")
    }
    let found = "\(Self.gibibytes(free)) free at \(existing)"
    let remedy = "free some space, or choose another folder"
    if free < 256 << 20 { return HealthCheck(name, .fail, found, remedy: remedy) }
    if free < 5 << 30 { return HealthCheck(name, .warn, found, remedy: remedy) }
    return HealthCheck(name, .ok, found)
  }

  /// The folder itself, or the nearest above it that is there.
  public static func existing(_ path: String) -> String {
    var url = URL(fileURLWithPath: path)
    while url.path != "/", !FileManager.default.fileExists(atPath: url.path) {
      url = url.deletingLastPathComponent()
    }
    return url.path
  }

  static func gibibytes(_ bytes: Int64) -> String {
    let tenths = bytes * 10 / (1 << 30)
    return bytes < 1 << 30 ? "\(bytes >> 20) MiB" : "\(tenths / 10).\(tenths % 10) GiB"
  }
}
