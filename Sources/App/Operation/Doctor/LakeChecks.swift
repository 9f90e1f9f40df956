internal import Delta
internal import Execution
internal import Foundation
public import Lakehouse
public import Relational

/// Looks at a lake: its file system, its tables, and what updates left there.
public struct LakeChecks: Sendable {
  private let lake: Lake
  private let engine: any QueryEngine
  private let pipelines: [String]

  /// Names what is looked at.
  ///
  /// - Parameters:
  ///   - lake: It need not exist yet.
  ///   - pipelines: Pipelines that fill it.
  ///   - engine: Reads checkpoints.
  public init(_ lake: Lake, pipelines: [String], engine: any QueryEngine) {
    self.lake = lake
    self.pipelines = pipelines
    self.engine = engine
  }

  /// Every check, in a fixed order.
  public func checks() async -> [HealthCheck] {
    var checks = [fileSystem]
    guard FileManager.default.fileExists(atPath: lake.folder) else {
      return checks + [
        HealthCheck("tables", .ok, "there is no lake at \(lake.folder) yet; `mercer run` makes it")
      ]
    }
    checks += await tables()
    checks += pipelines.map(update)
    checks.append(leftovers)
    return checks
  }

  /// What commits need: a file that reaches the disk and gets its name only when nobody has it.
  private var fileSystem: HealthCheck {
    let name = "file system of the lake"
    let folder = MachineChecks.existing(lake.folder)
    do {
      let hasHardLinks = try Lake.probe(folder)
      return HealthCheck(
        name,
        .ok,
        hasHardLinks
          ? "\(folder) can be written, synced and linked"
          : "\(folder) can be written and synced; it has no hard links, so commits are renamed instead"
      )
    } catch {
      return HealthCheck(name, .fail, error)
    }
  }

  private func tables() async -> [HealthCheck] {
    let names: [TableName]
    do {
      names = try lake.tables()
    } catch {
      return [HealthCheck("tables", .fail, Self.explanation(error))]
    }
    var failures: [HealthCheck] = []
    var newest: Int64 = 0
    for name in names {
      do {
        let snapshot = try await lake.table(name).snapshot(engine: engine)
        newest = max(newest, snapshot.timestamp)
        if let problem = try missingFiles(name, snapshot) { failures.append(problem) }
      } catch {
        failures.append(HealthCheck("table \(name)", .fail, Self.explanation(error)))
      }
    }
    let now = Int64(Date().timeIntervalSince1970 * 1_000)
    if newest > now + 300_000 {
      failures.append(
        HealthCheck(
          "clock",
          .fail,
          "the newest commit is of \(UTCInstant(microseconds: newest * 1_000)), which is yet to come",
          remedy: "set the clock, or that of the machine that committed"
        )
      )
    }
    let found = "\(names.count) table\(names.count == 1 ? "" : "s") in \(lake.folder)"
    return failures.isEmpty
      ? [HealthCheck("tables", .ok, found + ", every file is there")] : failures
  }

  private func missingFiles(_ name: TableName, _ snapshot: Snapshot) throws -> HealthCheck? {
    let folder = lake.table(name).folder
    let broken = snapshot.files.filter { file in
      let path = FilePath.place(ofURI: file.path, in: folder)
      guard path.hasPrefix("/") else { return false }
      let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
      return size?.int64Value != file.size
    }
    guard let first = broken.first else { return nil }
    return HealthCheck(
      "table \(name)",
      .fail,
      "\(broken.count) of \(snapshot.files.count) files are missing or have another size, such as \(first.path)",
      remedy:
        "put them back from a copy; else make it anew with `mercer run --full-refresh --select \(name)`, or go back with `mercer restore \(name)`"
    )
  }

  private func update(_ pipeline: String) -> HealthCheck {
    let name = "last update of \(pipeline)"
    guard let record = UpdateRecord.last(of: pipeline, in: lake) else {
      return HealthCheck(name, .ok, "there was none yet")
    }
    let instant = UTCInstant(microseconds: record.startedAt / 1_000_000 * 1_000_000)
    switch record.state {
    case .completed: return HealthCheck(name, .ok, "completed, begun \(instant)")
    case .running: return HealthCheck(name, .ok, "is running since \(instant)")
    case .killed:
      return HealthCheck(
        name,
        .warn,
        "was killed, begun \(instant)",
        remedy:
          "run again: it goes on from the last commit; if it was killed for lack of memory, set --memory-limit"
      )
    case .canceled:
      return HealthCheck(name, .warn, "was interrupted, begun \(instant)", remedy: "run again")
    case .failed:
      let datasets = record.failures.map(\.dataset).joined(separator: ", ")
      return HealthCheck(
        name,
        .warn,
        "failed, begun \(instant)" + (datasets.isEmpty ? "" : ": \(datasets)"),
        remedy: "`mercer notify --dry-run` says why"
      )
    }
  }

  private var leftovers: HealthCheck {
    var found = SpillFolder.leftovers(in: lake)
    for name in (try? lake.tables()) ?? [] {
      let folder = lake.table(name).folder
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      found += names.filter { $0.hasPrefix("_staging-") }.map { folder + "/" + $0 }
    }
    if FileManager.default.fileExists(atPath: lake.folder + "/_mercer/retention.json") {
      return HealthCheck(
        "leftovers",
        .warn,
        "a retention was cut short",
        remedy: "finish it with `mercer retention --yes`"
      )
    }
    guard let first = found.first, !isUpdating else {
      return HealthCheck("leftovers", .ok, "nothing of a killed update lies about")
    }
    return HealthCheck(
      "leftovers",
      .warn,
      "\(found.count) folder\(found.count == 1 ? "" : "s") of killed updates, such as \(first)",
      remedy: "the next `mercer run` that writes there takes them away"
    )
  }

  private var isUpdating: Bool {
    pipelines.contains { UpdateRecord.last(of: $0, in: lake)?.state == .running }
  }

  private static func explanation(_ error: any Error) -> Explanation {
    switch error {
    case let explanation as Explanation: explanation
    case let error as any Explainable: error.explanation
    default: Explanation("doctor.failed", "\(error)")
    }
  }
}
