import Foundation
import Testing

/// `mercer lineage`, called as users call it.
@Suite(.enabled(if: Binary.isBuilt, "the program was not built at the usual place"))
struct LineageCommandTests {
  @Test func `the graph is listed by layers before anything has run`() throws {
    let outcome = try ShopProject().mercer("lineage")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output == """
        landing
        └─ landing/orders  4 columns
        bronze
        └─ bronze.orders  4 columns
               from landing/orders
        silver
        └─ silver.orders  3 columns, 2 expectations
               from bronze.orders
        gold
        └─ gold.daily  2 columns
               from silver.orders

        """
    )
  }

  @Test func `a column leads down to the landed file, with the SQL of each step`() throws {
    let outcome = try ShopProject().mercer("lineage gold.daily.units --upstream")
    #expect(
      outcome.output == """
        gold.daily.units
        │   = sum(quantity)
        └─ silver.orders.quantity  AGGREGATION
           └─ bronze.orders.quantity  IDENTITY
              └─ landing/orders:quantity  IDENTITY

        rows of gold.daily are decided by
        └─ silver.orders.day  GROUP_BY

        """
    )
  }

  @Test func `a table has what it is made from and what is made from it`() throws {
    let shop = try ShopProject()
    let both = try shop.mercer("lineage silver.orders").output
    #expect(
      both == """
        silver.orders (3 columns, 2 expectations) is made from
        └─ bronze.orders  4 columns
           └─ landing/orders  4 columns

        silver.orders (3 columns, 2 expectations) is read by
        └─ gold.daily  2 columns

        """
    )
    let one = try shop.mercer("lineage silver.orders --upstream --depth 1").output
    #expect(one.contains("bronze.orders") && !one.contains("landing") && !one.contains("gold"))
  }

  @Test func `expectations that rows failed are counted after a run`() throws {
    let shop = try ShopProject()
    #expect(try shop.mercer("run --quiet").status == 0)
    let output = try shop.mercer("lineage silver.orders --downstream").output
    #expect(
      output.hasPrefix("silver.orders (3 columns, 2 expectations, 2 failed by rows) is read by\n")
    )
  }

  @Test(arguments: [
    ("gold.dayly", "nothing in the project is called `gold.dayly`", "did you mean gold.daily?"),
    ("gold.daily.unit", "gold.daily has no column `unit`", "did you mean `units`?"),
    (
      "sliver.orders", "nothing in the project is called `sliver.orders`",
      "did you mean silver.orders?"
    ),
    ("nonsense", "nothing in the project is called `nonsense`", "`mercer lineage` lists"),
  ]) func `an unknown name leads to the nearest`(_ name: String, _ says: String, _ next: String)
    throws
  {
    let outcome = try ShopProject().mercer("lineage \(name)")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    #expect(outcome.errors.contains(next), "\(outcome.errors)")
  }

  @Test func `other programs get the graph in their form`() throws {
    let shop = try ShopProject()
    let mermaid = try shop.mercer("lineage --format mermaid").output
    #expect(mermaid.hasPrefix("flowchart LR\n  n0[/\"landing/orders\"/]\n"))
    #expect(mermaid.hasSuffix("  n0 --> n1\n  n1 --> n2\n  n2 --> n3\n"))
    let dot = try shop.mercer("lineage gold.daily --format dot").output
    #expect(dot.hasPrefix("digraph lineage {") && dot.contains("n2 -> n3;"))
    #expect(try shop.mercer("lineage gold.daily.units --format dot").status == 2)
  }

  @Test func `machines get every column with its sources`() throws {
    let shop = try ShopProject()
    let all = try shop.json("lineage --json")
    let datasets = try #require(all["datasets"] as? [[String: Any]])
    #expect(
      datasets.map { $0["dataset"] as? String } == ["bronze.orders", "silver.orders", "gold.daily"]
    )
    let column = try shop.json("lineage gold.daily.units --json")
    let steps = try #require(column["upstream"] as? [[String: Any]])
    #expect(steps.map { $0["step"] as? Int } == [1, 2, 3])
    #expect(
      steps.map { $0["transformations"] as? [String] } == [
        ["AGGREGATION"], ["IDENTITY"], ["IDENTITY"],
      ]
    )
    let table = try shop.json("lineage silver.orders --json")
    #expect(
      (table["upstream"] as? [Any])?.count == 2 && (table["downstream"] as? [Any])?.count == 1
    )
  }
}

extension ShopProject {
  fileprivate func json(_ arguments: String) throws -> [String: Any] {
    let outcome = try mercer(arguments)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return object as? [String: Any] ?? [:]
  }
}
