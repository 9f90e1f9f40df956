internal import Delta
internal import Lakehouse
internal import Pipelines
internal import Relational

/// Puts the events of one update into OpenLineage's words.
struct OpenLineageWriter {
  let pipeline: Pipeline
  let scope: OpenLineageScope
  let updater: Updater
  private let journal: RunJournal
  let catalog: TableCatalog
  private var engine: (any QueryEngine)?
  private(set) var lineage: Lineage?
  private(set) var files: [FileSource: Schema] = [:]
  private var updateID: String?
  private var startTime = ""

  init(_ pipeline: Pipeline, scope: OpenLineageScope, updater: Updater) {
    self.pipeline = pipeline
    self.scope = scope
    self.updater = updater
    journal = RunJournal(lakeFolder: updater.lake.folder, pipeline: pipeline.resource.name)
    catalog = TableCatalog(lake: updater.lake)
  }

  /// Events for one step of the update, each on one line.
  mutating func texts(for event: UpdateEvent, at time: String) async -> [String] {
    switch event {
    case .started(let id, _): return await begin(id, at: time)
    case .datasetStarted(let name):
      guard let dataset = job(name), let run = run(of: dataset) else { return [] }
      journal.datasetBegan(name)
      return [run.event(.start, at: time, inputs: inputs(of: dataset, nil))]
    case .datasetFinished(let report):
      guard report.status != .skipped, let dataset = job(report.name), let run = run(of: dataset)
      else { return [] }
      journal.datasetEnded(report.name)
      return await finished(dataset, run, report, at: time)
    case .datasetProgress: return []
    }
  }

  /// The dataset, unless it is nothing but SQL that its readers run.
  private func job(_ name: String) -> Dataset? {
    pipeline.dataset(named: name).flatMap { $0.isOnlyAView ? nil : $0 }
  }

  private mutating func begin(_ id: String, at time: String) async -> [String] {
    updateID = id
    startTime = time
    let killed = journal.unfinished()
    journal.begin(update: id)
    var texts: [String] = []
    if let killed {
      let runs = killed.datasets.compactMap { name in
        job(name).flatMap { run(of: $0, update: killed.update) }
      }
      texts += (runs + [updateRun(killed.update)]).map { $0.event(.abort, at: time) }
    }
    texts.append(updateRun(id).event(.start, at: time))
    await trace()
    return texts
  }

  /// Traces the pipeline; events say nothing about columns when that is not possible.
  private mutating func trace() async {
    guard let engine = try? await updater.makeEngine() else { return }
    self.engine = engine
    var known = KnownColumns()
    for source in pipeline.datasets.flatMap(\.query.fileSources) {
      known.files[source] =
        if let schema = source.schema { schema } else { try? await updater.columns(of: source) }
    }
    let own = Set(pipeline.datasets.map(\.name))
    for name in Set(pipeline.datasets.flatMap(\.query.datasetNames)).subtracting(own) {
      guard let table = try? catalog.table(named: name), table.exists else {
        continue
      }
      known.tables[name] = try? await table.snapshot(engine: engine).schema
    }
    files = known.files
    lineage = await Lineage(
      of: [pipeline],
      known: known,
      engine: engine,
      throughViews: \.isOnlyAView
    )
  }

  /// Events for the end of the update, which has no report when it could not begin or broke off.
  func end(_ report: UpdateReport?, at time: String) -> [String] {
    guard let updateID else { return [] }
    journal.end()
    let failure = report?.datasets.first { $0.status == .failed }?.error
    let state: OpenLineageRun.State =
      switch report?.state ?? .failed {
      case .completed: .complete
      case .failed: .fail
      case .canceled: .abort
      }
    return [updateRun(updateID).event(state, at: time, [failure.map(OpenLineageFacet.error)])]
  }
}

extension OpenLineageWriter {
  /// The run of the whole update.
  private func updateRun(_ id: String) -> OpenLineageRun {
    OpenLineageRun(
      namespace: scope.namespace,
      job: pipeline.resource.name,
      id: id,
      runFacets: [nominalTime(of: id), .processingEngine],
      jobFacets: [.jobType("PIPELINE")]
    )
  }

  /// When the update began; an earlier one's start is not known.
  private func nominalTime(of update: String) -> OpenLineageFacet? {
    update == updateID ? .nominalTime(startTime) : nil
  }

  private func run(of dataset: Dataset) -> OpenLineageRun? {
    updateID.flatMap { run(of: dataset, update: $0) }
  }

  private func run(of dataset: Dataset, update: String) -> OpenLineageRun {
    OpenLineageRun(
      namespace: scope.namespace,
      job: "\(pipeline.resource.name).\(dataset.name)",
      id: OpenLineageScope.runID(update, dataset.name),
      runFacets: [
        .parent(update, namespace: scope.namespace, job: pipeline.resource.name),
        nominalTime(of: update), .processingEngine,
      ],
      jobFacets: [
        .jobType(dataset.kind == .streamingTable ? "STREAMING_TABLE" : "MATERIALIZED_VIEW"),
        .sql(dataset.query.text), .jobDocumentation(dataset.comment),
      ]
    )
  }

  private func finished(
    _ dataset: Dataset,
    _ run: OpenLineageRun,
    _ report: DatasetReport,
    at time: String
  ) async -> [String] {
    let inputs = inputs(of: dataset, report)
    if report.status == .failed {
      let isCanceled = report.error?.blame == .interrupted
      let event = run.event(
        isCanceled ? .abort : .fail,
        at: time,
        [report.error.map(OpenLineageFacet.error)],
        inputs: inputs
      )
      return [event] + checks(of: dataset, report, run, nil, at: time)
    }
    let snapshot = await snapshot(of: dataset)
    let output = output(dataset, report, snapshot)
    return [run.event(.complete, at: time, inputs: inputs, outputs: [output])]
      + checks(of: dataset, report, run, snapshot, at: time)
  }

  private func snapshot(of dataset: Dataset) async -> Snapshot? {
    guard let engine, let table = try? catalog.table(of: dataset), table.exists else { return nil }
    return try? await table.snapshot(engine: engine)
  }

  /// The checks of a dataset as a run of their own, which reads the dataset's table.
  private func checks(
    of dataset: Dataset,
    _ report: DatasetReport,
    _ run: OpenLineageRun,
    _ snapshot: Snapshot?,
    at time: String
  ) -> [String] {
    guard !report.expectations.isEmpty else { return [] }
    var tests = run
    tests.job += ".expectations"
    tests.id = OpenLineageScope.runID(run.id, "expectations")
    tests.jobFacets = [.jobType("TEST")]
    let results = OpenLineageAssertions(dataset, report, lineage?.dataset(named: dataset.name))
    let input = self.dataset(
      dataset.name,
      [snapshot?.qualityMetrics],
      ("inputFacets", [.assertions(results.assertions)])
    )
    return [
      tests.event(.start, at: time, inputs: [input]),
      tests.event(
        results.stopsUpdate ? .fail : .complete,
        at: time,
        [
          .tests(results.tests),
          results.stopsUpdate ? report.error.map(OpenLineageFacet.error) : nil,
        ],
        inputs: [input]
      ),
    ]
  }
}
