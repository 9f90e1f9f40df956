internal import Pipelines
internal import Relational

/// Hands out datasets as soon as everything they read is done.
actor Schedule {
  private var waiting: [Dataset]
  private var running: Set<String> = []
  private var finished: [String: DatasetReport] = [:]
  private var idle: [CheckedContinuation<Void, Never>] = []
  private let order: [String]

  init(datasets: [Dataset]) {
    waiting = datasets
    order = waiting.map(\.name)
  }

  /// Reports so far, producers before consumers.
  var reports: [DatasetReport] { order.compactMap { finished[$0] } }

  /// The next dataset that may run; waits for one, `nil` when none is left.
  func next() async -> Dataset? {
    while true {
      skipBlocked()
      if let index = waiting.firstIndex(where: { isReady($0) }) {
        let dataset = waiting.remove(at: index)
        running.insert(dataset.name)
        return dataset
      }
      guard !waiting.isEmpty else { return nil }
      await withCheckedContinuation { idle.append($0) }
    }
  }

  func finish(_ report: DatasetReport) {
    running.remove(report.name)
    finished[report.name] = report
    for continuation in idle { continuation.resume() }
    idle = []
  }

  private func isReady(_ dataset: Dataset) -> Bool {
    dataset.query.datasetNames.allSatisfy { name in
      !running.contains(name) && !waiting.contains { $0.name == name }
    }
  }

  private func skipBlocked() {
    while let index = waiting.firstIndex(where: { blocker(of: $0) != nil }) {
      let dataset = waiting.remove(at: index)
      var report = DatasetReport(name: dataset.name, status: .skipped)
      let culprit = blocker(of: dataset) ?? ""
      report.error = Explanation(
        "execution.skipped",
        "\(dataset.name) was left as it was, because \(culprit) was not brought up to date",
        place: dataset.place.description,
        blame: finished[culprit]?.error?.blame ?? .data
      )
      finished[dataset.name] = report
    }
  }

  private func blocker(of dataset: Dataset) -> String? {
    dataset.query.datasetNames.first {
      finished[$0].map { $0.status == .failed || $0.status == .skipped } ?? false
    }
  }
}

extension Pipeline {
  /// The datasets of the stages, and before them the views they read, which exist only while an update runs.
  func datasets(of stages: [Stage]) -> [Dataset] {
    var wanted = Set(stages.map(\.dataset))
    // Producers come first, so going backwards every reader is seen before what it reads.
    for dataset in datasets.reversed() where wanted.contains(dataset.name) {
      for name in dataset.query.datasetNames {
        if let view = self.dataset(named: name), view.isOnlyAView { wanted.insert(view.name) }
      }
    }
    return datasets.filter { wanted.contains($0.name) }
  }
}
