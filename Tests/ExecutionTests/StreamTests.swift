import DuckDB
import Execution
import Foundation
import Lakehouse
import Pipelines
import Relational
import Testing

@Suite struct StreamTests {
  private static func orders(_ type: String, _ rule: String) -> String {
    """
    create or refresh streaming table bronze.orders (
      constraint fits expect (\(rule)) on violation drop row
    ) as select order_id, cast(quantity as \(type)) as quantity
    from stream read_files('${landing}/orders*', format => 'csv', header => true,
      schema => 'order_id string, quantity string')
    """
  }
  private static let kept = "select order_id from bronze.orders order by 1"
  private static let dropped = "select order_id from bronze.orders_quarantine order by 1"

  @Test func `a commit that the table refuses leaves its quarantine alone`() async throws {
    let shop = try Shop()
    try shop.land("orders/1.csv", "order_id,quantity\nA,5\n")
    try await shop.update([Self.orders("int", "quantity > 0")])
    try shop.land("orders/2.csv", "order_id,quantity\nC,7\nD,-2\nE,50\n")
    let refused = try await shop.update([Self.orders("bigint", "quantity > 0")])
    #expect(refused.state == .failed)
    #expect(!shop.lake.table(try TableName("bronze.orders_quarantine")).exists)
    let mended = try await shop.update([Self.orders("int", "quantity > 0 and quantity < 40")])
    #expect(mended.state == .completed)
    #expect(try await shop.rows(Self.kept) == [["A"], ["C"]])
    #expect(try await shop.rows(Self.dropped) == [["D"], ["E"]])
  }

  @Test func `a batch whose rule changed after a crash loses no row`() async throws {
    let shop = try Shop()
    try shop.land("orders/1.csv", "order_id,quantity\nA,5\nB,-1\n")
    try await shop.update([Self.orders("int", "quantity > 0")])
    try shop.land("orders/2.csv", "order_id,quantity\nC,7\nD,-2\nE,50\n")
    try await shop.update([Self.orders("int", "quantity > 0")])
    try shop.uncommit("bronze.orders")
    try await shop.update([Self.orders("int", "quantity > 0 and quantity < 40")])
    #expect(try await shop.rows(Self.kept) == [["A"], ["C"]])
    #expect(try await shop.rows(Self.dropped).contains(["E"]))
  }

  @Test func `a crash between the quarantine and its table doubles nothing`() async throws {
    let shop = try Shop()
    let orders = [Self.orders("int", "quantity > 0")]
    try shop.land("orders/1.csv", "order_id,quantity\nA,5\nB,-1\n")
    try await shop.update(orders)
    try shop.land("orders/2.csv", "order_id,quantity\nC,7\nD,-2\n")
    try await shop.update(orders)
    try shop.uncommit("bronze.orders")
    try shop.land("orders/3.csv", "order_id,quantity\nE,8\nF,-3\n")
    try await shop.update(orders)
    #expect(try await shop.rows(Self.kept) == [["A"], ["C"], ["E"]])
    #expect(try await shop.rows(Self.dropped) == [["B"], ["D"], ["F"]])
    #expect(try await shop.update(orders).dataset("bronze.orders").status == .upToDate)
  }

  @Test func `a full refresh after a crash replaces the quarantine too`() async throws {
    let shop = try Shop()
    try shop.land("orders/1.csv", "order_id,quantity\nA,5\nB,-1\n")
    try await shop.update([Self.orders("int", "quantity > 0")])
    try shop.land("orders/2.csv", "order_id,quantity\nC,7\nD,-2\n")
    try await shop.update([Self.orders("int", "quantity > 0")])
    try shop.uncommit("bronze.orders")
    try await shop.update([Self.orders("bigint", "quantity > 6")], fullRefresh: true)
    #expect(try await shop.rows(Self.kept) == [["C"]])
    #expect(try await shop.rows(Self.dropped) == [["A"], ["B"], ["D"]])
    try shop.land("orders/3.csv", "order_id,quantity\nE,8\nF,-3\n")
    try await shop.update([Self.orders("bigint", "quantity > 6")])
    #expect(try await shop.rows(Self.kept) == [["C"], ["E"]])
    #expect(try await shop.rows(Self.dropped) == [["A"], ["B"], ["D"], ["F"]])
  }

  @Test func `a stream whose files change after a crash still reads every row of a table`()
    async throws
  {
    let shop = try Shop()
    func stream(_ name: String) -> String {
      "stream read_files('${landing}/\(name)', format => 'csv', header => true, schema => 'a string')"
    }
    let statements = [
      "create or refresh streaming table bronze.source as select * from \(stream("source"))",
      """
      create or refresh streaming table silver.both as select a from \(stream("files"))
      union all select a from stream bronze.source
      """,
    ]
    try shop.land("files/1.csv", "a\n1\n")
    try shop.land("source/1.csv", "a\ns1\n")
    try await shop.update(statements)
    try shop.land("files/2.csv", "a\n2\n")
    try shop.land("source/2.csv", "a\ns2\n")
    try await shop.update(statements)
    try shop.uncommit("silver.both")
    try shop.land("files/2.csv", "a\n2\n22\n")
    try shop.land("source/3.csv", "a\ns3\n")
    try await shop.update(statements)
    #expect(
      try await shop.rows("select a from silver.both order by 1")
        == [["1"], ["2"], ["22"], ["s1"], ["s2"], ["s3"]]
    )
  }

  @Test(arguments: [false, true])
  func `a batch done again reads what it reads as a whole`(hasChanged: Bool) async throws {
    let shop = try Shop()
    func files(_ name: String, _ schema: String) -> String {
      "read_files('${landing}/\(name)', format => 'csv', header => true, schema => '\(schema)')"
    }
    let orders = [
      """
      create or refresh streaming table bronze.orders (
        constraint is_known expect (name is not null) on violation drop row
      ) as select o.order_id, n.name from stream \(files("orders", "order_id string")) as o
      left join \(files("names", "order_id string, name string")) as n on o.order_id = n.order_id
      """
    ]
    try shop.land("names/1.csv", "order_id,name\nA,a\nC,c\nD,d\n")
    try shop.land("orders/1.csv", "order_id\nA\nB\n")
    try await shop.update(orders)
    try shop.land("orders/2.csv", "order_id\nC\nD\nE\n")
    try await shop.update(orders)
    try shop.uncommit("bronze.orders")
    if hasChanged { try shop.land("names/1.csv", "order_id,name\nA,a\nC,c\n") }
    try await shop.update(orders)
    let dropped = try await shop.rows(Self.dropped)
    if hasChanged {
      #expect(try await shop.rows(Self.kept) == [["A"], ["C"]])
      #expect(dropped.contains(["D"]))
    } else {
      #expect(try await shop.rows(Self.kept) == [["A"], ["C"], ["D"]])
      #expect(dropped == [["B"], ["E"]])
    }
  }

  @Test func `the order of the sources of a union does not matter`() async throws {
    let shop = try Shop()
    func union(_ patterns: String...) -> [String] {
      let sources = patterns.map {
        "select * from stream read_files('${landing}/\($0)', format => 'csv', header => true, schema => 'a string')"
      }
      return [
        "create or refresh streaming table bronze.both as "
          + sources.joined(separator: " union all ")
      ]
    }
    let rows = "select a from bronze.both order by 1"
    try shop.land("x/1.csv", "a\nx1\n")
    try shop.land("y/1.csv", "a\ny1\n")
    try await shop.update(union("x", "y"))
    try await shop.update(union("y", "x"))
    #expect(try await shop.rows(rows) == [["x1"], ["y1"]])
    try shop.land("y/2.csv", "a\ny2\n")
    try await shop.update(union("x", "y"))
    #expect(try await shop.rows(rows) == [["x1"], ["y1"], ["y2"]])
    try await shop.update(union("x", "y/*.csv"))
    #expect(try await shop.rows(rows) == [["x1"], ["y1"], ["y2"]])
  }

  @Test func `what a stream read before its sources had names of their own stays read`()
    async throws
  {
    let shop = try Shop()
    let orders = [Self.orders("int", "quantity > 0")]
    try shop.land("orders/1.csv", "order_id,quantity\nA,5\n")
    try await shop.update(orders)
    let path = shop.lake.folder + "/_mercer/streams/bronze.orders/1.json"
    let state = try JSON(parsing: Data(contentsOf: URL(fileURLWithPath: path)))
    let files = try #require(state["files"]?.object?.first?.1)
    let old: JSON = ["files": ["read_files_1": files], "tables": [:]]
    try Data(old.text.utf8).write(to: URL(fileURLWithPath: path))
    try shop.land("orders/2.csv", "order_id,quantity\nB,6\n")
    try await shop.update(orders)
    #expect(try await shop.rows(Self.kept) == [["A"], ["B"]])
  }

  @Test(arguments: [true, false])
  func `a recomputed table does not become a stream by itself`(wasStream: Bool) async throws {
    let shop = try Shop()
    let files =
      "read_files('${landing}/orders*', format => 'csv', header => true, schema => 'order_id string')"
    let view = ["create or refresh materialized view bronze.orders as select * from \(files)"]
    let stream = [
      "create or refresh streaming table bronze.orders as select * from stream \(files)"
    ]
    try shop.land("orders.csv", "order_id\nA\nB\n")
    if wasStream { try await shop.update(stream) }
    try await shop.update(view)
    let refused = try await shop.update(stream)
    let error = try #require(refused.dataset("bronze.orders").error)
    #expect(error.code == "execution.not-a-stream")
    #expect(error.next?.contains("--full-refresh --select bronze.orders") == true)
    #expect(try await shop.rows("select count(*) from bronze.orders") == [["2"]])
    try await shop.update(stream, fullRefresh: true)
    #expect(try await shop.rows("select count(*) from bronze.orders") == [["2"]])
    #expect(try await shop.update(stream).dataset("bronze.orders").status == .upToDate)
  }

  @Test func `a full refresh names what it cannot read again`() async throws {
    let shop = try Shop()
    let orders = [Self.orders("int", "quantity > 0")]
    try shop.land("orders/1.csv", "order_id,quantity\nA,5\n")
    try shop.land("orders/2.csv", "order_id,quantity\nB,6\n")
    try await shop.update(orders)
    try FileManager.default.removeItem(atPath: shop.folder + "/landing/orders/1.csv")
    let report = try await shop.update(orders, fullRefresh: true)
    #expect(try await shop.rows(Self.kept) == [["B"]])
    #expect(
      report.dataset("bronze.orders").notes == [
        "\(shop.folder)/landing/orders/1.csv had been read and cannot be read again; its rows are in version 0 and older only"
      ]
    )
    #expect(try await shop.update(orders, fullRefresh: true).dataset("bronze.orders").notes == [])
  }

  @Test func `a landing folder that is gone is no day without files`() async throws {
    let shop = try Shop()
    let orders = [Self.orders("int", "quantity > 0")]
    try shop.land("orders.csv", "order_id,quantity\nA,5\n")
    try await shop.update(orders)
    try FileManager.default.removeItem(atPath: shop.folder + "/landing/orders.csv")
    let quiet = try await shop.update(orders).dataset("bronze.orders")
    #expect(quiet.status == .upToDate && quiet.notes.count == 1)
    try FileManager.default.removeItem(atPath: shop.folder + "/landing")
    let report = try await shop.update(orders)
    #expect(report.state == .failed)
    #expect(report.dataset("bronze.orders").error?.code == "source.no-folder")
    #expect(try await shop.rows(Self.kept) == [["A"]])
  }

  @Test func `a full refresh replaces the rejects`() async throws {
    let shop = try Shop()
    let orders = [Self.orders("int", "quantity > 0")]
    let rejects = "select source_line from bronze.orders_rejects"
    try shop.land("orders.csv", "order_id,quantity\nA,5\nB,6,7\n")
    try await shop.update(orders)
    #expect(try await shop.rows(rejects) == [["3"]])
    try await shop.update(orders, fullRefresh: true)
    #expect(try await shop.rows(rejects) == [["3"]])
    try shop.land("orders.csv", "order_id,quantity\nA,5\nB,6\n")
    try await shop.update(orders, fullRefresh: true)
    #expect(try await shop.rows(rejects).isEmpty)
  }
}

extension Shop {
  /// Takes a table's newest commit back, as if the program had been killed just before it.
  fileprivate func uncommit(_ name: String) throws {
    let log = try lake.table(name).folder + "/_delta_log"
    let commits = try FileManager.default.contentsOfDirectory(atPath: log)
      .filter { $0.hasSuffix(".json") }.sorted()
    guard let newest = commits.last else { preconditionFailure("\(name) has no commit") }
    try FileManager.default.removeItem(atPath: log + "/" + newest)
  }
}
