internal import Delta
internal import Lakehouse
public import Pipelines
internal import Relational

/// What an update would do to one dataset.
public struct DryRunStep: Sendable {
  /// What would happen.
  public enum Action: String, Sendable {
    /// The whole table would be computed anew.
    case recompute
    /// New files or rows would be added.
    case append
    /// Nothing has changed.
    case nothing
    /// It reads a table that the lake does not hold yet and this update would make.
    case create
  }

  /// `layer.name` of the dataset.
  public var dataset: String
  /// What would happen.
  public var action: Action
  /// Why, in a few words.
  public var reason: String
}

extension Updater {
  /// Finds out what an update would do, and does nothing.
  ///
  /// - Throws: `Explanation` when a source cannot be read or the selection names nothing.
  public func dryRun(
    _ pipeline: Pipeline,
    selection: Selection = .all,
    options: UpdateOptions = UpdateOptions()
  ) async throws -> [DryRunStep] {
    let engine = try await makeEngine()
    var steps: [DryRunStep] = []
    var changing: Set<String> = []
    let catalog = TableCatalog(lake: lake)
    for statement in Prelude.statements { try await engine.run(statement) }
    for dataset in pipeline.datasets(of: try pipeline.stages(selection)) {
      let table = try catalog.table(of: dataset)
      let cause = dataset.query.datasetNames.first { changing.contains($0) }
      let step: DryRunStep
      if dataset.isOnlyAView {
        if cause != nil {
          changing.insert(dataset.name)
        } else {
          let run = dryRun(of: dataset, pipeline, catalog: catalog, engine: engine)
          _ = try await TemporaryViewRun(run: run).perform()
        }
        continue
      } else if !table.exists {
        step = DryRunStep(dataset: dataset.name, action: .create, reason: "not in the lake yet")
      } else if options.isFullRefresh {
        step = DryRunStep(
          dataset: dataset.name,
          action: .recompute,
          reason: "full refresh asked for"
        )
      } else if dataset.kind == .streamingTable {
        step = try await streamStep(dataset, table: table, cause: cause, engine: engine)
      } else if let cause {
        step = DryRunStep(
          dataset: dataset.name,
          action: .recompute,
          reason: "\(cause) would change"
        )
      } else {
        step = try await viewStep(dataset, pipeline, table: table, catalog: catalog, engine: engine)
      }
      if step.action != .nothing { changing.insert(dataset.name) }
      steps.append(step)
    }
    return steps
  }

  private func viewStep(
    _ dataset: Dataset,
    _ pipeline: Pipeline,
    table: LakeTable,
    catalog: TableCatalog,
    engine: any QueryEngine
  ) async throws -> DryRunStep {
    let run = dryRun(of: dataset, pipeline, catalog: catalog, engine: engine)
    let isCurrent = try await MaterializedViewRun(run: run).isCurrent(table)
    return DryRunStep(
      dataset: dataset.name,
      action: isCurrent ? .nothing : .recompute,
      reason: isCurrent ? "up to date" : "its SQL or what it reads has changed"
    )
  }

  private func dryRun(
    of dataset: Dataset,
    _ pipeline: Pipeline,
    catalog: TableCatalog,
    engine: any QueryEngine
  ) -> DatasetRun {
    let log = EventLog(lake: lake, updateID: "dry-run", pipeline: pipeline, engine: engine)
    return DatasetRun(
      dataset: dataset,
      pipeline: pipeline,
      catalog: catalog,
      lake: lake,
      reader: reader,
      engine: engine,
      updateID: "dry-run",
      isFullRefresh: false,
      log: log,
      observe: { _ in }
    )
  }

  private func streamStep(
    _ dataset: Dataset,
    table: LakeTable,
    cause: String?,
    engine: any QueryEngine
  ) async throws -> DryRunStep {
    let snapshot = try await table.snapshot(engine: engine)
    let committed = snapshot.transactions["mercer:" + dataset.name]?.version ?? 0
    let sources = dataset.query.fileSources
    let state =
      committed > 0
      ? try StreamState.load(lake, table.name, version: committed, of: sources) : .start
    var count = 0
    for source in sources where source.isStream {
      let known = state.known(source.relationName)
      count += try reader.files(of: source).count { state.isNew($0, besides: known) }
    }
    if count > 0 {
      return DryRunStep(dataset: dataset.name, action: .append, reason: "\(count) new files")
    }
    if let cause {
      return DryRunStep(dataset: dataset.name, action: .append, reason: "\(cause) would change")
    }
    return DryRunStep(dataset: dataset.name, action: .nothing, reason: "no new files")
  }
}
