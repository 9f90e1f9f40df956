import Relational
import Terminal
import Testing

@Suite struct BatchFormatterTests {
  @Test(arguments: OutputFormat.allCases)
  func `every type is written well`(format: OutputFormat) throws {
    try Snapshot.check(
      format.text([.allTypes], on: .plain.wide(nil)),
      "rows.all-types.\(format.rawValue).txt"
    )
  }

  @Test(arguments: OutputFormat.allCases)
  func `cutting rows into batches changes nothing`(format: OutputFormat) {
    let whole = Batch(.long("n", (0..<100).map { $0 }), rows: 100)
    let parts = (0..<10).map { part in
      Batch(.long("n", (0..<10).map { Int64(part * 10 + $0) }), rows: 10)
    }
    #expect(format.text([whole]) == format.text(parts))
    #expect(format.text([whole]) == format.text([Batch(.long("n", []), rows: 0)] + parts))
  }

  @Test(arguments: [
    (OutputFormat.csv, "n,name\n"), (.json, "[]\n"),
    (.markdown, "| n | name |\n| ---: | --- |\n"),
    (
      .table,
      """
      ┌───┬──────┐
      │ n │ name │
      ├───┼──────┤
      └───┴──────┘
      0 rows

      """
    ),
  ])
  func `no rows are written as such`(format: OutputFormat, expected: String) {
    #expect(format.text([Batch(.long("n", []), .text("name", []), rows: 0)]) == expected)
  }

  @Test(arguments: [
    (1, "… 2 more rows of 3"), (2, "… 1 more row of 3"), (3, "3 rows"), (4, "3 rows"),
  ])
  func `a table counts the rows that it does not show`(limit: Int, note: String) {
    let text = OutputFormat.table.text(
      [Batch(.long("n", [1, 2, 3]), rows: 3)],
      rowLimit: limit
    )
    #expect(text.split(separator: "\n").last.map(String.init) == note)
    #expect(text.split(separator: "\n").count == 5 + min(limit, 3))
  }

  @Test func `a null alone on its line is no empty line`() {
    let text = OutputFormat.csv.text([Batch(.text("a", ["x", nil, ""]), rows: 3)])
    #expect(text == "a\nx\n\"\"\n\"\"\n")
  }

  @Test func `in CSV a null is empty and empty text is quoted`() {
    let text = OutputFormat.csv.text([
      Batch(.text("a", [nil, ""]), .text("b,c", ["x\r", "\"q\""]), rows: 2)
    ])
    #expect(text == "a,\"b,c\"\n,\"x\r\"\n\"\",\"\"\"q\"\"\"\n")
  }

  @Test func `equal names become different members`() {
    let text = OutputFormat.json.text([
      Batch(.long("a", [1]), .long("a", [2]), .long("a_2", [3]), rows: 1)
    ])
    #expect(text == "[\n{\"a\":1,\"a_2\":2,\"a_2_2\":3}\n]\n")
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `in CSV a value reads as its text`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bits = (0..<20).map { _ in
      Int64(bitPattern: random.next()) >> Int64.random(in: 0..<64, using: &random)
    }
    let scale = Int.random(in: 0...20, using: &random)
    let columns = [
      Column.long("n", bits + [.min, .max, 0]),
      .decimal("m", (bits + [.min, .max, 0]).map { Int128($0) }, scale: scale),
      .long("d", (bits + [0, 0, 0]).map { $0 % 4_000_000 }, type: .date),
      .long("t", (bits + [0, -1, 1]).map { $0 % 400_000_000_000_000_000 }, type: .timestamp),
      .double("x", (bits + [1, 2, 3]).map { Double(bitPattern: UInt64(bitPattern: $0)) }),
    ]
    let batch = Batch(columns: columns, rowCount: 23)
    let lines = OutputFormat.csv.text([batch]).split(separator: "\n").dropFirst().map(String.init)
    let expected = (0..<23).map { row in batch.row(row).map { $0.text ?? "" }.joined(separator: ",")
    }
    #expect(lines == expected)
  }

  @Test func `JSON keeps every digit and reads back`() throws {
    let json = try JSON(parsing: OutputFormat.json.text([.allTypes]))
    let first = json.array?.first
    #expect(
      first?["exact"].flatMap { if case .number(let text) = $0 { text } else { nil } }
        == "1.70141183460469231731687303715884105727"
    )
    #expect(first?["name"]?.string == "Zoë, \"the\" owner")
  }
}
