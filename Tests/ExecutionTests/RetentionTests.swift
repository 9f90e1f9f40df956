import Delta
import DuckDB
import Execution
import Foundation
import Lakehouse
import Pipelines
import Relational
import Testing

@Suite struct RetentionTests {
  static let bronze = """
    create or refresh streaming table bronze.orders
    as select order_id, day, customer_id, amount
    from stream read_files('${landing}/orders*.csv', format => 'csv', header => true,
      schema => 'order_id string, day string, customer_id string, amount decimal(10,2)')
    """
  static let people = """
    create or refresh streaming table bronze.customers
    as select customer_id, signup from stream read_files('${landing}/customers*.csv', format => 'csv',
      header => true, schema => 'customer_id string, signup date')
    """
  static let silver = """
    create or refresh materialized view silver.orders
    as select trim(order_id) as order_id, try_cast(day as date) as day, customer_id, amount from bronze.orders
    """
  static let customers = """
    create or refresh materialized view silver.customers as select customer_id, signup from bronze.customers
    """
  static let gold = """
    create or refresh materialized view gold.totals
    as select count(*) as orders, sum(amount) as amount from silver.orders
    """
  static let statements = [bronze, people, silver, customers, gold]

  static let place = SourcePlace(file: "mercer.yml", line: 1, column: 1)

  static func keyed(_ table: String, _ key: String) -> RetentionPolicy.KeyedTable {
    .init(table: table, key: key, place: place)
  }

  static let policy = RetentionPolicy(
    archive: "_archive",
    rules: [
      .init(
        name: "orders",
        subject: keyed("silver.orders", "order_id"),
        age: "day",
        olderThan: .init(months: 84),
        period: .year,
        companions: [],
        references: [],
        sources: [keyed("bronze.orders", "trim(order_id)")],
        place: place
      ),
      .init(
        name: "customers",
        subject: keyed("silver.customers", "customer_id"),
        age: "signup",
        olderThan: .init(months: 24),
        period: .month,
        companions: [],
        references: [keyed("silver.orders", "customer_id")],
        sources: [keyed("bronze.customers", "customer_id")],
        place: place
      ),
    ]
  )

  static func retention(
    _ shop: Shop,
    _ policy: RetentionPolicy = policy,
    asOf: (Int, Int, Int) = (2024, 6, 1)
  ) async throws -> Retention {
    let engine = try shop.engine()
    for statement in Prelude.statements { try await engine.run(statement) }
    let days = CalendarDay.daysSinceEpoch(year: asOf.0, month: asOf.1, day: asOf.2)
    return Retention(
      policy: policy,
      lake: shop.lake,
      archive: Lake(folder: shop.folder + "/archive"),
      asOf: CalendarDay(daysSinceEpoch: days),
      engine: engine
    )
  }

  /// Two files: one of old orders only, one of old and young.
  static func shop() async throws -> Shop {
    let shop = try Shop()
    try shop.land(
      "customers.csv",
      "customer_id,signup\nA,2010-01-01\nB,2010-01-01\nC,2024-01-01\nD,\n"
    )
    try shop.land(
      "orders1.csv",
      "order_id,day,customer_id,amount\n1,2016-01-01,A,1.10\n2,2017-05-31,A,2.20\n"
    )
    try shop.land(
      "orders2.csv",
      "order_id,day,customer_id,amount\n3,2017-06-01,B,3.30\n 1 ,2016-01-01,A,1.10\n4,x,C,4.40\n5,2023-01-01,C,5.50\n"
    )
    try await shop.update(Self.statements)
    return shop
  }

  static func archived(_ shop: Shop, _ sql: String) async throws -> [[String?]] {
    let engine = try shop.engine()
    let session = LakeSession(lake: Lake(folder: shop.folder + "/archive"), engine: engine)
    let batch = try await engine.rows(session.prepare(sql))
    return (0..<batch.rowCount).map { batch.row($0).map(\.text) }
  }

  @Test func `a dry run says what would go and writes nothing`() async throws {
    let shop = try await Self.shop()
    let report = try await Self.retention(shop).survey()
    #expect(report.isDryRun)
    #expect(report.cutoffs.map(\.day) == ["2017-06-01", "2022-06-01"])
    let parts = report.parts.map { "\($0.rule) \($0.table) \($0.period) \($0.fate) \($0.rowCount)" }
    #expect(
      parts == [
        "orders silver.orders 2016 archived 2", "orders silver.orders 2017 archived 1",
        "orders bronze.orders 2016 archivedAndDropped 2",
        "orders bronze.orders 2017 archivedAndDropped 1",
        "customers silver.customers 2010-01 archived 1",
        "customers bronze.customers 2010-01 archivedAndDropped 1",
      ]
    )
    let files = report.files.map { "\($0.table) \($0.removedCount) \($0.rewrittenCount)" }
    #expect(files.count == 2 && files[1] == "bronze.customers 0 1")
    #expect(try await shop.version("bronze.orders") == 0)
    #expect(!FileManager.default.fileExists(atPath: shop.folder + "/archive"))
  }

  @Test func `what is old goes to the archive and does not come back`() async throws {
    let shop = try await Self.shop()
    let report = try await Self.retention(shop).apply(pipelines: ["shop"])
    #expect(report.files.compactMap(\.version) == [1, 1])
    #expect(
      try await shop.rows("select trim(order_id) from bronze.orders order by 1") == [
        ["3"], ["4"], ["5"],
      ]
    )
    let update = try await shop.update(Self.statements)
    #expect(update.state == .completed)
    #expect(update.dataset("bronze.orders").status == .upToDate)
    #expect(update.dataset("gold.totals").status == .updated)
    #expect(try await shop.rows("select orders, amount from gold.totals") == [["3", "13.20"]])
    #expect(
      try await shop.rows("select customer_id from silver.customers order by 1") == [
        ["B"], ["C"], ["D"],
      ]
    )
    let rows = try await Self.archived(
      shop,
      "select order_id, amount, retention_rule, retention_period from bronze.orders order by 1, 2"
    )
    #expect(
      rows == [
        [" 1 ", "1.10", "orders", "2016"], ["1", "1.10", "orders", "2016"],
        ["2", "2.20", "orders", "2017"],
      ]
    )
    #expect(try await Self.archived(shop, "select count(*) from silver.orders") == [["3"]])
    let history = try await shop.lake.table("bronze.orders").history()
    #expect(history[0].operation == "DELETE")
    #expect(history[0].details?["retention"]?["rule"]?.string == "orders")
    #expect(history[0].metrics.contains { $0.name == "numDeletedRows" && $0.value == "3" })
  }

  @Test func `applying it again changes nothing, with or without an update between`() async throws {
    let shop = try await Self.shop()
    _ = try await Self.retention(shop).apply(pipelines: ["shop"])
    for _ in 0..<2 {
      let again = try await Self.retention(shop).apply(pipelines: ["shop"])
      #expect(again.parts.isEmpty && again.files.isEmpty)
      try await shop.update(Self.statements)
    }
    #expect(try await Self.archived(shop, "select count(*) from bronze.orders") == [["3"]])
    #expect(try await Self.archived(shop, "select count(*) from silver.orders") == [["3"]])
    #expect(try await shop.version("bronze.orders") == 1)
  }

  @Test func `an old order that lands later goes with the next call`() async throws {
    let shop = try await Self.shop()
    _ = try await Self.retention(shop).apply(pipelines: ["shop"])
    try await shop.update(Self.statements)
    try shop.land(
      "orders3.csv",
      "order_id,day,customer_id,amount\n6,2015-01-01,B,6.60\n7,2024-01-01,B,7.70\n"
    )
    try await shop.update(Self.statements)
    _ = try await Self.retention(shop).apply(pipelines: ["shop"])
    try await shop.update(Self.statements)
    #expect(
      try await shop.rows("select order_id from silver.orders order by 1") == [
        ["3"], ["4"], ["5"], ["7"],
      ]
    )
    #expect(
      try await Self.archived(
        shop,
        "select count(*), count(distinct retention_run) from bronze.orders"
      ) == [["4", "2"]]
    )
  }

  @Test func `a stream reads on behind a deletion, no row twice and none left out`() async throws {
    let shop = try await Self.shop()
    let stream =
      "create or refresh streaming table silver.log as select order_id, amount from stream(bronze.orders)"
    let statements = Self.statements + [stream]
    try await shop.update(statements)
    // Landed and read by bronze, but not yet by the stream when the deletion rewrites the file.
    try shop.land(
      "orders3.csv",
      "order_id,day,customer_id,amount\n6,2015-01-01,B,6.60\n7,2024-01-01,B,7.70\n"
    )
    try await shop.update(Self.statements)
    _ = try await Self.retention(shop).apply(pipelines: ["shop"])
    let update = try await shop.update(statements)
    #expect(update.state == .completed)
    #expect(update.dataset("silver.log").rowsWritten == 1)
    let rows = try await shop.rows(
      "select trim(order_id), count(*) from silver.log group by 1 order by 1"
    )
    #expect(rows == [["1", "2"], ["2", "1"], ["3", "1"], ["4", "1"], ["5", "1"], ["7", "1"]])
  }

  @Test func `an update and a retention do not run at once`() async throws {
    let shop = try await Self.shop()
    let retention = try await Self.retention(shop)
    let update = try await shop.project(Self.statements).pipelines[0]
    func unlessRunning(_ work: () async throws -> Void) async throws {
      do {
        try await work()
      } catch let error as Explanation {
        #expect(error.code == "execution.update-running")
      }
    }
    async let updates: Void = {
      for _ in 0..<10 { try await unlessRunning { _ = try await shop.updater.run(update) } }
    }()
    for _ in 0..<10 {
      try await unlessRunning { _ = try await retention.apply(pipelines: ["shop"]) }
    }
    try await updates
    #expect(try await Self.archived(shop, "select count(*) from bronze.orders") == [["3"]])
    #expect(try await shop.rows("select count(*) from bronze.orders") == [["3"]])
  }

  @Test func `a policy that does not fit the lake is explained`() async throws {
    let shop = try await Self.shop()
    var policy = Self.policy
    policy.rules[0].age = "dya"
    let retention = try await Self.retention(shop, policy)
    let error = await #expect(throws: Explanation.self) { try await retention.survey() }
    #expect(error?.code == "retention.expression")
    policy.rules[0].age = "day"
    policy.rules[1].references = [Self.keyed("silver.nothing", "customer_id")]
    let other = try await Self.retention(shop, policy)
    let missing = await #expect(throws: Explanation.self) { try await other.survey() }
    #expect(missing?.code == "retention.no-table")
    #expect(missing?.place == "mercer.yml:1:1")
  }

  struct Cutoff: Sendable, CustomTestStringConvertible {
    var testDescription: String { day }
    var asOf: (Int, Int, Int)
    var age: RetentionPolicy.Age
    var day: String
  }

  @Test(arguments: [
    Cutoff(asOf: (2024, 2, 29), age: .init(months: 12), day: "2023-02-28"),
    Cutoff(asOf: (2024, 3, 31), age: .init(months: 1), day: "2024-02-29"),
    Cutoff(asOf: (2024, 1, 15), age: .init(months: 84), day: "2017-01-15"),
    Cutoff(asOf: (2024, 1, 15), age: .init(days: 15), day: "2023-12-31"),
    Cutoff(asOf: (2024, 5, 31), age: .init(months: 6), day: "2023-11-30"),
    Cutoff(asOf: (2024, 1, 1), age: .init(months: 1), day: "2023-12-01"),
  ])
  func `ages go by the calendar`(cutoff: Cutoff) async throws {
    let shop = try Shop()
    var policy = Self.policy
    policy.rules = [policy.rules[0]]
    policy.rules[0].olderThan = cutoff.age
    try shop.land("orders1.csv", "order_id,day,customer_id,amount\n")
    try await shop.update([Self.bronze, Self.silver])
    let report = try await Self.retention(shop, policy, asOf: cutoff.asOf).survey()
    #expect(report.cutoffs.map(\.day) == [cutoff.day])
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `rows of bronze are in the lake or in the archive, each once`(seed: UInt64) async throws {
    var random = SplitMix(state: seed)
    let shop = try Shop()
    var expired: Set<String> = []
    var rows: [String] = []
    for file in 0..<3 {
      var text = "order_id,day,customer_id,amount\n"
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let id = Int.random(in: 0..<20, using: &random)
        // The day of an order is one of its key, so that all its records are equally old.
        let year = 2012 + (id * 7 + Int(seed)) % 12
        text += "\(id),\(year)-06-0\(1 + id % 3),C\(id % 4),\(id).5\(file)\n"
        rows.append(String(id))
        if year < 2017 { expired.insert(String(id)) }
      }
      try shop.land("orders\(file).csv", text)
    }
    var policy = Self.policy
    policy.rules = [policy.rules[0]]
    let statements = [Self.bronze, Self.silver, Self.gold]
    try await shop.update(statements)
    _ = try await Self.retention(shop, policy).apply(pipelines: ["shop"])
    try await shop.update(statements)
    let left = try await shop.rows("select order_id from bronze.orders").map { $0[0] ?? "" }
    let gone =
      expired.isEmpty || !rows.contains(where: expired.contains)
      ? [] : try await Self.archived(shop, "select order_id from bronze.orders").map { $0[0] ?? "" }
    #expect(left.sorted() == rows.filter { !expired.contains($0) }.sorted())
    #expect(gone.sorted() == rows.filter(expired.contains).sorted())
    #expect(try await shop.rows("select orders from gold.totals") == [["\(left.count)"]])
  }
}

/// Small random numbers that a seed decides.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
