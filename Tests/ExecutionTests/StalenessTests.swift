import Delta
import DuckDB
import Execution
import Foundation
import Lakehouse
import Pipelines
import Relational
import Testing

/// What makes a dataset be computed again, and what an update leaves for others to read.
@Suite struct StalenessTests {
  static let view = "create temporary view recent as select order_id, quantity from bronze.orders"
  static let total = """
    create or refresh materialized view gold.total as select count(*) as n from recent
    """

  @Test func `a changed temporary view makes its readers be computed again`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,2\n")
    try await shop.update([UpdateTests.bronze, Self.view, Self.total])
    let changed = Self.view + " where order_id = 'A'"
    let report = try await shop.update([UpdateTests.bronze, changed, Self.total])
    #expect(report.dataset("gold.total").status == .updated)
    #expect(try await shop.rows("select n from gold.total") == [["1"]])
  }

  @Test func `a selected dataset brings the views it reads along, also in a dry run`() async throws
  {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,2\n")
    let statements = [UpdateTests.bronze, Self.view, Self.total]
    try await shop.update([UpdateTests.bronze])
    let pipeline = try await shop.project(statements).pipelines[0]
    let selection = try Selection(parsing: "gold.total")
    #expect(
      try await shop.updater.dryRun(pipeline, selection: selection).map(\.action) == [.create]
    )
    let report = try await shop.updater.run(pipeline, selection: selection)
    #expect(report.state == .completed, "\(report.datasets.compactMap { $0.error?.rendered })")
    #expect(try await shop.rows("select n from gold.total") == [["2"]])
    #expect(try await shop.updater.dryRun(pipeline).map(\.action) == [.nothing, .nothing])
  }

  @Test func `a temporary view over files keeps its rejected lines`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,2,3\n")
    let files = """
      create temporary view landed as select order_id
      from read_files('${landing}/orders.csv', format => 'csv', header => true, schema => 'order_id string, quantity string')
      """
    let total = "create or refresh materialized view gold.total as select count(*) as n from landed"
    let report = try await shop.update([files, total])
    #expect(report.datasets.map(\.rowsRejected).reduce(0, +) == 1)
    #expect(try await shop.rows("select n from gold.total") == [["1"]])
  }

  @Test func `rows that another writer added make a table be computed again`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\n")
    let statements = [UpdateTests.bronze, UpdateTests.silver]
    try await shop.update(statements)
    let table = try shop.lake.table("silver.orders")
    let engine = try shop.engine()
    let schema = try await table.snapshot(engine: engine).schema
    let report = try await engine.write(
      ParquetWrite(
        query: "select 'X' as order_id, 7 as quantity, 'x' as source_file, 1 as source_row",
        schema: schema,
        folder: try table.dataFolder(),
        filePrefix: "foreign"
      )
    )
    _ = try await table.commit(
      TableChange(.append, schema: schema, files: report.files),
      engine: engine
    )
    #expect(try await shop.rows("select count(*) from silver.orders") == [["2"]])
    #expect(try await shop.update(statements).dataset("silver.orders").status == .updated)
    #expect(try await shop.rows("select order_id from silver.orders") == [["A"]])
  }

  @Test func `an update that was killed at its end is finished by the next`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\nB,two\n")
    let statements = [UpdateTests.bronze, UpdateTests.silver]
    try await shop.update(statements)
    // What kill -9 right behind the last table's commit leaves: no last words in the log, no versions.
    let log = shop.lake.folder + "/operations/event_log/_delta_log/00000000000000000001.json"
    try FileManager.default.removeItem(atPath: log)
    try FileManager.default.removeItem(atPath: shop.lake.folder + "/_mercer/versions/shop.json")
    try await shop.update(statements)
    let histories = try await QualityHistory(
      lake: Lake(folder: shop.lake.folder),
      engine: try shop.engine()
    )
    .expectations()
    #expect(histories.map(\.outcomes.count) == [1, 1])
    #expect(histories.first { $0.name == "has_quantity" }?.outcomes[0].failed == 1)
    let versions = try String(
      contentsOfFile: shop.lake.folder + "/_mercer/versions/shop.json",
      encoding: .utf8
    )
    #expect(try JSON(parsing: versions)["tables"]?["silver.orders"]?.int == 0)
  }

  @Test func `the versions of tables that were not selected stay published`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\n")
    let statements = [UpdateTests.bronze, UpdateTests.silver, UpdateTests.gold]
    try await shop.update(statements)
    let pipeline = try await shop.project(statements).pipelines[0]
    _ = try await shop.updater.run(
      pipeline,
      selection: try Selection(parsing: "silver.orders"),
      options: .init(isFullRefresh: true)
    )
    let versions = try JSON(
      parsing: try String(
        contentsOfFile: shop.lake.folder + "/_mercer/versions/shop.json",
        encoding: .utf8
      )
    )
    #expect(versions["tables"]?["silver.orders"]?.int == 1)
    #expect(versions["tables"]?["gold.totals"]?.int == 0)
  }

  @Test func `a partition that cannot be told from NULL is refused and nothing is left behind`()
    async throws
  {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\n__HIVE_DEFAULT_PARTITION__,1\n,2\n")
    let parted = """
      create or refresh materialized view silver.parted partitioned by (order_id)
      as select order_id, quantity from bronze.orders
      """
    let report = try await shop.update([UpdateTests.bronze, parted])
    let error = try #require(report.dataset("silver.parted").error)
    #expect(error.why?.contains("__HIVE_DEFAULT_PARTITION__") ?? false)
    #expect(try !shop.lake.table("silver.parted").exists)
    let left = try FileManager.default.subpathsOfDirectory(atPath: shop.lake.folder)
    #expect(!left.contains { $0.hasPrefix("silver/parted") && $0.hasSuffix(".parquet") })
  }

  @Test func `two processes never share a spill folder, and dead ones are swept`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "order_id,quantity\nA,1\n")
    #expect(SpillFolder.path(for: shop.lake) != SpillFolder.path(for: shop.lake))
    let dead = shop.lake.folder + "/_mercer/spill-999999999-abcdef12"
    try FileManager.default.createDirectory(atPath: dead, withIntermediateDirectories: true)
    try await shop.update([UpdateTests.bronze])
    #expect(!FileManager.default.fileExists(atPath: dead))
  }
}
