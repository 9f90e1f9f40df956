internal import Execution
internal import Relational
internal import Terminal

extension UpdateReport {
  /// The report for people: a line for each dataset, then what needs attention.
  func rendered(on screen: Screen) -> String {
    let table = TextTable(
      [
        .init("dataset", isName: true), .init("status", isName: true),
        .init("rows written", isNumeric: true),
        .init("dropped", isNumeric: true), .init("rejected", isNumeric: true),
        .init("version", isNumeric: true), .init("time", isNumeric: true),
        .init("failed expectations"),
      ],
      rows: datasets.map(\.cells)
    )
    var text = table.droppingEmpty("dropped", "rejected", "failed expectations").rendered(
      on: screen
    )
    for dataset in datasets {
      for note in dataset.notes { text += "\(dataset.name): \(DisplayWidth.printable(note))\n" }
    }
    text += summary + "\n"
    guard state != .completed else { return text }
    for (label, names) in [("written", names(.updated)), ("as before", names(.failed, .skipped))] {
      let list = names.isEmpty ? "nothing" : names.joined(separator: ", ")
      for line in WordWrap.lines(of: "\(label): \(list)", width: screen.proseColumns) {
        text += line + "\n"
      }
    }
    return text
  }

  private func names(_ wanted: DatasetReport.Status...) -> [String] {
    datasets.filter { wanted.contains($0.status) }.map(\.name)
  }

  /// The update in one line.
  private var summary: String {
    let counts = [DatasetReport.Status.updated, .upToDate, .failed, .skipped].compactMap { status in
      let count = datasets.count { $0.status == status }
      return count == 0 ? nil : "\(People.count(count)) \(status.words)"
    }
    let outcome =
      switch state {
      case .completed: hasCommitted ? "done" : "nothing to do"
      case .failed: "failed"
      case .canceled: "interrupted"
      }
    let all = datasets.count == 1 ? "1 dataset" : "\(People.count(datasets.count)) datasets"
    return "\(pipeline): \(outcome) in \(People.duration(duration)); \(all): "
      + counts.joined(separator: ", ")
  }

  /// Why the update did not complete, `nil` when it did; `unstarted` are pipelines that should have followed.
  func failure(unstarted: [String]) -> Failure? {
    guard state != .completed else { return nil }
    var problems = datasets.filter { $0.status == .failed }.compactMap(\.error)
    if state == .canceled {
      problems = problems.filter { $0.blame != .interrupted } + [Failure.interruption]
    }
    if problems.isEmpty {
      problems = [Explanation("run.failed", "the update failed", blame: .data)]
    }
    if !unstarted.isEmpty {
      let list = unstarted.joined(separator: ", ")
      problems.append(
        Explanation("run.not-begun", "these pipelines were not begun: \(list)", blame: .data)
      )
    }
    return Failure(Explanations(problems))
  }
}

extension DatasetReport {
  fileprivate var cells: [String?] {
    let wasWritten = status == .updated
    let failed = expectations.filter { $0.failed > 0 }
      .map { "\($0.name) \(People.count($0.failed))" }
    return [
      name, status.words, wasWritten ? People.count(rowsWritten) : "",
      wasWritten ? People.count(rowsDropped) : "", wasWritten ? People.count(rowsRejected) : "",
      version.map { String($0) } ?? "", status == .skipped ? "" : People.duration(duration),
      failed.joined(separator: ", "),
    ]
  }
}

extension DatasetReport.Status {
  /// The status as people say it.
  var words: String {
    switch self {
    case .updated: "updated"
    case .upToDate: "up to date"
    case .failed: "failed"
    case .skipped: "skipped"
    }
  }
}
