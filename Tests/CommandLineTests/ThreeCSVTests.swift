import Foundation
import Testing

/// The shipped bundle `three-csv`, taken from files to answers by the built program.
@Suite(.enabled(if: Binary.isBuilt, "the program was not built at the usual place"))
struct ThreeCSVTests {
  @Test(
    .enabled(
      if: BundleLake.hasRealData("three-csv"),
      "the real files are not beside the checkout"
    )
  )
  func `the real files come out to the cent`() throws {
    let lake = try BundleLake("three-csv", landing: BundleLake.realData + "/three-csv")
    #expect(
      try lake.rows(
        "select status, sum(total_amount), count(distinct order_id) from gold.fact_sales group by all order by all"
      )
        == ["Cancelled,805.85,11", "Completed,6740.02,79", "Returned,821.89,10"]
    )
    #expect(try lake.rows("select sum(total_amount) from gold.fact_sales") == ["8367.76"])
    #expect(
      try lake.rows(
        "select name, total_revenue from gold.product_performance order by 2 desc limit 1"
      )
        == ["Running Shoes,909.93"]
    )
    #expect(
      try lake.rows(
        "select c.name, v.lifetime_value from gold.customer_lifetime_value v join gold.dim_customer c using (customer_key) order by 2 desc limit 1"
      ) == ["Larry Morgan,319.96"]
    )
    #expect(
      try lake.rows(
        "select month, sum(total_revenue) from gold.monthly_sales_summary group by 1 having sum(total_revenue) > 0 order by 1"
      )
        == ["1,1440.78", "2,1921.73", "3,1983.71", "4,1393.80"]
    )
  }

  @Test func `every landed row is in silver, and gold adds up to it`() throws {
    let lake = try BundleLake("three-csv")
    let counts = try lake.rows(
      """
      select (select count(*) from bronze.customers), (select count(*) from bronze.products),
        (select count(*) from bronze.orders), (select count(*) from silver.order_items),
        (select count(*) from gold.fact_sales)
      """
    )
    #expect(counts == ["50,60,100,100,100"])
    #expect(
      try lake.rows(
        "select sum(total_amount) - (select sum(quantity * unit_price) from silver.order_items) from gold.fact_sales"
      )
        == ["0.00"]
    )
    let quality = try Binary.run("mercer quality --lake '\(lake.folder)' --json")
    #expect(quality.output.contains("\"failed\": 0") && !quality.output.contains("\"dropped\": 1"))
  }

  @Test func `a metric is added by one file`() throws {
    let project =
      FileManager.default.temporaryDirectory.path + "/mercer-metric-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: project) }
    _ = try Binary.run("mkdir -p '\(project)' && cp -r '\(BundleLake.root)/bundles/.' '\(project)'")
    try """
    create or refresh materialized view gold.revenue_by_weekday
    comment 'Revenue by day of the week'
    as select d.day_of_week, sum(f.total_amount) as revenue
    from gold.fact_sales f join gold.dim_date d on d.date_key = f.order_date_key
    where f.status = 'Completed' group by d.day_of_week
    """.write(
      toFile: project + "/three-csv/pipelines/revenue_by_weekday.sql",
      atomically: true,
      encoding: .utf8
    )
    let run = try Binary.run(
      "mercer run --quiet --project '\(project)/three-csv' --lake '\(project)/lake' --select +gold.revenue_by_weekday"
    )
    #expect(run.status == 0, "\(run.errors)")
    let total = try Binary.run(
      "mercer sql --lake '\(project)/lake' --format csv 'select count(*) as days, sum(revenue) as revenue from gold.revenue_by_weekday'"
    )
    #expect(total.output == "days,revenue\n7,4866.85\n")
  }
}
