internal import Foundation
public import Lakehouse
public import Pipelines
public import Relational

/// Carries out updates of pipelines on a lake.
public struct Updater: Sendable {
  let lake: Lake
  let reader: any SourceReader
  let makeEngine: @Sendable () async throws -> any QueryEngine

  /// Puts together what updates need.
  ///
  /// - Parameters:
  ///   - lake: Where the tables lie.
  ///   - reader: Finds the landed files.
  ///   - makeEngine: Opens a further session of the one engine that all datasets share.
  public init(
    lake: Lake,
    reader: any SourceReader,
    makeEngine: @escaping @Sendable () async throws -> any QueryEngine
  ) {
    self.lake = lake
    self.reader = reader
    self.makeEngine = makeEngine
  }

  /// Brings the selected datasets up to date.
  ///
  /// A dataset that fails stays as it was, and so does everything that reads it; the rest goes on.
  /// - Returns: What was done; failures are in it, not thrown.
  /// - Throws: `Explanation` when the update cannot begin: another one runs, the lake cannot be written, the
  ///   selection names nothing.
  public func run(
    _ pipeline: Pipeline,
    selection: Selection = .all,
    options: UpdateOptions = UpdateOptions(),
    observe: @escaping @Sendable (UpdateEvent) -> Void = { _ in }
  ) async throws -> UpdateReport {
    let datasets = pipeline.datasets(of: try pipeline.stages(selection))
    let lock = try UpdateLock(
      folder: UpdateLock.folder(lake),
      pipeline: pipeline.resource.name
    )
    defer { withExtendedLifetime(lock) {} }
    SpillFolder.removeLeftovers(in: lake)
    let clock = ContinuousClock()
    let start = clock.now
    let id = UUID().uuidString.lowercased()
    let record = try UpdateRecord.begin(id, pipeline: pipeline.resource.name, lake: lake)
    observe(.started(id: id, datasets: datasets.count))
    let first = try await makeEngine()
    for statement in Prelude.statements { try await first.run(statement) }
    let catalog = TableCatalog(lake: lake)
    let log = EventLog(lake: lake, updateID: id, pipeline: pipeline, engine: first)
    try await log.recoverKilledUpdate(catalog: catalog)
    let schedule = Schedule(datasets: datasets)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<min(options.lanes, max(1, datasets.count)) {
        let engine = lane == 0 ? first : try await makeEngine()
        group.addTask {
          while let dataset = await schedule.next() {
            let run = DatasetRun(
              dataset: dataset,
              pipeline: pipeline,
              catalog: catalog,
              lake: lake,
              reader: reader,
              engine: engine,
              updateID: id,
              isFullRefresh: options.isFullRefresh,
              log: log,
              observe: observe
            )
            let report = await run.perform()
            if report.status == .updated || report.error != nil {
              await log.record(report, dataset)
            }
            observe(.datasetFinished(report))
            await schedule.finish(report)
          }
        }
      }
      try await group.waitForAll()
    }
    let reports = await schedule.reports
    for skipped in reports where skipped.status == .skipped { observe(.datasetFinished(skipped)) }
    let report = UpdateReport(
      id: id,
      pipeline: pipeline.resource.name,
      state: Updater.state(of: reports),
      datasets: reports,
      duration: clock.now - start,
      lake: lake.folder
    )
    // An interrupted update still says so in the event log, from a task that nobody has cancelled.
    try await Task { try await finish(report, catalog: catalog, log: log) }.value
    try record.end(report, lake: lake)
    return report
  }

  private func finish(_ report: UpdateReport, catalog: TableCatalog, log: EventLog) async throws {
    let versions = await catalog.versions
    try await log.finish(report, versions: versions)
    guard report.state == .completed else { return }
    try VersionVector(lake: lake, pipeline: report.pipeline).publish(versions, updateID: report.id)
  }

  private static func state(of reports: [DatasetReport]) -> UpdateReport.State {
    if reports.contains(where: { $0.error?.blame == .interrupted }) { return .canceled }
    return reports.contains { $0.status == .failed } ? .failed : .completed
  }
}
