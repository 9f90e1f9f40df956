internal import Execution
internal import Foundation
internal import Pipelines
internal import Relational
internal import Terminal

extension Call {
  /// Performs one update of each pipeline, or says what it would do.
  func run() async throws {
    let workspace = try Workspace(self, needsProject: true)
    let (project, folder) = try await workspace.project(self)
    let work = try project.selected(invocation.text(.select))
    let updater = workspace.updater(in: folder)
    let options = UpdateOptions(
      isFullRefresh: invocation.isSet(.fullRefresh),
      lanes: min(2, invocation.number(.threads) ?? 2)
    )
    warn(project.bundle.warnings + work.flatMap(\.0.warnings))
    if invocation.isSet(.dryRun) {
      return try await dryRun(work, updater, options)
    }
    try await update(work, in: workspace, folder, options)
  }

  /// Performs updates one after another, shows what they did, and fails when one of them does.
  func update(
    _ work: [(Pipeline, Selection)],
    in workspace: Workspace,
    _ folder: ProjectFolder,
    _ options: UpdateOptions
  ) async throws {
    let updater = workspace.updater(in: folder)
    let events = try workspace.bundle.flatMap {
      let environment = ProcessInfo.processInfo.environment
      return try OpenLineageConnection($0, in: folder, environment: environment)
    }
    var reports: [UpdateReport] = []
    var outcomes: [EventOutbox.Outcome] = []
    for (pipeline, selection) in work {
      let reporter = events?.reporter(pipeline, updater)
      let result = await attempt {
        try await update(pipeline, selection, updater, options, reporter)
      }
      let report = try? result.get()
      if let events, let reporter {
        outcomes.append(await reporter.finish(report, within: events.timeout))
      }
      reports.append(try result.get())
      if !asJSON, let report { try show(report.rendered(on: screen)) }
      if let text = outcomes.last?.note { note(text) }
      guard report?.state == .completed else { break }
    }
    let unstarted = work.dropFirst(reports.count).map(\.0.resource.name)
    try conclude(reports, unstarted: unstarted, outcomes)
  }

  private func update(
    _ pipeline: Pipeline,
    _ selection: Selection,
    _ updater: Updater,
    _ options: UpdateOptions,
    _ reporter: LineageReporter?
  ) async throws -> UpdateReport {
    let names = try pipeline.stages(selection).map(\.dataset)
    let progress = ProgressPrinter(isQuiet: isQuiet)
    return try await progress.follow {
      progress.event(.planned(names.map { ProgressModel.Item($0) }))
      return try await updater.run(pipeline, selection: selection, options: options) { event in
        reporter?.observe(event)
        if let shown = ProgressModel.Event(event) { progress.event(shown) }
      }
    }
  }

  private func attempt<Success>(_ body: () async throws -> Success) async -> Result<
    Success, any Error
  > {
    do {
      return .success(try await body())
    } catch {
      return .failure(error)
    }
  }

  private func conclude(
    _ reports: [UpdateReport],
    unstarted: [String],
    _ outcomes: [EventOutbox.Outcome]
  ) throws {
    let failure = reports.last.flatMap { $0.failure(unstarted: unstarted) }
    if asJSON {
      var members: [(String, JSON)] = [
        ("lake", JSON(reports.last?.lake)), ("updates", .array(reports.map(\.json))),
      ]
      if !outcomes.isEmpty { members.append(("openlineage", .array(outcomes.map(\.json)))) }
      if let failure { members += failure.json.object ?? [] }
      try show(.object(members))
    } else if let lake = reports.last?.lake {
      try show("lake: \(lake)\n")
    }
    guard let failure else { return }
    if asJSON { throw Concluded(status: failure.exitStatus) }
    throw failure
  }

  private func dryRun(
    _ work: [(Pipeline, Selection)],
    _ updater: Updater,
    _ options: UpdateOptions
  ) async throws {
    var steps: [DryRunStep] = []
    for (pipeline, selection) in work {
      steps += try await updater.dryRun(pipeline, selection: selection, options: options)
    }
    if asJSON {
      return try show([
        "dry_run": true,
        "steps": .array(
          steps.map {
            [
              "dataset": .string($0.dataset), "action": .string($0.action.rawValue),
              "reason": .string($0.reason),
            ]
          }
        ),
      ])
    }
    let table = TextTable(
      [.init("dataset", isName: true), .init("would"), .init("because")],
      rows: steps.map { [$0.dataset, $0.action.words, $0.reason] }
    )
    try show(table.rendered(on: screen) + "nothing was written\n")
  }
}

extension Project {
  /// Each pipeline with the part of a selection that names something of it; pipelines without such a part are left out.
  ///
  /// - Throws: Every part of the selection that names nothing in any pipeline.
  func selected(_ text: String?) throws -> [(Pipeline, Selection)] {
    guard let text else { return pipelines.map { ($0, .all) } }
    var chosen: [[String]] = pipelines.map { _ in [] }
    var problems: [Explanation] = []
    for part in text.split(separator: ",").map(String.init) {
      let selection = try Selection(parsing: part)
      var refusals: [Explanation] = []
      for (index, pipeline) in pipelines.enumerated() {
        do throws(Explanations) {
          _ = try pipeline.stages(selection)
          chosen[index].append(part)
        } catch {
          refusals += error.problems
        }
      }
      if refusals.count == pipelines.count { problems += refusals.prefix(1) }
    }
    guard problems.isEmpty else { throw Explanations(problems) }
    return try zip(pipelines, chosen).filter { !$1.isEmpty }
      .map { ($0, try Selection(parsing: $1.joined(separator: ","))) }
  }
}

extension ProgressModel.Event {
  /// What an update tells, as progress; `nil` for what the caller shows itself.
  fileprivate init?(_ event: UpdateEvent) {
    switch event {
    case .started: return nil
    case .datasetStarted(let name): self = .began(name)
    case .datasetProgress(let name, let share): self = .advanced(name, rows: nil, share: share)
    case .datasetFinished(let report) where report.status == .skipped: return nil
    case .datasetFinished(let report):
      let rows = report.status == .updated ? report.rowsWritten : nil
      self = .ended(report.name, outcome: report.status.words, rows: rows)
    }
  }
}

extension DryRunStep.Action {
  /// The action as the end of "the update would …".
  fileprivate var words: String {
    switch self {
    case .recompute: "recompute it"
    case .append: "add to it"
    case .nothing: "do nothing"
    case .create: "create it"
    }
  }
}
