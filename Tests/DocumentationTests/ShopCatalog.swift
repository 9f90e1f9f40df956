import Documentation
import Foundation
import Relational
import Testing

extension Catalog {
  /// Orders from files to a star of two tables, after two updates.
  static let shop: Catalog = {
    var landed = CatalogTable("bronze.orders", kind: .streamingTable)
    landed.comment = "Orders as they landed."
    landed.columns = [
      CatalogColumn("order_id", type: "string", comment: "Key in the source"),
      CatalogColumn("email", type: "string", comment: "E-mail address of the customer"),
      CatalogColumn("quantity", type: "string", comment: "Ordered units"),
    ]
    landed.files = ["landing/orders{.csv,/*.csv}"]
    landed.source = .init(
      path: "pipelines/bronze/orders.sql",
      text: "-- Grain: one row per record.\ncreate or refresh streaming table bronze.orders as …"
    )

    var customers = CatalogTable("gold.dim_customer", kind: .materializedView)
    customers.comment = "Customers | as known now."
    customers.columns = [
      CatalogColumn("customer_key", type: "bigint", isNullable: false, comment: "Surrogate key"),
      CatalogColumn("email", type: "string", comment: "E-mail address"),
      CatalogColumn("name", type: "string", comment: "Name in full"),
    ]
    customers.primaryKey = ["customer_key"]
    customers.isPrimaryKeyDeclared = true
    customers.inputs = ["bronze.orders"]
    customers.columns[1].origins = [.init(table: "bronze.orders", column: "email")]

    var sales = CatalogTable("gold.fact_sales", kind: .materializedView)
    sales.comment = "Order lines."
    sales.columns = [
      CatalogColumn("order_id", type: "string", comment: "Order"),
      CatalogColumn("customer_key", type: "bigint", comment: "Customer"),
      CatalogColumn("quantity", type: "int", comment: "Units"),
    ]
    sales.columns[2].origins = [.init(table: "bronze.orders", column: "quantity")]
    sales.references = [
      .init(columns: ["customer_key"], table: "gold.dim_customer", referenced: ["customer_key"])
    ]
    sales.inputs = ["bronze.orders", "gold.dim_customer"]
    sales.partitionColumns = ["order_id"]
    sales.expectations = [
      CatalogExpectation(
        "quantity_is_positive",
        condition: "quantity > 0\n  or quantity is null",
        violation: .dropRow,
        outcomes: [
          .init(updateID: "a", at: .day(1), passed: 8, failed: 2),
          .init(updateID: "b", at: .day(2), passed: 10, failed: 0),
        ]
      )
    ]
    sales.storage = .init(
      rowCount: 10,
      sizeInBytes: 2_048,
      fileCount: 1,
      version: 1,
      changedAt: .day(2),
      commits: [
        .init(version: 1, at: .day(2), operation: "WRITE", rowCount: 10, engine: "Mercer/0.1.0")
      ]
    )
    sales.sample = [
      [.string("A-1"), .integer(7), .integer(2)], [.string("A-2"), .null, .integer(1)],
    ]
    return Catalog(
      name: "shop",
      target: "dev",
      gatheredAt: .day(3),
      tables: [landed, customers, sales],
      updates: [
        CatalogUpdate(
          id: "b",
          pipeline: "shop",
          state: "COMPLETED",
          at: .day(2),
          milliseconds: 1_250,
          rowsWritten: 20,
          rowsDropped: 0
        )
      ]
    )
  }()
}

extension UTCInstant {
  /// Noon of a day in January 2024.
  static func day(_ day: Int) -> UTCInstant {
    UTCInstant(microseconds: 1_704_024_000_000_000 + Int64(day) * 86_400_000_000)
  }
}

/// Compares text with a file that a person has read; `UPDATE_SNAPSHOTS=1` writes the file anew.
enum Snapshot {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")

  static func check(_ text: String, _ name: String) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try? String(contentsOf: file, encoding: .utf8)
    #expect(text == expected, "differs from \(name); UPDATE_SNAPSHOTS=1 rewrites it")
  }
}
