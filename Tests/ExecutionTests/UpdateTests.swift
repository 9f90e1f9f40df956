import DuckDB
import Execution
import Foundation
import Lakehouse
import Pipelines
import Relational
import Testing

@Suite struct UpdateTests {
  static let bronze = """
    create or refresh streaming table bronze.orders
    as select order_id, quantity, _metadata.file_name as source_file,
      (monotonically_increasing_id() & 8589934591) + 1 as source_row, _rescued_data
    from stream read_files('${landing}/orders*', format => 'csv', header => true,
      schema => 'order_id string, quantity string', rescuedDataColumn => '_rescued_data')
    """
  static let silver = """
    create or refresh materialized view silver.orders (
      constraint has_quantity expect (quantity is not null) on violation drop row,
      constraint is_small expect (quantity < 100)
    ) as select order_id, try_cast(quantity as int) as quantity, source_file, source_row from bronze.orders
    """
  static let gold = """
    create or refresh materialized view gold.totals
    as select count(*) as orders, sum(quantity) as units from silver.orders
    """

  @Test func `files become bronze, silver and gold, and dropped rows the quarantine`() async throws
  {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,two\nC,300\n")
    let report = try await shop.update([Self.bronze, Self.silver, Self.gold])
    #expect(report.state == .completed)
    #expect(try await shop.rows("select orders, units from gold.totals") == [["2", "301"]])
    #expect(
      try await shop.rows(
        "select order_id, source_file, source_row, failed_expectations from silver.orders_quarantine"
      )
        == [["B", "orders.csv", "2", "has_quantity"]]
    )
    let silver = report.dataset("silver.orders")
    #expect(silver.expectations.map(\.failed) == [1, 2])
    #expect(silver.expectations.map(\.passed) == [2, 1])
    #expect(silver.rowsWritten == 2 && silver.rowsDropped == 1)
  }

  @Test func `an update with nothing new commits nothing`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\n")
    try await shop.update([Self.bronze, Self.silver, Self.gold])
    let log = try await shop.version("operations.event_log")
    let report = try await shop.update([Self.bronze, Self.silver, Self.gold])
    #expect(report.datasets.allSatisfy { $0.status == .upToDate })
    #expect(try await shop.version("bronze.orders") == 0)
    #expect(try await shop.version("gold.totals") == 0)
    #expect(try await shop.version("operations.event_log") == log)
  }

  @Test func `a new file is added and a known one is not read again`() async throws {
    let shop = try Shop()
    try shop.land("orders/1.csv", "order_id,quantity\nA,1\n")
    try await shop.update([Self.bronze, Self.silver, Self.gold])
    try shop.land("orders/2.csv", "order_id,quantity\nB,5\nC,6\n")
    let report = try await shop.update([Self.bronze, Self.silver, Self.gold])
    #expect(report.dataset("bronze.orders").rowsWritten == 2)
    #expect(try await shop.rows("select orders, units from gold.totals") == [["3", "12"]])
    #expect(
      try await shop.rows("select order_id, source_row from bronze.orders order by 1")
        == [["A", "1"], ["B", "1"], ["C", "2"]]
    )
  }

  @Test func `a known file that changed is reported and not read again`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\n")
    try await shop.update([Self.bronze])
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,2\n")
    let report = try await shop.update([Self.bronze])
    #expect(report.dataset("bronze.orders").status == .upToDate)
    #expect(
      report.dataset("bronze.orders").notes.contains {
        $0.contains("has changed since it was read")
      }
    )
    #expect(try await shop.rows("select count(*) from bronze.orders") == [["1"]])
  }

  @Test func `a changed query recomputes its table and those that read it`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,2\n")
    try await shop.update([Self.bronze, Self.silver, Self.gold])
    let changed = Self.silver.replacing(
      "from bronze.orders",
      with: "from bronze.orders where order_id <> 'A'"
    )
    let report = try await shop.update([Self.bronze, changed, Self.gold])
    #expect(report.datasets.map(\.status) == [.upToDate, .updated, .updated])
    #expect(try await shop.rows("select orders, units from gold.totals") == [["1", "2"]])
    #expect(try await shop.rows("select orders, units from gold.totals@v0") == [["2", "3"]])
  }

  @Test func `a missed FAIL UPDATE leaves the table and all downstream as they were`() async throws
  {
    let shop = try Shop()
    try shop.land("orders/1.csv", "order_id,quantity\nA,1\n")
    let strict = Self.silver.replacing(
      "expect (quantity < 100)",
      with: "expect (quantity < 100) on violation fail update"
    )
    try await shop.update([Self.bronze, strict, Self.gold])
    try shop.land("orders/2.csv", "order_id,quantity\nB,500\n")
    let report = try await shop.update([Self.bronze, strict, Self.gold])
    #expect(report.state == .failed)
    #expect(report.datasets.map(\.status) == [.updated, .failed, .skipped])
    let failure = try #require(report.dataset("silver.orders").error)
    #expect(failure.blame == .data && failure.summary.contains("is_small (1 of 2 rows)"))
    #expect(report.dataset("silver.orders").expectations.map(\.failed) == [0, 1])
    #expect(try await shop.rows("select orders, units from gold.totals") == [["1", "1"]])
    #expect(try await shop.version("silver.orders") == 0)
    let leftovers = try FileManager.default.subpathsOfDirectory(
      atPath: shop.lake.folder + "/silver/orders"
    )
    #expect(leftovers.filter { $0.hasSuffix(".parquet") }.count == 1)
    #expect(
      try await shop.rows(
        "select level, error like '%is_small%' from operations.event_log where event_type = 'flow_progress' and details like '%FAILED%'"
      ) == [["ERROR", "true"]]
    )
  }

  @Test func `a full refresh reads every file again`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\n")
    try await shop.update([Self.bronze])
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,2\n")
    try await shop.update([Self.bronze], fullRefresh: true)
    #expect(try await shop.rows("select count(*) from bronze.orders") == [["2"]])
    #expect(try await shop.update([Self.bronze]).dataset("bronze.orders").status == .upToDate)
  }

  @Test func `partitioned tables and their quarantine hold every row once`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,x\nC,2\nD,\nE,1\n")
    let partitioned = """
      create or refresh materialized view silver.orders (
        constraint known expect (quantity is not null) on violation drop row
      ) partitioned by (quantity)
      as select order_id, try_cast(quantity as int) as quantity from bronze.orders
      """
    try await shop.update([Self.bronze, partitioned])
    #expect(
      try await shop.rows("select order_id, quantity from silver.orders order by 1")
        == [["A", "1"], ["C", "2"], ["E", "1"]]
    )
    #expect(
      try await shop.rows("select order_id, quantity from silver.orders_quarantine order by 1")
        == [["B", nil], ["D", nil]]
    )
  }

  @Test func `a second update of the same pipeline is refused while one runs`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\n")
    let pipeline = try await shop.project([Self.bronze]).pipelines[0]
    let updater = shop.updater
    let outcomes = await withTaskGroup(of: String.self) { group in
      for _ in 0..<4 {
        group.addTask {
          do {
            return try await updater.run(pipeline).state.rawValue
          } catch {
            return (error as? Explanation)?.code ?? "\(error)"
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.allSatisfy { $0 == "COMPLETED" || $0 == "execution.update-running" })
    #expect(outcomes.contains("COMPLETED"))
    #expect(try await shop.rows("select count(*) from bronze.orders") == [["1"]])
  }

  @Test func `a stream over another table takes in only what was added`() async throws {
    let shop = try Shop()
    let copy = """
      create or refresh streaming table silver.copy
      as select order_id, upper(source_file) as source_file from stream(bronze.orders)
      """
    try shop.land("orders/1.csv", "order_id,quantity\nA,1\n")
    try await shop.update([Self.bronze, copy])
    try shop.land("orders/2.csv", "order_id,quantity\nB,2\n")
    let report = try await shop.update([Self.bronze, copy])
    #expect(report.dataset("silver.copy").rowsWritten == 1)
    #expect(
      try await shop.rows("select order_id, source_file from silver.copy order by 1") == [
        ["A", "1.CSV"], ["B", "2.CSV"],
      ]
    )
  }

  @Test func `mended rows of a recomputed table take the place of those they mend`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,two\nC,three\n")
    let statements = [Self.bronze, Self.silver, Self.gold]
    try await shop.update(statements)
    let engine = try shop.engine()
    let quality = QualityHistory(lake: shop.lake, engine: engine)
    let dropped = try #require(try await quality.quarantine(of: .init("silver.orders")))
    let row = try #require((0..<dropped.rowCount).first { dropped.row($0)[1].text == "B" })
    let id = try #require(dropped.columns[0].string(at: row))
    let file = shop.folder + "/mended.csv"
    try Data(
      "quarantine_id,order_id,quantity,source_file,source_row\n\(id),B,2,orders.csv,2\n".utf8
    )
    .write(to: URL(fileURLWithPath: file))
    let pipeline = try await shop.project(statements).pipelines[0]
    let dataset = try #require(pipeline.dataset(named: "silver.orders"))
    let replay = try await QuarantineReplay(lake: shop.lake, engine: engine)
      .replay(dataset, of: pipeline, from: file)
    #expect(replay.accepted == 1 && replay.needsUpdate)
    try await shop.update(statements)
    #expect(try await shop.rows("select orders, units from gold.totals") == [["2", "3"]])
    #expect(try await shop.rows("select order_id from silver.orders_quarantine") == [["C"]])
  }

  @Test func `mended rows of a streaming table are added once`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,two\nC,three\n")
    let strict = """
      create or refresh streaming table bronze.orders (
        constraint whole expect (try_cast(quantity as int) is not null) on violation drop row)
      as select order_id, quantity from stream read_files('${landing}/orders*', format => 'csv', header => true,
        schema => 'order_id string, quantity string')
      """
    try await shop.update([strict])
    let engine = try shop.engine()
    for statement in Prelude.statements { try await engine.run(statement) }
    let dropped = try #require(
      try await QualityHistory(lake: shop.lake, engine: engine).quarantine(
        of: .init("bronze.orders")
      )
    )
    #expect(dropped.rowCount == 2)
    let lines = (0..<2).map { row in
      let values = dropped.row(row).map { $0.text ?? "" }
      return "\(values[0]),\(values[1]),\(values[1] == "B" ? "2" : "three")"
    }
    let file = shop.folder + "/mended.csv"
    try Data(("quarantine_id,order_id,quantity\n" + lines.joined(separator: "\n") + "\n").utf8)
      .write(to: URL(fileURLWithPath: file))
    let pipeline = try await shop.project([strict]).pipelines[0]
    let replay = QuarantineReplay(lake: shop.lake, engine: engine)
    let report = try await replay.replay(pipeline.datasets[0], of: pipeline, from: file)
    #expect(report.replayed == 2 && report.accepted == 1)
    #expect(
      try await shop.rows("select order_id, quantity from bronze.orders order by 1") == [
        ["A", "1"], ["B", "2"],
      ]
    )
    #expect(try await shop.rows("select order_id from bronze.orders_quarantine") == [["C"]])
    await #expect(throws: Explanation.self) {
      try await replay.replay(pipeline.datasets[0], of: pipeline, from: file)
    }
  }

  @Test func `every expectation has its course over updates`() async throws {
    let shop = try Shop()
    try shop.land("orders/1.csv", "order_id,quantity\nA,1\nB,two\n")
    try await shop.update([Self.bronze, Self.silver])
    try shop.land("orders/2.csv", "order_id,quantity\nC,three\n")
    try await shop.update([Self.bronze, Self.silver])
    let histories = try await QualityHistory(lake: shop.lake, engine: try shop.engine())
      .expectations()
    let drops = try #require(histories.first { $0.name == "has_quantity" })
    #expect(drops.outcomes.map(\.failed) == [1, 2])
    #expect(drops.outcomes.map(\.passed) == [1, 1])
    #expect(drops.violation == "dropRow")
  }

  @Test func `rows that fail a counting expectation can be shown`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,two\nC,300\n")
    try await shop.update([Self.bronze, Self.silver])
    let engine = try shop.engine()
    for statement in Prelude.statements { try await engine.run(statement) }
    let quality = QualityHistory(lake: shop.lake, engine: engine)
    for expectation in try await quality.expectations() {
      let rows = try #require(try await quality.samples(of: expectation, limit: 5))
      let ids = (0..<rows.rowCount).map { rows.column("order_id")?.string(at: $0) }
      #expect(ids == (expectation.name == "is_small" ? ["C"] : ["B"]))
    }
  }

  @Test func `the engine's own Delta reader reads every table alike`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,x\nC,2\nD,\nE,1\n")
    let partitioned = Self.silver.replacing(
      ") as select",
      with: ") partitioned by (quantity) as select"
    )
    try await shop.update([Self.bronze, partitioned, Self.gold])
    let engine = try shop.engine()
    for table in try shop.lake.tables().map({ shop.lake.table($0) }) {
      let own = try table.scan(try await table.snapshot(engine: engine))
      let other: SQL = "select * from delta_scan(\(literal: table.folder))"
      let difference = try await engine.rows(
        """
        select count(*) from (
          (select columns(*)::varchar from (\(own)) except all select columns(*)::varchar from (\(other)))
          union all
          (select columns(*)::varchar from (\(other)) except all select columns(*)::varchar from (\(own))))
        """
      )
      #expect(difference[0, 0] == .integer(0), "\(table.name)")
    }
  }

  @Test func `an interrupted update says so in the event log`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\n")
    let endless = """
      create or refresh materialized view gold.endless
      as select count(*) as n from bronze.orders a cross join (select explode(sequence(1, 100000)) as i) b
      cross join (select explode(sequence(1, 100000)) as j) c where b.i * c.j % 7 = 3
      """
    let pipeline = try await shop.project([Self.bronze, endless]).pipelines[0]
    let updater = shop.updater
    let task = Task { try await updater.run(pipeline) }
    while try !shop.lake.table("bronze.orders").exists {
      try await Task.sleep(for: .milliseconds(20))
    }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    let report = try await task.value
    #expect(report.state == .canceled)
    #expect(report.dataset("gold.endless").error?.blame == .interrupted)
    let states = try await shop.rows(
      "select details -> '$.update_progress.state' from operations.event_log where event_type = 'update_progress'"
    )
    #expect(states == [["\"CANCELED\""]])
  }
}
