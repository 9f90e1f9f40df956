import Relational
import Terminal
import Testing

@Suite struct ShellTests {
  @Test(
    arguments: [
      ("select 1", nil), (".tables", .tables), (".TABLES;", .tables),
      (".describe gold.a", .describe("gold.a")),
      (".format csv", .format(.csv)), (".format JSON", .format(.json)), (".help", .help),
      (".quit", .quit),
      (".exit", .quit), ("quit", .quit), ("exit", .quit), ("exit now", nil), ("", nil),
    ] as [(String, ShellCommand?)]
  )
  func `a line with a dot is a command`(line: String, command: ShellCommand?) throws {
    #expect(try ShellCommand(line) == command)
  }

  @Test(arguments: [
    (".tabels", "cli.unknown-command", "did you mean `.tables`?"),
    (".x", "cli.unknown-command", "`.help` lists them"),
    (".describe", "cli.missing-argument", "`.tables` lists them"),
    (".format", "cli.bad-value", nil),
    (".format cvs", "cli.bad-value", "did you mean `.format csv`?"),
  ])
  func `a wrong command is named with a way out`(line: String, code: String, next: String?) {
    let problem = #expect(throws: Explanation.self) { try ShellCommand(line) }
    #expect(problem?.code == code)
    #expect(problem?.next == next)
  }

  static let completer = SQLCompleter(tables: [
    .init("gold.fact_sales", columns: ["order_id", "order_date", "quantity"]),
    .init("gold.dim_product", columns: ["product_id", "name"]),
    .init("silver.orders", columns: ["order_id", "status"]),
  ])

  @Test(arguments: [
    ("select * from go", "go", ["gold.dim_product", "gold.fact_sales"]),
    ("select * from ", "", ["gold.dim_product", "gold.fact_sales", "silver.orders"]),
    ("select * from gold.dim_product join s", "s", ["silver.orders"]),
    ("sel", "sel", ["select"]), ("SEL", "SEL", ["SELECT"]), ("", "", []),
    ("from gold.fact_sales select ord", "ord", ["order", "order_date", "order_id"]),
    ("from gold.dim_product select na", "na", ["name"]), ("select na", "na", []),
    ("select fact_sales.q", "fact_sales.q", ["fact_sales.quantity"]),
    (
      "select gold.fact_sales.o", "gold.fact_sales.o",
      ["gold.fact_sales.order_date", "gold.fact_sales.order_id"]
    ),
    ("select gold.f", "gold.f", ["gold.fact_sales"]), (".describe sil", "sil", ["silver.orders"]),
  ])
  func `a word is completed from what can stand there`(text: String, word: String, words: [String])
  {
    let before = String(text.dropLast(word.count))
    #expect(Self.completer.candidates(for: word, statement: text, before: before) == words)
  }

  @Test(arguments: [["one", "two\nlines\\n", "日本 \\ x"], []])
  func `the history reads back as it was written`(entries: [String]) {
    #expect(History.entries(inLines: History.lines(of: entries)) == entries)
  }

  @Test func `the history keeps the newest entries`() {
    var history = History((0..<1_500).map(String.init))
    #expect(history.entries.count == 1_000)
    history.add("new")
    #expect(history.entries.count == 1_000)
    #expect(history.entries.last == "new")
    #expect(history.entries.first == "501")
  }
}
