import Foundation
import Testing

/// A real marketplace in seven files on the canonical contract: the bundle `Tests/Bundles/olist` and the shared gold.
@Suite(.enabled(if: Binary.isBuilt, "the program was not built at the usual place"))
struct OlistTests {
  private static let project = BundleLake.root + "/Tests/Bundles/olist"
  static let realData = BundleLake.root + "/../shared/data/olist"

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: realData),
      "the real files are not beside the checkout"
    )
  )
  func `the real files come out to the cent, and what has no counterpart is counted`() throws {
    let lake = try MarketplaceLake(landing: Self.realData)
    #expect(
      try lake.rows(
        """
        select (select count(*) from silver.orders), (select count(*) from silver.order_items),
          (select sum(line_total) from silver.order_items), (select sum(shipping_amount) from silver.orders),
          (select sum(paid_amount) from silver.orders), (select count(*) from silver.customers)
        """
      ) == ["99441,112650,13591643.70,2251909.54,16008872.12,96096"]
    )
    #expect(
      try lake.rows(
        "select source_status, status, count(*) from silver.orders group by all order by all"
      ) == [
        "approved,Pending,2", "canceled,Cancelled,625", "created,Pending,5",
        "delivered,Completed,96478", "invoiced,Processing,314", "processing,Processing,301",
        "shipped,Shipped,1107", "unavailable,Cancelled,609",
      ]
    )
    #expect(
      try lake.rows(
        """
        select (select sum(total_amount) from gold.fact_sales),
          (select sum(total_orders) from gold.order_status_impact),
          (select sum(total_orders) from gold.daily_sales_summary),
          (select sum(total_revenue) from gold.monthly_sales_summary),
          (select sum(lifetime_value) from gold.customer_lifetime_value)
        """
      ) == ["13591643.70,98666,96478,13221498.11,13221498.11"]
    )
    #expect(
      try lake.failures() == [
        "checks.order_references.amount_paid_is_amount_due 576",
        "checks.order_references.order_has_a_payment 1",
        "checks.product_references.category_is_present 610",
        "checks.product_references.category_is_translated 13",
        "checks.silver_order_lines.order_has_lines 775",
        "silver.orders.cancelled_order_was_not_delivered 6",
        "silver.orders.delivered_order_has_a_delivery_time 8",
        "silver.orders.order_was_placed_before_it_was_shipped 166",
        "silver.orders.order_was_shipped_before_it_was_delivered 23",
        "silver.payments.payment_method_is_defined 3",
        "silver.products.weight_is_known 2",
        "silver.products.weight_is_positive 4",
        "silver.sellers.city_is_a_name 19",
      ]
    )
  }

  @Test func `every record without its counterpart is counted, and none leaves the lake`() throws {
    let landing = FileManager.default.temporaryDirectory.path + "/mercer-olist-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: landing) }
    for (name, text) in MarketplaceLake.files {
      try MarketplaceLake.write(text, to: landing + "/" + name)
    }
    let lake = try MarketplaceLake(landing: landing)
    #expect(
      try lake.failures() == [
        "checks.category_references.category_has_products 1",
        "checks.customer_references.account_has_one_order 1",
        "checks.line_references.seller_is_known 1",
        "checks.order_references.amount_paid_is_amount_due 1",
        "checks.order_references.customer_is_known 1",
        "checks.order_references.order_has_a_payment 2",
        "checks.payment_references.order_is_known 1",
        "checks.product_references.category_is_present 1",
        "checks.product_references.category_is_translated 1",
        "checks.product_references.product_was_ordered 1",
        "checks.seller_references.seller_has_sold 1",
        "checks.silver_order_lines.order_has_lines 1",
        "checks.silver_record_counts.every_key_is_in_silver 2",
        "checks.silver_references.order_is_known 1",
        "checks.silver_references.product_is_known 1",
        "checks.silver_totals.nothing_is_lost_or_doubled 3",
        "silver.order_items.line_number_is_a_whole_number 1",
        "silver.order_items.one_record_per_line 1",
        "silver.orders.order_id_is_present 1",
        "silver.orders.order_time_is_a_time 1",
        "silver.orders.status_is_known 1",
        "silver.payments.payment_method_is_defined 1",
        "silver.products.weight_is_known 1",
        "silver.products.weight_is_positive 1",
        "silver.sellers.city_is_a_name 1",
      ]
    )
    #expect(
      try lake.rows(
        """
        select order_id, customer_id, status, payment_method, subtotal, shipping_amount, paid_amount
        from silver.orders order by all
        """
      ) == [
        "o1,p1,Completed,voucher,15.00,1.50,16.50", "o2,p1,Shipped,,21.00,2.00,",
        "o3,c9,Cancelled,,,,", "o4,p3,Cancelled,,7.00,0.70,0.00",
      ]
    )
    #expect(
      try lake.rows("select customer_id, postal_code, city from silver.customers order by all")
        == ["p1,02002,sao paulo", "p2,03003,recife", "p3,04004,belem"]
    )
    #expect(
      try lake.rows(
        "select product_id, name, category, supplier_id, weight_kg from silver.products order by all"
      ) == [
        "x1,perfumery x1,perfumery,,0.225", "x2,pc_gamer x2,pc_gamer,s1,0.000", "x3,product x3,,,",
      ]
    )
    #expect(
      try lake.rows(
        """
        select (select count(*) from bronze.order_items), (select count(*) from silver.order_items),
          (select count(*) from silver.order_items_quarantine), (select sum(total_amount) from gold.fact_sales),
          (select count(*) from bronze.orders), (select count(*) from silver.orders_quarantine)
        """
      ) == ["8,5,2,43.00,7,3"]
    )

    // A later file says that the parcel has arrived; the order as it was stays in bronze.
    try MarketplaceLake.write(
      """
      order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date
      o2,c2,delivered,2018-02-01 10:00:00,,2018-02-02 10:00:00,2018-02-05 10:00:00,

      """,
      to: landing + "/olist_orders_dataset/later.csv"
    )
    try lake.update()
    #expect(
      try lake.rows(
        """
        select status, cast(delivered_ts as date), (select count(*) from silver.orders_quarantine),
          (select count(*) from bronze.orders), (select sum(total_revenue) from gold.daily_sales_summary)
        from silver.orders where order_id = 'o2'
        """
      ) == ["Completed,2018-02-05,3,8,36.00"]
    )
  }

  /// A lake of the bundle's tables that goes with this value.
  private final class MarketplaceLake {
    private let folder =
      FileManager.default.temporaryDirectory.path + "/mercer-olist-lake-" + UUID().uuidString
    private let landing: String

    init(landing: String) throws {
      self.landing = landing
      try update()
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func update() throws {
      let outcome = try Binary.run(
        "mercer run --quiet --project '\(project)' --lake '\(folder)' --var 'landing=\(landing)'"
      )
      #expect(outcome.status == 0, "\(outcome.errors)")
    }

    func rows(_ sql: String) throws -> [String] {
      let outcome = try Binary.run("mercer sql --lake '\(folder)' --format csv \"\(sql)\"")
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.output.split(separator: "\n").dropFirst().map(String.init)
    }

    /// The expectations that records failed, by name, with the number of these records.
    func failures() throws -> [String] {
      struct Quality: Decodable {
        struct Expectation: Decodable {
          var dataset, expectation: String
          var failed: Int
        }
        var expectations: [Expectation]
      }
      let outcome = try Binary.run("mercer quality --lake '\(folder)' --json")
      return try JSONDecoder().decode(Quality.self, from: Data(outcome.output.utf8)).expectations
        .filter { $0.failed > 0 }
        .map { "\($0.dataset).\($0.expectation) \($0.failed)" }
        .sorted()
    }

    static func write(_ text: String, to path: String) throws {
      let file = URL(fileURLWithPath: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
    }

    /// A marketplace of a few records in which every reference is broken once.
    static let files = [
      "olist_customers_dataset.csv": """
      "customer_id","customer_unique_id","customer_zip_code_prefix","customer_city","customer_state"
      "c1","p1","01001",franca,SP
      "c2","p1","02002",sao paulo,SP
      "c3","p2","03003",recife,PE
      "c4","p3","04004",belem,PA

      """,
      "olist_orders_dataset.csv": """
      "order_id","customer_id","order_status","order_purchase_timestamp","order_approved_at","order_delivered_carrier_date","order_delivered_customer_date","order_estimated_delivery_date"
      o1,c1,delivered,2018-01-01 10:00:00,2018-01-01 10:00:00,2018-01-02 10:00:00,2018-01-03 10:00:00,2018-01-09 00:00:00
      o2,c2,shipped,2018-02-01 10:00:00,,2018-02-02 10:00:00,,
      o3,c9,canceled,2018-02-03 10:00:00,,,,
      o4,c4,unavailable,2018-02-04 10:00:00,,,,
      o5,c4,mislaid,2018-02-05 10:00:00,,,,
      o6,c4,created,tomorrow,,,,
      ,c4,created,2018-02-07 10:00:00,,,,

      """,
      "olist_order_items_dataset.csv": """
      "order_id","order_item_id","product_id","seller_id","shipping_limit_date","price","freight_value"
      o1,1,x1,s1,2018-01-02 10:00:00,10.00,1.00
      o1,2,x1,s2,2018-01-02 10:00:00,5.00,0.50
      o2,1,x2,s1,2018-02-02 10:00:00,20.00,2.00
      o2,1,x2,s1,2018-02-02 10:00:00,21.00,2.00
      o2,one,x2,s1,2018-02-02 10:00:00,9.00,0.90
      o4,1,x9,s9,2018-02-05 10:00:00,7.00,0.70
      o8,1,x1,s1,2018-02-05 10:00:00,3.00,0.30
      o1,2,x1,s2,2018-01-02 10:00:00,5.00,0.50

      """,
      "olist_order_payments_dataset.csv": """
      "order_id","payment_sequential","payment_type","payment_installments","payment_value"
      o1,1,voucher,1,6.00
      o1,2,credit_card,8,5.50
      o1,3,voucher,1,5.00
      o4,1,not_defined,1,0.00
      o9,1,boleto,1,30.00

      """,
      "olist_products_dataset.csv": """
      "product_id","product_category_name","product_name_lenght","product_description_lenght","product_photos_qty","product_weight_g","product_length_cm","product_height_cm","product_width_cm"
      x1,perfumaria,40,287,1,225,16,10,14
      x2,pc_gamer,44,276,1,0,30,18,20
      x3,,,,,,,,

      """,
      "olist_sellers_dataset.csv": """
      "seller_id","seller_zip_code_prefix","seller_city","seller_state"
      s1,"13023",campinas,SP
      s2,"04195",sao paulo / sao paulo,SP
      s3,"20031",rio de janeiro,RJ

      """,
      "product_category_name_translation.csv":
        "\u{FEFF}product_category_name,product_category_name_english\r\n"
        + "perfumaria,perfumery\r\nartes,art\r\n",
    ]
  }
}
