import Terminal
import Testing

/// As much of a terminal as the editor uses: rows of characters and a cursor.
private struct Terminal80 {
  let columns: Int
  private(set) var rows: [[Character]] = [[]]
  private(set) var row = 0
  private(set) var column = 0

  init(columns: Int) { self.columns = columns }

  mutating func receive(_ text: String) {
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n": moveDown()
      case "\u{1B}":
        rest.removeFirst()
        let digits = rest.prefix { (48..<58).contains($0.value) }
        rest = rest.dropFirst(digits.count)
        let count = Int(String(String.UnicodeScalarView(digits))) ?? 1
        control(rest.removeFirst(), count)
      default:
        var character = String(scalar)
        while let next = rest.first, (character + String(next)).count == 1, next != "\n",
          next != "\r"
        {
          character.unicodeScalars.append(next)
          rest.removeFirst()
        }
        put(Character(character))
      }
    }
  }

  private mutating func moveDown() {
    row += 1
    if row == rows.count { rows.append([]) }
  }

  private mutating func control(_ final: Unicode.Scalar, _ count: Int) {
    switch final {
    case "A": row -= count
    case "B": row += count
    case "C": column += count
    case "J":
      rows[row] = Array(rows[row].prefix { _ in column > 0 })
      rows.removeSubrange((row + 1)...)
    default: Issue.record("unknown control sequence \(final)")
    }
    #expect(row >= 0 && row < rows.count)
    #expect(final != "C" || column < columns)
  }

  private mutating func put(_ character: Character) {
    rows[row].append(character)
    column += DisplayWidth.columns(of: character)
    #expect(column <= columns)
  }

  var texts: [String] { rows.map { String($0) } }
}

@Suite struct EditorFrameTests {
  static let prompt = EditorFrame.Prompt("> ", ". ")

  @Test(arguments: [
    ("", 10, ["> "], 0, 2), ("abc", 10, ["> abc"], 0, 5), ("a\nb", 10, ["> a", ". b"], 1, 3),
    ("abcdefgh", 10, ["> abcdefgh", ""], 1, 0), ("abcdefghi", 10, ["> abcdefgh", "i"], 1, 1),
    ("日本語日本", 10, ["> 日本語日", "本"], 1, 2), ("x日本語日本", 10, ["> x日本語", "日本"], 1, 4),
    ("a\tb", 10, ["> a    b"], 0, 8), ("e\u{301}", 10, ["> e\u{301}"], 0, 3),
  ])
  func `text is laid out in rows`(text: String, columns: Int, rows: [String], row: Int, column: Int)
  {
    let frame = EditorFrame(EditBuffer(text), prompt: Self.prompt, columns: columns, rows: 20)
    #expect(frame.rows == rows)
    #expect([frame.cursorRow, frame.cursorColumn] == [row, column])
  }

  @Test(arguments: [
    (0, ["> 1", ". 2", ". 3"], 0), (8, [". 4", ". 5", ". 6"], 1), (20, [". 8", ". 9", ". 10"], 2),
  ])
  func `of more rows than fit, those around the cursor are shown`(
    place: Int,
    rows: [String],
    row: Int
  ) {
    var buffer = EditBuffer((1...10).map(String.init).joined(separator: "\n"))
    buffer.move(to: place)
    let frame = EditorFrame(buffer, prompt: Self.prompt, columns: 20, rows: 3)
    #expect(frame.rows == rows)
    #expect(frame.cursorRow == row)
  }

  @Test func `while searching, the prompt says what for`() {
    let editor = LineEditorTests.edited([.control("r"), .text("b")], history: ["a b;"])
    #expect(editor.frame(prompt: Self.prompt, on: .plain).rows == ["search 'b': a b;"])
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `a terminal shows what the editor holds after every key`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let screen = Screen.plain.wide(20)
    var terminal = Terminal80(columns: 20)
    var editor = LineEditorTests.editor(["one;", "two\nlines that are longer than the screen;"])
    var frame: EditorFrame?
    for _ in 0..<60 {
      _ = editor.event(LineEditorTests.keys.randomElement(using: &random) ?? .escape)
      let next = editor.frame(prompt: Self.prompt, on: screen)
      terminal.receive(next.drawn(over: frame))
      frame = next
      #expect(terminal.texts == next.rows)
      #expect([terminal.row, terminal.column] == [next.cursorRow, next.cursorColumn])
    }
    if let frame { terminal.receive(frame.left) }
    #expect(terminal.texts.last == "" && terminal.column == 0)
  }
}
