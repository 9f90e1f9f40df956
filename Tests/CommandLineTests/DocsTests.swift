import Foundation
import Relational
import Testing

/// `mercer docs` on a small project, by the built program.
@Suite(.enabled(if: Binary.isBuilt, "the program was not built at the usual place"))
struct DocsTests {
  private func text(_ shop: ShopProject, _ path: String) throws -> String {
    try String(contentsOfFile: shop.folder + "/" + path, encoding: .utf8)
  }

  @Test func `a project has a site before its first update, and more of one after it`() throws {
    let shop = try ShopProject()
    let before = try shop.mercer("docs --output site")
    #expect(before.status == 0, "\(before.errors)")
    #expect(before.output.contains("site: 3 tables, 9 columns"), "\(before.output)")
    #expect(before.output.contains("open file:///"))
    #expect(try text(shop, "site/silver/orders.html").contains("not built yet"))
    #expect(try text(shop, "site/dictionary/silver.md").contains("quantity_is_positive"))
    #expect(try shop.mercer("run").status == 0)
    #expect(try shop.mercer("docs --output site").status == 0)
    let page = try text(shop, "site/silver/orders.html")
    #expect(page.contains("In quarantine") && page.contains("2024-01-02"))
    #expect(try text(shop, "site/_assets/site.css").contains("prefers-color-scheme"))
    #expect(try text(shop, "site/silver/orders_quarantine.html").contains("Lies beside"))
    let left = try FileManager.default.contentsOfDirectory(atPath: shop.folder)
    #expect(left.filter { $0.contains(".draft") }.isEmpty)
    #expect(try shop.mercer("docs --output site --no-samples").status == 0)
    #expect(!(try text(shop, "site/silver/orders.html")).contains("Sample rows"))
  }

  @Test func `a folder with something else in it is left alone`() throws {
    let shop = try ShopProject()
    try shop.write("mine", to: "site/notes.txt")
    let refused = try shop.mercer("docs --output site")
    #expect(refused.status == 2 && refused.errors.contains("docs.not-ours"), "\(refused.errors)")
    #expect(refused.errors.contains("notes.txt"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: shop.folder + "/site") == ["notes.txt"]
    )
    #expect(try shop.mercer("docs --output other").status == 0)
    try shop.write("mine", to: "other/silver/notes.txt")
    #expect(try shop.mercer("docs --output other").status == 2)
    #expect(try text(shop, "other/silver/notes.txt") == "mine")
  }

  @Test func `a lake without project has a site too`() throws {
    let shop = try ShopProject()
    #expect(try shop.mercer("run --lake lake").status == 0)
    let outcome = try Binary.run(
      "cd / && mercer docs --lake '\(shop.folder)/lake' --output '\(shop.folder)/site'"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    let page = try text(shop, "site/silver/orders.html")
    #expect(page.contains("Orders that can be counted") && page.contains("has_quantity"))
  }

  @Test func `machines get the catalog and nothing is written`() throws {
    let shop = try ShopProject()
    #expect(try shop.mercer("run --quiet").status == 0)
    let outcome = try shop.mercer("docs --json")
    let json = try JSON(parsing: outcome.output)
    let names = json["tables"]?.array?.compactMap { $0["table"]?.string } ?? []
    #expect(names.contains("silver.orders") && names.contains("silver.orders_quarantine"))
    let silver = json["tables"]?.array?.first { $0["table"]?.string == "silver.orders" }
    #expect(silver?["storage"]?["rows"]?.int == 4)
    #expect(silver?["quarantined"]?.int == 1)
    #expect(!FileManager.default.fileExists(atPath: shop.folder + "/mercer-docs"))
  }

  @Test func `the dictionary can be had alone`() throws {
    let shop = try ShopProject()
    #expect(try shop.mercer("docs --format markdown --output words").status == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: shop.folder + "/words").sorted()
    #expect(files == [".mercer-docs", "README.md", "bronze.md", "gold.md", "silver.md"])
  }

  @Test func `validate says how much nobody has described`() throws {
    let shop = try ShopProject()
    let outcome = try shop.mercer("validate")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains("not described: 1 of 3 datasets, 9 of 9 columns"),
      "\(outcome.errors)"
    )
    let json = try JSON(parsing: shop.mercer("validate --json").output)
    #expect(json["undescribed"]?["datasets"]?.array?.compactMap(\.string) == ["bronze.orders"])
  }
}
