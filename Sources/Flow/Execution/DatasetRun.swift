internal import Delta
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational

/// Brings one dataset up to date.
struct DatasetRun: Sendable {
  let dataset: Dataset
  let pipeline: Pipeline
  let catalog: TableCatalog
  let lake: Lake
  let reader: any SourceReader
  let engine: any QueryEngine
  let updateID: String
  let isFullRefresh: Bool
  let log: EventLog
  let observe: @Sendable (UpdateEvent) -> Void

  /// Does what is needed and says how it came out; failures are in the report.
  func perform() async -> DatasetReport {
    let clock = ContinuousClock()
    let start = clock.now
    observe(.datasetStarted(name: dataset.name))
    let ticker = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .milliseconds(200))
        if let fraction = engine.progress {
          observe(.datasetProgress(name: dataset.name, fraction: fraction))
        }
      }
    }
    defer { ticker.cancel() }
    var report: DatasetReport
    do {
      try Task.checkCancellation()
      switch dataset.kind {
      case .temporaryView where dataset.isOnlyAView:
        report = try await TemporaryViewRun(run: self).perform()
      case .temporaryView, .materializedView:
        report = try await MaterializedViewRun(run: self).perform()
      case .streamingTable:
        report = try await StreamingTableRun(run: self).perform()
      }
    } catch let failure as DatasetFailure {
      report = failure.report
      report.status = .failed
      report.error = failure.explanation
    } catch {
      report = DatasetReport(name: dataset.name, status: .failed)
      report.error = explain(error, dataset: dataset)
    }
    report.duration = clock.now - start
    return report
  }

  /// The version of every table the query reads as a whole, made readable when `isPublishing`.
  ///
  /// - Throws: `Explanation` when a table is neither made by this update nor there already.
  func inputVersions(isPublishing: Bool) async throws -> [String: String] {
    var versions: [String: String] = [:]
    for case .dataset(let name, isStream: false) in dataset.query.inputs {
      if let inputs = await catalog.inputs(behindView: name) {
        versions.merge(inputs) { $1 }
        continue
      }
      let table = try inputTable(name)
      guard let entry = try await catalog.entry(name, table: table, engine: engine) else {
        throw missingInput(name)
      }
      versions[name] = entry.identity
      if isPublishing { try await catalog.publish(name, table: table, engine: engine) }
    }
    return versions
  }

  /// The table behind an input's name, whether or not this pipeline makes it.
  func inputTable(_ name: String) throws -> LakeTable {
    if let producer = pipeline.dataset(named: name) { return try catalog.table(of: producer) }
    return try catalog.table(named: name)
  }

  func missingInput(_ name: String) -> Explanation {
    Explanation(
      "execution.missing-input",
      "\(dataset.name) reads \(name), which is not in the lake yet",
      place: dataset.place.description,
      next: "run the whole pipeline once, or select it too: --select +\(dataset.name)"
    )
  }
}

/// A failure together with what is known about the dataset so far.
struct DatasetFailure: Error {
  var report: DatasetReport
  var explanation: Explanation
}

/// A view that exists only while the update runs.
struct TemporaryViewRun: Sendable {
  let run: DatasetRun

  func perform() async throws -> DatasetReport {
    var versions = try await run.inputVersions(isPublishing: true)
    versions["definition of " + run.dataset.name] = run.dataset.fingerprint.description
    try await run.catalog.publishView(run.dataset, inputs: versions, engine: run.engine)
    return DatasetReport(name: run.dataset.name, status: .upToDate)
  }
}

extension Dataset {
  /// Whether the dataset is nothing but SQL that its readers run.
  ///
  /// A temporary view that reads files or checks rows is computed like a private table: its rejects are kept
  /// then, and its rows are counted once however many read it.
  var isOnlyAView: Bool {
    kind == .temporaryView && expectations.isEmpty && query.fileSources.isEmpty
  }
}
