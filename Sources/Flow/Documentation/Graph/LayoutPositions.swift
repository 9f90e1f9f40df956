/// How far down each box and bend of a grid lies: near its neighbours, in the grid's order, never on another.
struct LayoutPositions {
  /// Middle of each box and bend; the uppermost edge is at 0.
  private(set) var centres: [Double]

  private static let rounds = 10

  init(_ grid: LayoutGrid, spacing: Double) {
    centres = Array(repeating: 0, count: grid.columnOf.count)
    for column in grid.columns {
      settle(column, at: column.map { _ in 0 }, grid, spacing)
    }
    for round in 0..<Self.rounds {
      let isForward = round.isMultiple(of: 2)
      for index in isForward ? Array(grid.columns.indices) : grid.columns.indices.reversed() {
        let column = grid.columns[index]
        let wanted = column.map { node -> Double in
          // Both sides pull; in the last rounds arrows get straight.
          let near = isForward ? grid.before[node] : grid.behind[node]
          let neighbours = near.isEmpty ? grid.before[node] + grid.behind[node] : near
          guard !neighbours.isEmpty else { return centres[node] }
          return neighbours.reduce(0.0) { $0 + centres[$1] } / Double(neighbours.count)
        }
        settle(column, at: wanted, grid, spacing)
      }
    }
    let top =
      centres.indices.map { centres[$0] - grid.heights[$0] / 2 }.min() ?? 0
    for node in centres.indices { centres[node] = (centres[node] - top).rounded(.up) }
  }

  /// Puts a column as near as its order and the space between boxes allow to where its members want to be.
  ///
  /// Pool adjacent violators: members that push each other move as one block to the mean of their wishes.
  private mutating func settle(
    _ column: [Int],
    at wanted: [Double],
    _ grid: LayoutGrid,
    _ spacing: Double
  ) {
    var blocks: [(sum: Double, count: Double)] = []
    var offsets: [Double] = []
    var offset = 0.0
    for (index, node) in column.enumerated() {
      if index > 0 {
        // A whole pixel more than asked for pays for rounding.
        offset += (grid.heights[column[index - 1]] + grid.heights[node]) / 2 + spacing + 1
      }
      offsets.append(offset)
      blocks.append((wanted[index] - offset, 1))
      while blocks.count > 1 {
        let (last, previous) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
        guard previous.sum / previous.count > last.sum / last.count else { break }
        blocks.removeLast()
        blocks[blocks.count - 1] = (previous.sum + last.sum, previous.count + last.count)
      }
    }
    var index = 0
    for block in blocks {
      for _ in 0..<Int(block.count) {
        centres[column[index]] = block.sum / block.count + offsets[index]
        index += 1
      }
    }
  }
}
