/// A statement being written as rows of the screen, and where on them the cursor is.
public struct EditorFrame: Sendable, Equatable {
  /// What stands before the first line and before the others, equally wide.
  public struct Prompt: Sendable, Equatable {
    /// Before the first line.
    public var first: String
    /// Before every other line.
    public var other: String

    /// Describes a prompt.
    public init(_ first: String, _ other: String) {
      self.first = first
      self.other = other
    }
  }

  /// Rows from the top, none wider than the screen.
  public private(set) var rows: [String]
  /// The row that the cursor is in, from 0.
  public private(set) var cursorRow = 0
  /// Columns before the cursor.
  public private(set) var cursorColumn = 0

  /// Lays a buffer out; of more rows than the screen has, those around the cursor are kept.
  public init(_ buffer: EditBuffer, prompt: Prompt, columns: Int, rows limit: Int) {
    rows = [DisplayWidth.truncated(prompt.first, to: max(1, columns * 2 / 3))]
    var used = DisplayWidth.columns(of: rows[0])
    for (index, character) in buffer.characters.enumerated() {
      let text = character == "\t" ? "    " : DisplayWidth.printable(String(character))
      let width = character == "\n" ? 0 : DisplayWidth.columns(of: text)
      if used + width > columns || (width == 0 && used >= columns) {
        rows.append("")
        used = 0
      }
      if index == buffer.cursor { markCursor(used) }
      if character == "\n" {
        rows.append(prompt.other)
        used = DisplayWidth.columns(of: prompt.other)
      } else {
        rows[rows.count - 1] += text
        used += width
      }
    }
    if buffer.cursor == buffer.characters.count {
      if used >= columns {
        rows.append("")
        used = 0
      }
      markCursor(used)
    }
    let first = max(0, min(cursorRow - limit / 2, rows.count - limit))
    rows = Array(rows.dropFirst(first).prefix(max(1, limit)))
    cursorRow -= first
  }

  private mutating func markCursor(_ column: Int) {
    cursorRow = rows.count - 1
    cursorColumn = column
  }

  /// What to send to a terminal that shows `before`, so that it shows this.
  public func drawn(over before: EditorFrame?) -> String {
    var text = Self.up(before?.cursorRow ?? 0) + "\r\u{1B}[J" + rows.joined(separator: "\r\n")
    text += Self.up(rows.count - 1 - cursorRow) + "\r"
    if cursorColumn > 0 { text += "\u{1B}[\(cursorColumn)C" }
    return text
  }

  /// What to send to a terminal that shows this, so that it goes on below.
  public var left: String {
    let below = rows.count - 1 - cursorRow
    return (below > 0 ? "\u{1B}[\(below)B" : "") + "\r\n"
  }

  private static func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }
}

extension LineEditor {
  /// The editor as rows of a screen; while searching, the prompt says what for.
  public func frame(prompt: EditorFrame.Prompt, on screen: Screen) -> EditorFrame {
    var prompt = prompt
    if let search {
      prompt.first = (search.isFruitless ? "not found" : "search") + " '\(search.text)': "
    }
    return EditorFrame(
      buffer,
      prompt: prompt,
      columns: screen.columns ?? 80,
      rows: max(1, screen.rows - 1)
    )
  }
}
