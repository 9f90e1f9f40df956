internal import Execution
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational
internal import Terminal

extension Call {
  /// Archives and drops what is old enough, or says what would go.
  func retention() async throws {
    let workspace = try Workspace(self, needsProject: true)
    let (project, _) = try await workspace.project(self)
    warn(project.bundle.warnings)
    let policy = try policy(of: project)
    let folder = invocation.text(.archive).map {
      ProjectFolder.absolute($0, from: FileManager.default.currentDirectoryPath)
    }
    let retention = Retention(
      policy: policy,
      lake: workspace.lake,
      archive: Lake(
        folder: folder ?? ProjectFolder.absolute(policy.archive, from: workspace.lake.folder)
      ),
      asOf: try day(),
      engine: try await workspace.engineWithPrelude()
    )
    let report: RetentionReport
    if invocation.isSet(.confirmed) {
      let says = !isQuiet && !asJSON
      report = try await retention.apply(pipelines: project.pipelines.map(\.resource.name)) {
        if says { Output.error.say($0 + "\n") }
      }
    } else {
      report = try await retention.survey()
    }
    try asJSON ? show(report.json) : show(report.rendered(on: screen))
  }

  private func policy(of project: Project) throws -> RetentionPolicy {
    guard let policy = project.bundle.settings.retention else {
      throw Explanation(
        "retention.no-policy",
        "the project has no retention policy",
        place: "mercer.yml",
        next: "write it below `retention:`; docs/operation.md has one to begin with"
      )
    }
    let computed = Set(
      project.pipelines.flatMap(\.datasets).filter { $0.kind != .streamingTable }.map(\.name)
    )
    let problems = policy.rules.flatMap { rule in
      rule.sources.filter { computed.contains($0.table) }.map { source in
        Explanation(
          "retention.computed",
          "the rule `\(rule.name)` takes rows out of \(source.table), which is computed from other tables",
          place: source.place.description,
          why: "the next update would bring them back",
          next: "name the streaming tables that keep the rows below `from:`"
        )
      }
    }
    if !problems.isEmpty { throw Explanations(problems) }
    return policy
  }

  private func day() throws -> CalendarDay {
    guard let text = invocation.text(.asOf) else {
      return CalendarDay(daysSinceEpoch: Int(Date().timeIntervalSince1970 / 86_400))
    }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    if parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) {
      let days = CalendarDay.daysSinceEpoch(year: parts[0], month: parts[1], day: parts[2])
      let day = CalendarDay(daysSinceEpoch: days)
      if day.description == text { return day }
    }
    throw Explanation(
      "cli.bad-value",
      "--as-of cannot be `\(text)`",
      why: "it is a day of the calendar",
      next: "for example --as-of 2026-01-31"
    )
  }
}

extension RetentionReport {
  /// The report for people: rows by table and period, then files, then what to do.
  fileprivate func rendered(on screen: Screen) -> String {
    var text = ""
    for (rule, day) in cutoffs { text += "\(rule): what is older than \(day)\n" }
    if !parts.isEmpty {
      let rows = TextTable(
        [
          .init("rule", isName: true), .init("table", isName: true), .init("period"),
          .init("rows", isNumeric: true), .init(isDryRun ? "would be" : "were"),
        ],
        rows: parts.map {
          [$0.rule, $0.table, $0.period, People.count($0.rowCount), $0.fate.words]
        }
      )
      text += rows.rendered(on: screen)
    }
    if !files.isEmpty {
      let table = TextTable(
        [
          .init("rule", isName: true), .init("table", isName: true),
          .init("files dropped", isNumeric: true), .init("rewritten", isNumeric: true),
          .init("size", isNumeric: true), .init("version", isNumeric: true),
        ],
        rows: files.map {
          [
            $0.rule, $0.table, People.count($0.removedCount), People.count($0.rewrittenCount),
            ByteSize.text($0.sizeInBytes), $0.version.map { String($0) } ?? "",
          ]
        }
      )
      text += table.droppingEmpty("version").rendered(on: screen)
    }
    for rule in resumed {
      text +=
        isDryRun
        ? "\(rule) was cut short; --yes finishes it first\n"
        : "\(rule) was cut short and is finished\n"
    }
    if parts.isEmpty, resumed.isEmpty { return text + "nothing is old enough\n" }
    text += "archive: \(archive)\n"
    return text
      + (isDryRun
        ? "nothing was written; --yes does it\n"
        : "`mercer run` brings the tables that are computed up to date\n")
  }
}

extension RetentionReport.Fate {
  fileprivate var words: String {
    switch self {
    case .archivedAndDropped: "archived and dropped"
    case .archived: "archived"
    }
  }
}
