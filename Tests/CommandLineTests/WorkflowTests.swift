import Foundation
import Relational
import Testing

@Suite(.enabled(if: Binary.isBuilt, "the program was not built at the usual place"))
struct WorkflowTests {
  @Test func `a first update makes every table, a second nothing`() throws {
    let shop = try ShopProject()
    let first = try shop.mercer("run")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("shop: done in"))
    #expect(first.output.contains("3 datasets: 3 updated"))
    #expect(first.output.hasSuffix("lake: \(shop.folder)/.mercer/lake/dev\n"))
    #expect(first.errors.contains("gold.daily: updated, 3 rows"))
    let second = try shop.mercer("run --quiet")
    #expect(second.output.contains("shop: nothing to do in"))
    #expect(second.errors == "")
  }

  @Test func `machines get the update as one object`() throws {
    let shop = try ShopProject()
    let outcome = try shop.mercer("run --json --quiet --lake other")
    let json = try JSON(parsing: outcome.output)
    #expect(json["lake"]?.string == shop.folder + "/other")
    let datasets = json["updates"]?.array?.first?["datasets"]?.array
    #expect(datasets?.compactMap { $0["rows_written"]?.int } == [5, 4, 3])
    #expect(datasets?.compactMap { $0["rows_dropped"]?.int } == [0, 1, 0])
  }

  @Test func `questions are answered with a table and a chart`() throws {
    let shop = try ShopProject()
    _ = try shop.mercer("run --quiet")
    let outcome = try shop.mercer("answer")
    #expect(outcome.status == 0, "\(outcome.errors)")
    try Snapshot.check(outcome.output, "workflow.answer.txt")
    let json = try JSON(parsing: try shop.mercer("answer 1_units --json").output)
    #expect(json["answers"]?.array?.first?["rows"]?.array?.count == 3)
    let unknown = try shop.mercer("answer 1_unit")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("next  did you mean 1_units?"))
  }

  @Test func `quality and quarantine say what failed`() throws {
    let shop = try ShopProject()
    _ = try shop.mercer("run --quiet")
    let quality = try JSON(parsing: try shop.mercer("quality --json").output)
    let first = quality["expectations"]?.array?.first
    #expect(first?["expectation"]?.string == "has_quantity")
    #expect([first?["passed"]?.int, first?["failed"]?.int, first?["dropped"]?.int] == [4, 1, 1])
    #expect(first?["samples"]?.array?.first?["order_id"]?.string == "D")
    #expect(quality["expectations"]?.array?.last?["failed"]?.int == 2)
    let people = try shop.mercer("quality silver.orders").output
    #expect(people.contains("silver.orders: rows that failed has_quantity"))
    let counts = try shop.mercer("quarantine").output
    #expect(counts.contains("│ silver.orders │ has_quantity        │    1 │"))
    #expect(try shop.mercer("quarantine gold.daily").errors.contains("has no quarantine"))
  }

  @Test func `mended rows are taken in by the update that follows`() throws {
    let shop = try ShopProject()
    _ = try shop.mercer("run --quiet")
    let exported = try shop.mercer("quarantine silver.orders --format csv").output
    let lines = exported.split(separator: "\n")
    #expect(lines.count == 2)
    try shop.write(exported.replacing("D,2024-01-03,,", with: "D,2024-01-03,7,"), to: "mended.csv")
    let replay = try shop.mercer("quarantine replay silver.orders --from mended.csv")
    #expect(replay.status == 0, "\(replay.errors)")
    #expect(replay.output.contains("silver.orders: 1 row replayed"))
    let total = try shop.mercer("sql --format csv 'select sum(units) from gold.daily'").output
    #expect(total.hasSuffix("\n13\n"))
  }

  @Test func `SQL reads tables and their older versions`() throws {
    let shop = try ShopProject()
    _ = try shop.mercer("run --quiet")
    try shop.write("order_id,day,quantity\nF,2024-01-04,9\n", to: "landing/orders_2.csv")
    _ = try shop.mercer("run --quiet")
    let sql =
      "select max(units) as now, (select max(units) from gold.daily@v0) as before from gold.daily"
    #expect(try shop.mercer("sql --json '\(sql)'").output == "[\n{\"now\":9,\"before\":5}\n]\n")
    let script = try Binary.run(
      "cd '\(shop.folder)' && printf '.format csv\nselect 1 as a;\n.format json\nselect 2 as a' | mercer sql"
    )
    #expect(script.output == "a\n1\n[\n{\"a\":2}\n]\n")
    let restored = try shop.mercer("restore gold.daily --to 0")
    #expect(
      restored.output.contains("gold.daily is as it was at version 0 again; this is version 2")
    )
    let history = try JSON(parsing: try shop.mercer("history gold.daily --json").output)
    #expect(history["commits"]?.array?.compactMap { $0["version"]?.int } == [2, 1, 0])
  }

  @Test func `a wrong name is explained`() throws {
    let shop = try ShopProject()
    _ = try shop.mercer("run --quiet")
    for (arguments, code, next, status) in Self.wrongNames {
      let outcome = try shop.mercer(arguments + " --json")
      #expect(outcome.status == status, "\(arguments)")
      let error = try JSON(parsing: outcome.output)["error"]
      #expect(error?["code"]?.string == code, "\(arguments)")
      if let next { #expect(error?["next"]?.string == next, "\(arguments)") }
    }
  }

  /// Arguments, code, next step, exit status.
  static let wrongNames: [(String, String, String?, Int32)] = [
    ("sql 'select * from gold.dayly'", "cli.unknown-table", "did you mean gold.daily?", 2),
    ("sql 'select * from daily'", "cli.unknown-table", "did you mean gold.daily?", 2),
    ("describe gold.dayly", "cli.unknown-table", "did you mean gold.daily?", 2),
    ("history daily", "lakehouse.table-name", "write it as layer.name, such as silver.orders", 2),
    ("sql 'selec 1'", "sql.syntax", nil, 2),
    (
      "sql \"select cast('x' as int)\"", "sql.conversion",
      "try_cast gives NULL where a value does not fit", 1
    ),
    ("run --target stage", "bundle.unknown-target", nil, 2),
    ("run --project nowhere", "project.not-found", nil, 2),
    ("run --select gold.dayly", "pipeline.unknown-dataset", nil, 2),
    (
      "quarantine replay gold.dayly", "cli.unknown-dataset", "did you mean gold.daily?", 2
    ),
    ("restore gold.daily --to 7", "delta.no-version", nil, 2),
  ]

  @Test func `lists say where the tables are`() throws {
    let shop = try ShopProject()
    let empty = try shop.mercer("tables")
    #expect(empty.output.contains("0 tables in \(shop.folder)/.mercer/lake/dev"))
    #expect(empty.errors == "`mercer run` fills the lake\n")
    _ = try shop.mercer("run --quiet")
    let tables = try JSON(parsing: try shop.mercer("tables --json").output)
    #expect(
      tables["tables"]?.array?.compactMap { $0["table"]?.string } == [
        "bronze.orders", "gold.daily", "operations.event_log", "silver.orders",
        "silver.orders_quarantine",
      ]
    )
    let daily = try JSON(parsing: try shop.mercer("describe gold.daily --json").output)
    #expect(daily["comment"]?.string == "Units by day")
    #expect(daily["columns"]?.array?.compactMap { $0["name"]?.string } == ["day", "units"])
    #expect(try shop.mercer("describe gold.daily").output.hasPrefix("gold.daily\nUnits by day\n"))
  }

  @Test func `a dry run writes nothing`() throws {
    let shop = try ShopProject()
    let outcome = try shop.mercer("run --dry-run --json")
    let steps = try JSON(parsing: outcome.output)["steps"]?.array
    #expect(steps?.compactMap { $0["action"]?.string } == ["create", "create", "create"])
    #expect(!FileManager.default.fileExists(atPath: shop.folder + "/.mercer"))
  }

  @Test func `a project is validated and listed`() throws {
    let shop = try ShopProject()
    let people = try shop.mercer("validate --target prod")
    #expect(people.output.hasPrefix("shop is valid for the target prod (production)\n"))
    let json = try JSON(parsing: try shop.mercer("validate --json").output)
    #expect(json["pipelines"]?.array?.first?["datasets"]?.array?.count == 3)
  }

  @Test func `a landing folder counts from the current folder when it is there`() throws {
    let shop = try ShopProject(orders: "order_id,day,quantity\n")
    try shop.write("order_id,day,quantity\nZ,2024-05-05,4\n", to: "elsewhere/in/orders.csv")
    let outcome = try Binary.run(
      "cd '\(shop.folder)/elsewhere' && mercer run --quiet --json --project .. --var landing=./in"
    )
    let json = try JSON(parsing: outcome.output)
    #expect(json["updates"]?.array?.first?["datasets"]?.array?.first?["rows_written"]?.int == 1)
  }
}
