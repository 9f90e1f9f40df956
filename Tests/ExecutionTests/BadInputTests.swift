import Execution
import Foundation
import Lakehouse
import Pipelines
import Relational
import Testing

/// What becomes of files that are not as they should be.
///
/// Either a named error before anything is written, or rows in rejects and quarantine. No line is lost without a trace in any of them.
@Suite struct BadInputTests {
  static let bronze = """
    create or refresh streaming table bronze.orders
    as select order_id, day, quantity, _rescued_data
    from stream read_files('${landing}/orders*', format => 'csv', header => true,
      schema => 'order_id string, day date, quantity int', rescuedDataColumn => '_rescued_data')
    """
  static let silver = """
    create or refresh materialized view silver.orders (
      constraint has_key expect (order_id is not null) on violation drop row,
      constraint has_day expect (day is not null) on violation drop row,
      constraint in_range expect (quantity between 1 and 1000) on violation drop row,
      constraint is_first expect (copy = 1) on violation drop row
    ) as select *, row_number() over (partition by order_id order by day, quantity) as copy from bronze.orders
    """

  struct Refusal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var code: String
    var words: [String]
  }

  @Test(arguments: [
    Refusal(
      testDescription: "wrong delimiter",
      text: "order_id;day;quantity\nA;2024-01-01;1\n",
      code: "source.wrong-delimiter",
      words: ["orders.csv", "`,`", "sep => ';'"]
    ),
    Refusal(
      testDescription: "missing column",
      text: "order_id,day\nA,2024-01-01\n",
      code: "source.missing-column",
      words: ["orders.csv", "`quantity`", "order_id, day"]
    ),
    Refusal(
      testDescription: "renamed column",
      text: "order_id,day,quantiy\nA,2024-01-01,1\n",
      code: "source.missing-column",
      words: ["`quantity`", "renamed to `quantiy`"]
    ),
    Refusal(
      testDescription: "column twice",
      text: "order_id,day,quantity,Day\nA,2024-01-01,1,x\n",
      code: "source.duplicate-column",
      words: ["`day`"]
    ),
    Refusal(
      testDescription: "empty file",
      text: "",
      code: "source.empty-file",
      words: ["orders.csv", "header"]
    ),
  ])
  func `is refused before anything is written`(refusal: Refusal) async throws {
    let shop = try Shop()
    try shop.land("orders.csv", refusal.text)
    let report = try await shop.update([Self.bronze])
    let error = try #require(report.datasets[0].error)
    #expect(report.state == .failed && error.code == refusal.code && error.blame == .data)
    for word in refusal.words { #expect(error.rendered.contains(word), "\(error.rendered)") }
    #expect(try !shop.lake.table("bronze.orders").exists)
  }

  struct Fate: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var lines: Int
    /// Order ids that reach silver.
    var silver: [String]
    /// Lines of the rejects with the word that says why.
    var rejected: [(line: String, reason: String)] = []
    /// Expectations that dropped a row, one entry per row.
    var quarantined: [String] = []
  }

  static let fates = [
    Fate(testDescription: "header only", text: "order_id,day,quantity\n", lines: 0, silver: []),
    Fate(
      testDescription: "no end of line at the end",
      text: "order_id,day,quantity\nA,2024-01-01,1",
      lines: 1,
      silver: ["A"]
    ),
    Fate(
      testDescription: "unquoted comma",
      text: "order_id,day,quantity\nA,2024-01-01,1\nB,2024-01-01,1,000\nC,2024-01-02,2\n",
      lines: 3,
      silver: ["A", "C"],
      rejected: [("3", "found: 4")]
    ),
    Fate(
      testDescription: "cut-off last line",
      text: "order_id,day,quantity\nA,2024-01-01,1\nB,2024-0",
      lines: 2,
      silver: ["A"],
      rejected: [("3", "found: 2")]
    ),
    Fate(
      testDescription: "cut-off in quotes",
      text: "order_id,day,quantity\nA,2024-01-01,1\nB,\"2024",
      lines: 2,
      silver: ["A"],
      rejected: [("3", "unterminated quote")]
    ),
    Fate(
      testDescription: "a day that does not exist",
      text: "order_id,day,quantity\nA,2024-02-30,1\nB,2024-02-29,1\n",
      lines: 2,
      silver: ["B"],
      quarantined: ["has_day"]
    ),
    Fate(
      testDescription: "numbers out of range",
      text:
        "order_id,day,quantity\nA,2024-01-01,-5\nB,2024-01-01,99999999999\nC,2024-01-01,1.5\nD,2024-01-01,7\n",
      lines: 4,
      silver: ["D"],
      quarantined: ["in_range", "in_range", "in_range"]
    ),
    Fate(
      testDescription: "no key",
      text: "order_id,day,quantity\n,2024-01-01,1\nB,2024-01-01,1\n",
      lines: 2,
      silver: ["B"],
      quarantined: ["has_key"]
    ),
    Fate(
      testDescription: "duplicate keys",
      text: "order_id,day,quantity\nA,2024-01-01,1\nA,2024-01-02,2\n",
      lines: 2,
      silver: ["A"],
      quarantined: ["is_first"]
    ),
    Fate(
      testDescription: "several faults in one row",
      text: "order_id,day,quantity\n,never,0\n",
      lines: 1,
      silver: [],
      quarantined: ["has_key, has_day, in_range"]
    ),
    Fate(
      testDescription: "extra column",
      text: "order_id,day,colour,quantity\nA,2024-01-01,red,1\n",
      lines: 1,
      silver: ["A"]
    ),
    Fate(
      testDescription: "control characters",
      text: "order_id,day,quantity\nA,2024-01-01,1\n\u{1}\u{2},2024-01-01,1\n",
      lines: 2,
      silver: ["\u{1}\u{2}", "A"]
    ),
    Fate(
      testDescription: "quotes, line ends in fields and Windows line ends",
      text: "order_id,day,quantity\r\n\"A,\"\"1\"\"\",2024-01-01,1\r\n\"B\nb\",2024-01-01,2\r\n",
      lines: 2,
      silver: ["A,\"1\"", "B\nb"]
    ),
    Fate(
      testDescription: "line ends of different kinds",
      text: "order_id,day,quantity\r\nA,2024-01-01,1\nB,2024-01-01,2\r\nC,2024-01-01,3\n",
      lines: 3,
      silver: ["A", "B", "C"]
    ),
    Fate(
      testDescription: "byte order mark",
      text: "\u{FEFF}order_id,day,quantity\nA,2024-01-01,1\n",
      lines: 1,
      silver: ["A"]
    ),
  ]

  @Test(arguments: fates)
  func `every line is accounted for`(fate: Fate) async throws {
    let shop = try Shop()
    try shop.land("orders.csv", fate.text)
    let strict = Self.bronze.replacing("header => true,", with: "header => true, escape => '\"',")
    let report = try await shop.update([strict, Self.silver])
    #expect(report.state == .completed, "\(report.datasets.compactMap { $0.error?.rendered })")
    let silver = try await shop.rows("select order_id from silver.orders order by 1").map { $0[0] }
    #expect(silver == fate.silver)
    let rejects =
      try shop.lake.table("bronze.orders_rejects").exists
      ? try await shop.rows("select source_line, reason from bronze.orders_rejects order by 1") : []
    #expect(rejects.map { $0[0] } == fate.rejected.map(\.line))
    for (found, expected) in zip(rejects, fate.rejected) {
      #expect(found[1]?.contains(expected.reason) ?? false, "\(found)")
    }
    let quarantine =
      try shop.lake.table("silver.orders_quarantine").exists
      ? try await shop.rows("select failed_expectations from silver.orders_quarantine order by 1")
      : []
    #expect(quarantine.map { $0[0] } == fate.quarantined)
    #expect(silver.count + rejects.count + quarantine.count == fate.lines)
  }

  @Test func `a value that does not fit and a column nobody declared are kept beside the row`()
    async throws
  {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,day,colour,quantity\nA,soon,red,1\nB,2024-01-01,,2\n")
    try await shop.update([Self.bronze])
    let rows = try await shop.rows(
      "select order_id, day, _rescued_data ->> 'day', _rescued_data ->> 'colour', _rescued_data is null from bronze.orders order by 1"
    )
    #expect(rows == [["A", nil, "soon", "red", "false"], ["B", "2024-01-01", nil, nil, "true"]])
  }

  @Test func `a rejected line keeps its text, file and line`() async throws {
    let shop = try Shop()
    try shop.land("orders/a.csv", "order_id,day,quantity\nA,2024-01-01,1\n")
    try shop.land("orders/b.csv", "order_id,day,quantity\nB,2024-01-01,1\nC,2024-01-01,1,000\n")
    let report = try await shop.update([Self.bronze])
    #expect(report.datasets[0].rowsRejected == 1)
    let rows = try await shop.rows(
      "select source_file, source_line, raw_text from bronze.orders_rejects"
    )
    #expect(rows.count == 1)
    #expect(rows[0][0]?.hasSuffix("orders/b.csv") ?? false)
    #expect(rows[0][1] == "3" && rows[0][2] == "C,2024-01-01,1,000")
  }

  @Test func `a file that changes while it is read is not taken in`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,day,quantity\nA,2024-01-01,1\n")
    let pipeline = try await shop.project([Self.bronze]).pipelines[0]
    let engine = try shop.engine()
    let restless = Updater(
      lake: shop.lake,
      reader: RestlessReader(base: LocalSourceReader(folder: shop.folder)),
      makeEngine: { engine }
    )
    let report = try await restless.run(pipeline)
    #expect(report.datasets[0].error?.code == "source.changed-while-read")
    #expect(try !shop.lake.table("bronze.orders").exists)
    try await shop.update([Self.bronze])
    #expect(try await shop.rows("select count(*) from bronze.orders") == [["1"]])
  }

  @Test func `a missing landing folder is named`() async throws {
    let shop = try Shop()
    let error = try #require(try await shop.update([Self.bronze]).datasets[0].error)
    #expect(error.code == "source.no-files" && error.blame == .usage)
    #expect(error.summary.contains(shop.folder + "/landing/orders*"))
  }
}

/// Says that every file is another one when it is asked again.
struct RestlessReader: SourceReader {
  let base: LocalSourceReader

  func files(of source: FileSource) throws -> [LandedFile] { try base.files(of: source) }

  func missingFolder(of source: FileSource) -> String? { base.missingFolder(of: source) }

  func current(_ file: LandedFile) -> LandedFile? {
    LandedFile(path: file.path, sizeInBytes: file.sizeInBytes + 1, modified: file.modified)
  }
}
