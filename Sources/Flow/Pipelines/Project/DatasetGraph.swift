internal import Relational

/// Which dataset of a pipeline reads which.
struct DatasetGraph {
  private let datasets: [String: Dataset]
  /// What each dataset reads within the pipeline.
  let inputs: [String: [String]]
  /// Every dataset behind what it reads, by name where that leaves a choice; what is in a cycle comes last.
  let ordered: [Dataset]
  /// Longest way from a dataset that reads none; datasets of one level do not read each other.
  private(set) var levels: [String: Int] = [:]
  /// Datasets that read each other in a ring, each ring once.
  private(set) var cycles: [[String]] = []

  init(_ all: [Dataset]) {
    let datasets = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
    self.datasets = datasets
    let inputs = datasets.mapValues { dataset in
      dataset.query.datasetNames.filter { datasets[$0] != nil }
    }
    self.inputs = inputs
    var levels: [String: Int] = [:]
    var rest = Set(datasets.keys)
    var names: [String] = []
    while !rest.isEmpty {
      let ready = rest.filter { name in inputs[name, default: []].allSatisfy { !rest.contains($0) }
      }
      guard !ready.isEmpty else { break }
      for name in ready {
        levels[name] = (inputs[name, default: []].compactMap { levels[$0] }.max() ?? -1) + 1
      }
      names += ready.sorted()
      rest.subtract(ready)
    }
    self.levels = levels
    ordered = (names + rest.sorted()).compactMap { datasets[$0] }
    findCycles(in: rest)
  }

  /// All that `names` read, however far up; without them.
  func upstream(of names: Set<String>) -> Set<String> {
    reachable(from: names) { inputs[$0] ?? [] }
  }

  /// All that read `names`, however far down; without them.
  func downstream(of names: Set<String>) -> Set<String> {
    var readers: [String: [String]] = [:]
    for (name, read) in inputs {
      for input in read { readers[input, default: []].append(name) }
    }
    return reachable(from: names) { readers[$0] ?? [] }
  }

  func explanation(ofCycle names: [String]) -> Explanation {
    let path = (names + [names[0]]).joined(separator: " → ")
    return Explanation(
      "pipeline.cycle",
      names.count == 1
        ? "`\(names[0])` reads itself" : "datasets read each other in a ring: \(path)",
      place: datasets[names[0]]?.query.places[names[names.count > 1 ? 1 : 0]]?.description,
      next: names.count == 1
        ? "read what it is made from instead" : "let one of them read what the others are made from"
    )
  }

  private mutating func findCycles(in rest: Set<String>) {
    var seen: Set<String> = []
    for start in rest.sorted() where !seen.contains(start) {
      var path: [String] = []
      var name = start
      while !path.contains(name) {
        path.append(name)
        guard let next = inputs[name, default: []].first(where: rest.contains) else { break }
        name = next
      }
      guard let first = path.firstIndex(of: name),
        inputs[path[path.count - 1]]?.contains(name) == true
      else { continue }
      let ring = Array(path[first...])
      if seen.isDisjoint(with: ring) { cycles.append(ring) }
      seen.formUnion(path)
    }
  }
}
