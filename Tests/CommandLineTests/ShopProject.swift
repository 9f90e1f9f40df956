import Foundation
import Testing

/// A project of three tables in a folder of its own that goes with it, and the program called on it.
final class ShopProject: Sendable {
  let folder: String

  init(orders: String = ShopProject.orders) throws {
    folder = FileManager.default.temporaryDirectory.path + "/mercer-cli-" + UUID().uuidString
    for (name, text) in Self.files { try write(text, to: name) }
    try write(orders, to: "landing/orders.csv")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: folder + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Calls the program in the project's folder.
  func mercer(_ arguments: String) throws -> Binary.Outcome {
    try Binary.run("cd '\(folder)' && mercer \(arguments)")
  }

  /// Three good orders, one without quantity, one with none.
  static let orders = """
    order_id,day,quantity
    A,2024-01-01,1
    B,2024-01-02,2
    C,2024-01-02,3
    D,2024-01-03,
    E,2024-01-03,0

    """

  private static let files = [
    "databricks.yml": """
    bundle:
      name: shop
    variables:
      landing:
        description: Folder with orders.csv
        default: landing
    targets:
      dev:
        mode: development
        default: true
      prod:
        mode: production
    resources:
      pipelines:
        shop:
          name: shop
          schema: silver
          libraries:
            - glob:
                include: pipelines/**
          configuration:
            landing: ${var.landing}

    """,
    "pipelines/bronze/orders.sql": """
    create or refresh streaming table bronze.orders
    as select order_id, day, quantity, _metadata.file_name as source_file
    from stream read_files('${landing}/orders*.csv', format => 'csv', header => true,
      schema => 'order_id string, day date, quantity int');

    """,
    "pipelines/silver/orders.sql": """
    create or refresh materialized view silver.orders (
      constraint has_quantity expect (quantity is not null) on violation drop row,
      constraint quantity_is_positive expect (quantity > 0)
    )
    comment 'Orders that can be counted'
    as select order_id, day, quantity from bronze.orders;

    """,
    "pipelines/gold/daily.sql": """
    create or refresh materialized view gold.daily
    comment 'Units by day'
    as select day, sum(quantity) as units from silver.orders group by day;

    """,
    "answers/1_units.sql": """
    -- title: Units
    -- question: How many units are sold each day?
    -- chart: bar x=day y=units
    select day, units from gold.daily order by day;

    """,
  ]
}
