import Foundation
import Testing

/// The shipped bundle `online-retail`, taken from files to answers by the built program.
@Suite(.enabled(if: Binary.isBuilt, "the program was not built at the usual place"))
struct OnlineRetailTests {
  private static let example = BundleLake.root + "/bundles/online-retail/landing"

  @Test func `every record of the example ends where its rule says`() throws {
    let lake = try BundleLake("online-retail")
    let answer = try lake.mercer("answer 0_where_every_record_went --lake '\(lake.folder)'")
    try Snapshot.check(answer.output, "online-retail.records.txt")
    // What the check says is what the quarantine holds.
    #expect(
      try lake.rows(
        """
        select broken_rule, record_count, amount from checks.record_accounting where broken_rule is not null
        except
        select failed_expectations, count(*), coalesce(sum(source_amount), 0) from silver.order_items_quarantine group by 1
        """
      ).isEmpty
    )
    #expect(
      try lake.rows(
        "select order_id, product_id, quantity, unit_price, status from silver.order_items order by 1, 2"
      ) == [
        "700001,10001,6,4.50,Completed", "700001,10002A,2,19.95,Returned",
        "700002,10001,12,4.25,Completed", "700003,10002A,1,19.95,Completed",
        "700003,10003,100,2.10,Cancelled", "700008,10001,10,4.25,Completed",
        "700008,10006,5,3.00,Completed", "700021,10006,4,3.20,Completed",
        "700022,10001,1,4.50,Completed", "C700010,10001,3,4.25,Returned",
      ]
    )
    #expect(
      try lake.rows(
        """
        select order_id, customer_id, location_id, status, subtotal, shipping_amount, total_amount
        from silver.orders order by 1
        """
      ) == [
        "700001,20001,United Kingdom,Completed,66.90,5.00,71.90",
        "700002,,United Kingdom,Completed,51.00,0.00,51.00",
        "700003,20002,Ireland,Completed,229.95,0.00,229.95",
        "700008,20003,United States,Completed,57.50,0.00,57.50",
        "700021,20004,,Completed,12.80,0.00,12.80",
        "700022,20001,Channel Islands,Completed,4.50,0.00,4.50",
        "C700010,20003,United States,Returned,12.75,5.00,17.75",
      ]
    )
    #expect(
      try lake.rows("select customer_id, country, region from silver.customers order by 1")
        == [
          "20001,Channel Islands,Channel Islands", "20002,Ireland,Ireland",
          "20003,United States,Unknown", "20004,,",
        ]
    )
    #expect(
      try lake.rows("select product_id, name, list_price from silver.products order by 1")
        == [
          "10001,ENAMEL MUG BLUE,4.50", "10002A,WOOL BLANKET GREY,19.95",
          "10003,GARDEN LANTERN,2.10", "10006,TEA TOWEL LINEN,3.20",
        ]
    )
    #expect(
      try lake.rows(
        "select status, total_orders, total_amount from gold.order_status_impact order by 1"
      )
        == ["Cancelled,1,210.00", "Completed,6,172.75", "Returned,2,52.65"]
    )
  }

  /// The records in another order, in five files of three updates: invoices are split, a file is gzipped, another is
  /// delivered twice, and credits land before their sales.
  @Test func `gold is the same however the records are split into files`() throws {
    let landing = FileManager.default.temporaryDirectory.path + "/mercer-split-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: landing) }
    let files = try ["2024-03-01.csv", "later/2024-03-04.csv"].map {
      try String(contentsOfFile: Self.example + "/" + $0, encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
    let header = files[0][0]
    let records = files.flatMap { $0.dropFirst() }.reversed()
    var parts = Array(repeating: [header], count: 4)
    for (index, record) in records.enumerated() { parts[index % 4].append(record) }
    let manager = FileManager.default
    try manager.createDirectory(atPath: landing + "/a/b", withIntermediateDirectories: true)
    func land(_ part: [String], _ name: String) throws {
      try (part.joined(separator: "\n") + "\n")
        .write(toFile: landing + "/" + name, atomically: true, encoding: .utf8)
    }
    try land(parts[3], "z.csv")
    let split = try BundleLake("online-retail", landing: landing)
    try land(parts[2], "a/b/y.csv")
    try land(parts[1], "x.csv")
    #expect(try Binary.run("gzip '\(landing)/x.csv'").status == 0)
    try split.update(landing: landing)
    try land(parts[0], "a/w.csv")
    try land(parts[2], "again.csv")
    try split.update(landing: landing)

    let whole = try BundleLake("online-retail")
    for table in try whole.tables("gold") {
      let rows = "select * from gold.\(table) order by all"
      #expect(try split.rows(rows) == whole.rows(rows), "gold.\(table)")
    }
    #expect(
      try split.rows(
        "select sum(record_count) from checks.record_accounting where place <> 'exact duplicate'"
      ) == ["32"]
    )
  }

  @Test(
    .enabled(
      if: BundleLake.hasRealData("online-retail"),
      "the real file is not beside the checkout"
    )
  )
  func `the real file comes out to the penny`() throws {
    let lake = try BundleLake("online-retail", landing: BundleLake.realData + "/online-retail")
    #expect(
      try lake.rows("select count(*), count(distinct source_file) from bronze.invoice_lines")
        == ["541909,1"]
    )
    #expect(
      try lake.rows(
        "select broken_rule, record_count, amount from checks.record_accounting order by place, broken_rule"
      ) == [
        ",5268,21740.9800", ",528479,10157291.8900", "line_is_no_bad_debt,3,-11062.0600",
        "line_is_no_discount,77,-5696.2200", "line_is_no_fee,87,-236629.5690",
        "line_is_no_gift_voucher,34,685.8100", "line_is_no_manual_entry,567,-69031.6400",
        "line_is_no_postage,2110,279462.1200", "line_is_no_sample,62,-3039.6500",
        "sale_and_its_reversal_are_one_line,2726,-385973.7300",
        "stock_write_off_is_no_sale,1336,0.0000",
        "unit_price_is_in_whole_cents,3,0.0030", "unit_price_is_not_zero,1157,0.0000",
      ]
    )
    #expect(
      try lake.rows(
        "select sum(record_count), sum(amount), max(bronze_records), max(bronze_amount) from checks.record_accounting"
      ) == ["541909,9747747.9340,541909,9747747.9340"]
    )
    #expect(
      try lake.rows(
        """
        select failed_expectations, count(*), sum(source_amount) from silver.order_items_quarantine group by 1
        except select broken_rule, record_count, amount from checks.record_accounting
        """
      ).isEmpty
    )
    #expect(
      try lake.rows(
        "select status, count(*), sum(total_amount) from gold.fact_sales group by 1 order by 1"
      )
        == ["Cancelled,559,280924.26", "Completed,519811,9861245.59", "Returned,8109,194976.90"]
    )
    #expect(
      try lake.rows(
        "select (select count(*) from silver.customers), (select sum(total_revenue) from gold.sales_by_region)"
      )
        == ["4372,9861245.59"]
    )
  }
}

extension BundleLake {
  /// Names of the tables of a layer.
  fileprivate func tables(_ layer: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/" + layer).sorted()
  }
}
