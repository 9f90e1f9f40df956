/// In which column each box of a layout stands.
struct Ranks {
  /// One column per box, from 0.
  private(set) var columns: [Int]
  private let lanes: [Int]
  private let outgoing: [[Int]]
  private let incoming: [[Int]]

  init(_ boxes: [LayeredLayout.Box], edges: [(from: Int, to: Int)]) {
    lanes = boxes.map(\.lane)
    columns = Array(repeating: 0, count: boxes.count)
    var outgoing: [[Int]] = Array(repeating: [], count: boxes.count)
    for edge in edges where edge.from != edge.to && boxes[edge.from].lane <= boxes[edge.to].lane {
      outgoing[edge.from].append(edge.to)
    }
    let order = Self.ordered(&outgoing)
    var incoming: [[Int]] = Array(repeating: [], count: boxes.count)
    for (from, targets) in outgoing.enumerated() { for to in targets { incoming[to].append(from) } }
    self.outgoing = outgoing
    self.incoming = incoming
    // The longest way within the lane, behind all columns of the lanes before it.
    var depth = columns
    for node in order {
      for next in outgoing[node] where lanes[next] == lanes[node] {
        depth[next] = max(depth[next], depth[node] + 1)
      }
    }
    var start = 0
    for lane in 0..<((lanes.max() ?? -1) + 1) {
      let members = lanes.indices.filter { lanes[$0] == lane }
      for member in members { columns[member] = start + depth[member] }
      start += (members.map { depth[$0] + 1 }.max() ?? 0)
    }
  }

  /// Moves what is read only further to the right towards its readers, so that arrows get shorter.
  mutating func pullRight() {
    var last: [Int: Int] = [:]
    for (node, lane) in lanes.enumerated() { last[lane] = max(last[lane] ?? 0, columns[node]) }
    for node in columns.indices.sorted(by: { columns[$0] > columns[$1] })
    where incoming[node].isEmpty && !outgoing[node].isEmpty {
      let nearest = outgoing[node].map { columns[$0] }.min() ?? columns[node]
      columns[node] = max(columns[node], min(nearest - 1, last[lanes[node]] ?? columns[node]))
    }
  }

  /// Every node behind those that lead to it; arrows that close a ring are taken out.
  private static func ordered(_ outgoing: inout [[Int]]) -> [Int] {
    var state = Array(repeating: 0, count: outgoing.count)
    var reversed: [Int] = []
    for root in outgoing.indices where state[root] == 0 {
      var stack: [(node: Int, next: Int)] = [(root, 0)]
      state[root] = 1
      while let (node, next) = stack.last {
        guard next < outgoing[node].count else {
          state[node] = 2
          reversed.append(node)
          stack.removeLast()
          continue
        }
        let target = outgoing[node][next]
        if state[target] == 1 {
          outgoing[node].remove(at: next)
          continue
        }
        stack[stack.count - 1].next += 1
        if state[target] == 0 {
          state[target] = 1
          stack.append((target, 0))
        }
      }
    }
    return reversed.reversed()
  }
}
