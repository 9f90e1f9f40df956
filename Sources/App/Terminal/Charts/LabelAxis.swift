/// The axis at the bottom: as many labels as fit without touching.
struct LabelAxis {
  private var ticks: Set<Int> = []
  private let cells: Int
  /// How far each label lies along the axis, 0...1.
  private let shares: [Double]
  /// The labels at their places.
  private(set) var text = ""

  init(_ labels: [String], shares: [Double], cells: Int, ellipsis: String) {
    self.cells = cells
    self.shares = shares
    let cut = labels.map {
      DisplayWidth.truncated($0, to: max(4, cells / 2 - 1), ellipsis: ellipsis)
    }
    for count in stride(from: min(labels.count, 8), through: 1, by: -1)
    where place(cut, count: count) {
      return
    }
  }

  /// Places `count` labels evenly; refuses when two of them would touch.
  private mutating func place(_ labels: [String], count: Int) -> Bool {
    var line = ""
    var used = 0
    var places: Set<Int> = []
    for number in 0..<count {
      let index = count > 1 ? number * (labels.count - 1) / (count - 1) : labels.count / 2
      let centre = Int((shares[index] * Double(cells - 1)).rounded())
      let width = DisplayWidth.columns(of: labels[index])
      let start = min(max(0, centre - width / 2), max(0, cells - width))
      guard used == 0 || start >= used + 2 else { return false }
      line += String(repeating: " ", count: start - used) + labels[index]
      used = start + width
      places.insert(centre)
    }
    guard used <= cells else { return count == 1 }
    ticks = places
    text = line
    return true
  }

  /// The line under the chart, with a mark above each label.
  func rule(unicode: Bool) -> String {
    (0..<cells).reduce(unicode ? "└" : "+") { line, cell in
      line + (ticks.contains(cell) ? (unicode ? "┬" : "+") : (unicode ? "─" : "-"))
    }
  }
}
