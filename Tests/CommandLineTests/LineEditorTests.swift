import Terminal
import Testing

@Suite struct LineEditorTests {
  /// An editor after the keys; `|` in a text is where the cursor is.
  static func edited(_ keys: [Key], history: [String] = []) -> LineEditor {
    var editor = Self.editor(history)
    for key in keys { _ = editor.event(key) }
    return editor
  }

  static func editor(_ history: [String] = []) -> LineEditor {
    LineEditor(history: History(history)) { $0.hasSuffix(";") || $0.isEmpty }
  }

  static func shown(_ editor: LineEditor) -> String {
    let text = editor.buffer.characters
    let cursor = editor.buffer.cursor
    return String(text[..<cursor]) + "|" + String(text[cursor...])
  }

  static let cases: [([Key], String)] = [
    ([.text("a"), .text("b")], "ab|"),
    ([.paste("select 1"), .home, .text("x")], "x|select 1"),
    ([.paste("abc"), .left, .left, .backspace], "|bc"),
    ([.paste("abc"), .left, .delete], "ab|"),
    ([.paste("日本語"), .left, .text("x")], "日本x|語"),
    ([.paste("e"), .text("\u{301}"), .text("x"), .left, .left], "|e\u{301}x"),
    ([.paste("👨"), .text("\u{200D}"), .text("👩"), .backspace], "|"),
    ([.paste("one two"), .control("w")], "one |"),
    ([.paste("one two  "), .control("w"), .control("y"), .control("y")], "one two  two  |"),
    ([.paste("one two"), .wordLeft, .deleteNextWord], "one |"),
    ([.paste("one two"), .wordLeft, .wordLeft, .wordRight], "one| two"),
    ([.paste("one two"), .control("a"), .control("f"), .control("k")], "o|"),
    ([.paste("one two"), .control("b"), .control("u")], "|o"),
    ([.paste("a\nb"), .control("a"), .control("k")], "a\n|"),
    ([.paste("a\nb"), .up, .end, .control("k")], "a|b"),
    ([.paste("abc\nd\nefg"), .up, .up], "a|bc\nd\nefg"),
    ([.paste("日本\nab"), .up], "日|本\nab"),
    ([.paste("a\nb"), .home, .backspace], "a|b"),
    ([.text("a"), .enter, .text("b")], "a\nb|"),
    ([.paste("abc"), .control("c")], "|"),
    ([.paste("abc"), .home, .control("d")], "|bc"),
    ([.paste("abc"), .escape, .left], "ab|c"),
  ]

  @Test(arguments: cases)
  func `keys change the text`(keys: [Key], expected: String) {
    #expect(Self.shown(Self.edited(keys)) == expected)
  }

  @Test(
    arguments: [
      ([.paste("select 1;"), .enter], .submit("select 1;")), ([.paste("select"), .enter], .redraw),
      ([.enter], .submit("")), ([.control("d")], .endOfInput), ([.control("c")], .cancel),
      ([.control("l")], .clearScreen), ([.tab], .complete), ([.left], .bell), ([.right], .bell),
      ([.backspace], .bell), ([.delete], .bell), ([.up], .bell), ([.down], .bell),
      ([.control("w")], .bell),
      ([.control("q")], .bell), ([.text("a"), .control("d")], .bell), ([.control("k")], .bell),
    ] as [([Key], LineEditor.Action)]
  )
  func `a key asks for something`(keys: [Key], action: LineEditor.Action) {
    var editor = Self.edited(keys.dropLast())
    #expect(keys.last.map { editor.event($0) } == action)
  }

  @Test func `earlier statements come back, and what was being written too`() {
    var editor = Self.edited([.paste("draft"), .up], history: ["one;", "two;"])
    #expect(Self.shown(editor) == "two;|")
    _ = editor.event(.up)
    #expect(Self.shown(editor) == "one;|")
    #expect(editor.event(.up) == .bell)
    _ = editor.event(.control("n"))
    _ = editor.event(.down)
    #expect(Self.shown(editor) == "draft|")
    #expect(editor.event(.down) == .bell)
  }

  @Test func `a submitted statement is the newest of the history`() {
    let editor = Self.edited([
      .paste("one;"), .enter, .paste("one;"), .enter, .paste(" two;"), .enter, .enter,
    ])
    #expect(editor.history.entries == ["one;"])
  }

  @Test(
    arguments: [
      ([.text("s")], "'s' select b;|"), ([.text("s"), .control("r")], "'s' Select a;|"),
      ([.text("s"), .control("r"), .control("r")], "'s' Select a;|"), ([.text("x")], "'x' draft|"),
      ([.text("b"), .text("x"), .backspace], "'b' select b;|"),
      ([.text("b"), .backspace], "'' draft|"),
      ([.text("b"), .escape], "draft|"), ([.text("b"), .control("g")], "draft|"),
      ([.text("b"), .left], "select b|;"), ([.text("b"), .home], "|select b;"),
      (
        [
          .text("s"), .text("e"), .text("l"), .text("e"), .text("c"), .text("t"), .text(" "),
          .text("a"),
        ], "'select a' Select a;|"
      ),
    ] as [([Key], String)]
  )
  func `the history is searched by what statements contain`(keys: [Key], expected: String) {
    let editor = Self.edited(
      [.paste("draft"), .control("r")] + keys,
      history: ["Select a;", "from t;", "select b;"]
    )
    let search = editor.search.map { "'\($0.text)' " } ?? ""
    #expect(search + Self.shown(editor) == expected)
  }

  @Test func `a found statement is submitted as it is`() {
    var editor = Self.edited([.control("r"), .text("a")], history: ["select a;"])
    #expect(editor.event(.enter) == .submit("select a;"))
  }

  @Test(arguments: [
    ("from gold.fa", ["gold.fact_sales"], "from gold.fact_sales |"),
    ("from gold.", ["gold.fact_a", "gold.fact_b"], "from gold.fact_|"),
    ("sel", ["select"], "select |"), ("g", ["gold."], "gold.|"),
  ])
  func `a word is completed as far as all agree`(text: String, words: [String], expected: String) {
    var editor = Self.edited([.paste(text)])
    #expect(editor.complete(with: words) == .redraw)
    #expect(Self.shown(editor) == expected)
  }

  @Test func `words that do not agree are listed, and none is a bell`() {
    var editor = Self.edited([.paste("s")])
    #expect(editor.complete(with: ["select", "sum"]) == .list(["select", "sum"]))
    #expect(editor.complete(with: []) == .bell)
    #expect(Self.shown(editor) == "s|")
  }

  @Test func `the word to complete ends at the cursor`() {
    let editor = Self.edited([.paste("sum(t.amount)"), .left, .left])
    #expect(String(editor.buffer.characters[editor.completionWord]) == "t.amoun")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `no keys are too strange, and the cursor stays in the text`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var editor = Self.editor(["one;", "two\nlines;", "日本;"])
    for _ in 0..<200 {
      _ = editor.event(Self.keys.randomElement(using: &random) ?? .escape)
      #expect((0...editor.buffer.characters.count).contains(editor.buffer.cursor))
      #expect(Array(editor.buffer.text) == editor.buffer.characters)
    }
  }

  static let keys: [Key] = [
    .text("a"), .text("日"), .text("\u{301}"), .text("🇳"), .text("🇴"), .text("\u{200D}"), .text(" "),
    .text(";"),
    .paste("one\ntwo"), .enter, .tab, .backspace, .delete, .left, .right, .up, .down, .home, .end,
    .wordLeft, .wordRight, .deleteWord, .deleteNextWord, .escape, .control("a"), .control("c"),
    .control("e"),
    .control("k"), .control("r"), .control("u"), .control("w"), .control("y"),
  ]
}
