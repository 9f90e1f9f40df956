/// Names under names, drawn with lines.
public struct TextTree: Sendable, Hashable {
  /// What the branch is called.
  public var label: String
  /// What is said behind the label, on the same line.
  public var note: String
  /// Lines below the label, each broken where it does not fit.
  public var details: [String]
  /// What hangs below.
  public var children: [TextTree]

  /// Describes a branch.
  public init(
    _ label: String,
    note: String = "",
    details: [String] = [],
    children: [TextTree] = []
  ) {
    self.label = label
    self.note = note
    self.details = details
    self.children = children
  }

  /// The tree with a line end behind every line, no wider than the screen where that can be done without cutting names.
  public func rendered(on screen: Screen) -> String {
    var result = ""
    draw(into: &result, on: screen, first: "", rest: "")
    return result
  }

  private func draw(into result: inout String, on screen: Screen, first: String, rest: String) {
    let label = DisplayWidth.printable(label)
    let used = DisplayWidth.columns(of: first) + DisplayWidth.columns(of: label)
    result += screen.styled(first, .dim) + screen.styled(label, .bold)
    let room = screen.columns.map { $0 - used - 2 } ?? Int.max
    let note = DisplayWidth.printable(note)
    if !note.isEmpty, room >= min(8, DisplayWidth.columns(of: note)) {
      let shown =
        screen.columns == nil
        ? note : DisplayWidth.truncated(note, to: room, ellipsis: screen.usesUnicode ? "…" : "...")
      result += "  " + screen.styled(shown, .dim)
    }
    result += "\n"
    let trunk = children.isEmpty ? "  " : (screen.usesUnicode ? "│ " : "| ")
    for detail in details {
      let width = max(20, (screen.columns ?? Int.max) - DisplayWidth.columns(of: rest) - 4)
      for line in WordWrap.lines(of: DisplayWidth.printable(detail), width: width) {
        result += screen.styled(rest + trunk, .dim) + "  " + line + "\n"
      }
    }
    for (index, child) in children.enumerated() {
      let isLast = index == children.count - 1
      let (joint, bar) =
        screen.usesUnicode
        ? (isLast ? "└─ " : "├─ ", isLast ? "   " : "│  ")
        : (isLast ? "`- " : "|- ", isLast ? "   " : "|  ")
      child.draw(into: &result, on: screen, first: rest + joint, rest: rest + bar)
    }
  }
}
