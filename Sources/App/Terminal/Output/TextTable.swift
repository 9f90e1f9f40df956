/// Rows under headings, drawn with lines.
public struct TextTable: Sendable {
  /// One heading and how what stands under it is placed.
  public struct Column: Sendable, Hashable {
    /// The heading.
    public var title: String
    /// Numbers stand at the right and are never cut off.
    public var isNumeric: Bool
    /// Names that are of no use when they are cut off.
    public var isName: Bool

    /// Describes a column.
    public init(_ title: String, isNumeric: Bool = false, isName: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
      self.isName = isName
    }
  }

  /// Headings, from the left.
  public var columns: [Column]
  /// Cells in the order of the columns; `nil` is null, and lines within a cell stay lines.
  public var rows: [[String?]]

  /// Gathers rows, each with one cell per column.
  public init(_ columns: [Column], rows: [[String?]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// The same table without those of the columns named that hold nothing but empty text and 0.
  public func droppingEmpty(_ titles: String...) -> TextTable {
    let kept = columns.indices.filter { index in
      !titles.contains(columns[index].title)
        || rows.contains { !["", "0"].contains($0[index] ?? "") }
    }
    return TextTable(kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }

  /// The table as text with a line end behind every line, no wider than the screen.
  ///
  /// Text that is too wide ends in `…`. Columns that do not fit at all are named below the table.
  public func rendered(on screen: Screen) -> String {
    guard !columns.isEmpty else { return "" }
    let layout = TableLayout(self, on: screen)
    let lines = screen.usesUnicode ? BoxLines.unicode : BoxLines.ascii
    var result = layout.rule(lines.top, lines.horizontal)
    result += layout.line(columns.map { .plain($0.title) }, lines.vertical, style: .bold)
    result += layout.rule(lines.middle, lines.horizontal)
    for row in rows {
      for line in layout.physicalLines(of: row) { result += layout.line(line, lines.vertical) }
    }
    result += layout.rule(lines.bottom, lines.horizontal)
    if layout.visible < columns.count {
      let hidden = columns[layout.visible...].map { DisplayWidth.printable($0.title) }
      let noun = hidden.count == 1 ? "column" : "columns"
      let note =
        "\(screen.ellipsis) \(hidden.count) more \(noun): " + hidden.joined(separator: ", ")
      for line in WordWrap.lines(of: note, width: screen.columns ?? Int.max) {
        result += screen.styled(line, .dim) + "\n"
      }
    }
    return result
  }
}

/// The characters a table is drawn with: left, joint and right of each rule.
private struct BoxLines {
  typealias Rule = (left: String, joint: String, right: String)
  var top: Rule
  var middle: Rule
  var bottom: Rule
  var horizontal: Character
  var vertical: String

  static let unicode = BoxLines(
    top: ("┌", "┬", "┐"),
    middle: ("├", "┼", "┤"),
    bottom: ("└", "┴", "┘"),
    horizontal: "─",
    vertical: "│"
  )
  static let ascii = BoxLines(
    top: ("+", "+", "+"),
    middle: ("+", "+", "+"),
    bottom: ("+", "+", "+"),
    horizontal: "-",
    vertical: "|"
  )
}

/// What one line of a cell shows.
private enum CellLine {
  case plain(String)
  case null
}

/// How wide each column is, and how many columns there is room for.
private struct TableLayout {
  static let linesPerCell = 60

  let table: TextTable
  let screen: Screen
  private(set) var widths: [Int]
  var visible: Int { widths.count }

  init(_ table: TextTable, on screen: Screen) {
    self.table = table
    self.screen = screen
    var contents = table.columns.map { _ in 1 }
    for row in table.rows {
      for (index, cell) in row.enumerated() {
        contents[index] = max(contents[index], Self.width(of: cell))
      }
    }
    let titles = table.columns.map { Self.width(of: $0.title) }
    let natural = zip(contents, titles).map(max)
    guard let columns = screen.columns else {
      widths = natural
      return
    }
    let least = table.columns.indices.map { index in
      table.columns[index].isNumeric || table.columns[index].isName
        ? max(contents[index], min(titles[index], 4)) : min(natural[index], 8)
    }
    widths = Self.fitted(natural: natural, least: least, columns: columns)
  }

  private static func width(of cell: String?) -> Int {
    guard let cell else { return 4 }
    return cell.split(separator: "\n", omittingEmptySubsequences: false)
      .map { DisplayWidth.columns(of: DisplayWidth.printable(String($0))) }.max() ?? 0
  }

  /// Lowers the widest columns together until all fit; drops columns from the end when that is not enough.
  private static func fitted(natural: [Int], least: [Int], columns: Int) -> [Int] {
    for count in stride(from: natural.count, to: 0, by: -1) {
      let room = columns - 3 * count - 1
      func total(_ level: Int) -> Int {
        (0..<count).reduce(0) { $0 + max(least[$1], min(natural[$1], level)) }
      }
      guard total(0) <= room else { continue }
      var low = 0
      var high = natural.max() ?? 0
      while low < high {
        let level = (low + high + 1) / 2
        if total(level) <= room { low = level } else { high = level - 1 }
      }
      return (0..<count).map { max(least[$0], min(natural[$0], low)) }
    }
    return [max(1, columns - 4)]
  }

  func rule(_ rule: (left: String, joint: String, right: String), _ stroke: Character) -> String {
    let strokes = widths.map { String(repeating: stroke, count: $0 + 2) }
    return screen.styled(rule.left + strokes.joined(separator: rule.joint) + rule.right, .dim)
      + "\n"
  }

  func line(_ cells: [CellLine], _ vertical: String, style: Style? = nil) -> String {
    let bar = screen.styled(vertical, .dim)
    let texts = zip(cells, widths).enumerated().map { index, item in
      let (cell, width) = item
      let text = if case .plain(let text) = cell { DisplayWidth.printable(text) } else { "NULL" }
      let cut = DisplayWidth.truncated(text, to: width, ellipsis: screen.ellipsis)
      let padded = DisplayWidth.padded(cut, to: width, right: table.columns[index].isNumeric)
      if case .null = cell { return screen.styled(padded, .dim) }
      return style.map { screen.styled(padded, $0) } ?? padded
    }
    return bar + " " + texts.joined(separator: " " + bar + " ") + " " + bar + "\n"
  }

  /// One array of cell lines for each line of the screen that the row takes.
  func physicalLines(of row: [String?]) -> [[CellLine]] {
    let cells = row.prefix(visible).map { cell -> [CellLine] in
      guard let cell else { return [.null] }
      let lines = cell.split(separator: "\n", omittingEmptySubsequences: false)
      let kept = lines.prefix(Self.linesPerCell).map { CellLine.plain(String($0)) }
      return lines.count > kept.count ? kept + [.plain(screen.ellipsis)] : kept
    }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { line in cells.map { line < $0.count ? $0[line] : .plain("") } }
  }
}
