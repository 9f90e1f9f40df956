/// Boxes in columns, and a bend wherever an arrow crosses a column; ordered so that few arrows cross.
struct LayoutGrid {
  /// Boxes and bends of each column from top to bottom, by number; bends are numbered behind the boxes.
  private(set) var columns: [[Int]]
  /// Column of each box and bend.
  private(set) var columnOf: [Int]
  /// Bends of each arrow, from left to right; arrows from one box share them.
  private(set) var bends: [[Int]] = []
  /// Height of each box and bend.
  private(set) var heights: [Double]
  /// What each box and bend is joined to in the column before, and in the one behind.
  private(set) var before: [[Int]]
  private(set) var behind: [[Int]]

  /// Where arrows from one box cross a column.
  private struct Way: Hashable {
    var from: Int
    var column: Int
  }

  static let bendHeight = 6.0
  private static let rounds = 24

  init(_ boxes: [LayeredLayout.Box], columns: [Int], edges: [(from: Int, to: Int)]) {
    columnOf = columns
    heights = boxes.map(\.height)
    before = Array(repeating: [], count: boxes.count)
    behind = before
    // Arrows that start together run together: one bend in a column serves all of them.
    var shared: [Way: Int] = [:]
    var joined: Set<[Int]> = []
    for (from, to) in edges {
      var chain: [Int] = []
      if columns[from] < columns[to] {
        for column in (columns[from] + 1)..<max(columns[from] + 1, columns[to]) {
          let way = Way(from: from, column: column)
          let bend = shared[way] ?? columnOf.count
          if shared.updateValue(bend, forKey: way) == nil {
            columnOf.append(column)
            heights.append(Self.bendHeight)
            before.append([])
            behind.append([])
          }
          chain.append(bend)
        }
        let way = [from] + chain + [to]
        for (left, right) in zip(way, way.dropFirst()) where joined.insert([left, right]).inserted {
          behind[left].append(right)
          before[right].append(left)
        }
      }
      bends.append(chain)
    }
    self.columns = Array(repeating: [], count: (columnOf.max() ?? -1) + 1)
    for node in columnOf.indices { self.columns[columnOf[node]].append(node) }
  }

  /// Sweeps to and fro, each column by the middle of its neighbours, and keeps the best order seen.
  mutating func reduceCrossings() {
    var best = columns
    var fewest = crossings
    var place = places
    for round in 0..<Self.rounds where fewest > 0 {
      let isForward = round.isMultiple(of: 2)
      let sweep = isForward ? Array(columns.indices) : columns.indices.reversed()
      for column in sweep {
        let keys = columns[column].map { node -> Double in
          let neighbours = isForward ? before[node] : behind[node]
          guard !neighbours.isEmpty else { return Double(place[node]) }
          return neighbours.reduce(0.0) { $0 + Double(place[$1]) } / Double(neighbours.count)
        }
        let order = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        columns[column] = order.map { columns[column][$0] }
        for (index, node) in columns[column].enumerated() { place[node] = index }
      }
      let count = crossings
      if count < fewest {
        fewest = count
        best = columns
      }
    }
    columns = best
  }

  /// How many pairs of arrows cross.
  var crossings: Int {
    let place = places
    var sum = 0
    for column in columns {
      // Targets in the order of their sources: every inversion is a crossing.
      var seen: [Int] = []
      for node in column {
        let targets = behind[node].map { place[$0] }.sorted()
        for target in targets { sum += seen.count - Self.upperBound(of: target, in: seen) }
        for target in targets { seen.insert(target, at: Self.upperBound(of: target, in: seen)) }
      }
    }
    return sum
  }

  private var places: [Int] {
    var places = Array(repeating: 0, count: columnOf.count)
    for column in columns { for (index, node) in column.enumerated() { places[node] = index } }
    return places
  }

  private static func upperBound(of value: Int, in sorted: [Int]) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
