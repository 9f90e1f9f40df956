import Terminal
import Testing

@Suite struct TextTableTests {
  static let sample = TextTable(
    [
      .init("name"), .init("units", isNumeric: true), .init("what people say about it"),
      .init("city"),
    ],
    rows: [
      [
        "Running Shoes", "1,234", "Fits well, looks well, and it lasts longer than two winters",
        "Oslo",
      ],
      ["茶碗 (chawan)", "7", nil, "京都市"],
      ["cafe\u{301} 👨‍👩‍👧 🇳🇴", "-12", "two\nlines", "Zürich"],
      ["tab\tbell\u{7}", nil, "\u{1B}[31mred\u{202E}", ""],
    ]
  )

  @Test(arguments: [nil, 80, 60, 40, 20, 8])
  func `a table fits the screen`(columns: Int?) throws {
    let text = Self.sample.rendered(on: .plain.wide(columns))
    for line in text.split(separator: "\n") {
      #expect(DisplayWidth.columns(of: line) <= columns ?? Int.max)
    }
    try Snapshot.check(text, "table.\(columns.map(String.init) ?? "unlimited").txt")
  }

  @Test(arguments: [80, 40])
  func `all lines of a table end in the same column`(columns: Int) {
    let lines = Self.sample.rendered(on: .plain.wide(columns)).split(separator: "\n")
      .filter { !$0.hasPrefix("…") }
    #expect(Set(lines.map { DisplayWidth.columns(of: $0) }).count == 1)
  }

  @Test func `plain ASCII draws the same table`() throws {
    try Snapshot.check(Self.sample.rendered(on: .ascii.wide(60)), "table.ascii.txt")
  }

  @Test func `colours change nothing but colours`() {
    let coloured = Self.sample.rendered(on: .plain.coloured)
    #expect(coloured.contains("\u{1B}[2mNULL"))
    #expect(
      coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == Self.sample.rendered(on: .plain)
    )
  }

  @Test func `a number is never cut off`() {
    let table = TextTable(
      [.init("a", isNumeric: true), .init("b"), .init("c", isNumeric: true)],
      rows: [["123,456,789,012", "text that is long", "123,456,789,012"]]
    )
    let text = table.rendered(on: .plain.wide(30))
    #expect(text.contains("123,456,789,012"))
    #expect(text.hasSuffix("… 1 more column: c\n"))
  }

  @Test func `a name is kept whole where there is room`() {
    let table = TextTable(
      [.init("dataset", isName: true), .init("why")],
      rows: [["gold.customer_lifetime_value", "something it reads has changed"]]
    )
    let text = table.rendered(on: .plain.wide(50))
    #expect(text.contains("│ gold.customer_lifetime_value │ something it r… │"))
  }

  @Test func `columns that say nothing are left out where that is wanted`() {
    let table = TextTable(
      [.init("a"), .init("b"), .init("c")],
      rows: [["1", "0", ""], ["2", "", "x"]]
    )
    #expect(table.droppingEmpty("b", "c").columns.map(\.title) == ["a", "c"])
    #expect(table.droppingEmpty("b", "c").rows == [["1", ""], ["2", "x"]])
  }

  @Test func `a table without columns is nothing`() {
    #expect(TextTable([]).rendered(on: .plain) == "")
  }
}
