/// The axis at the bottom: as many labels as fit without touching.
struct LabelAxis {
  private var ticks: Set<Int> = []
  private let cells: Int
  /// The labels at their places.
  private(set) var text = ""

  init(_ labels: [String], cells: Int, ellipsis: String) {
    self.cells = cells
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
      let share = labels.count > 1 ? Double(index) / Double(labels.count - 1) : 0.5
      let centre = Int((share * Double(cells - 1)).rounded())
      let width = DisplayWidth.columns(of: labels[index])
      let start = min(max(0, centre - width / 2), max(0, cells - width))
      guard start >= used + (number > 0 ? 2 : 0) || used == 0 else { return false }
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
