import Foundation
import Testing

/// Small mishaps of a working day, as the built program meets them.
@Suite(.enabled(if: Binary.isBuilt, "the program was not built at the usual place"))
struct MishapTests {
  @Test(arguments: ["John's files", "back\\slash", "a \"b\" é"])
  func `a landing folder may have any name`(name: String) throws {
    let shop = try ShopProject()
    try shop.write(ShopProject.orders, to: name + "/orders.csv")
    let quoted = name.replacing("'", with: "'\\''")
    let outcome = try shop.mercer("run --lake lake --var 'landing=\(shop.folder)/\(quoted)'")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let count = try shop.mercer(
      "sql --lake lake --format csv 'select count(*) as n from bronze.orders'"
    )
    #expect(count.output == "n\n5\n")
  }

  @Test
  func `a misspelt key is shown beside the fault it causes, and nothing that follows from it`()
    throws
  {
    let shop = try ShopProject()
    let file = shop.folder + "/databricks.yml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try shop.write(
      text.replacing("    default: landing", with: "    defalt: landing"),
      to: "databricks.yml"
    )
    let outcome = try shop.mercer("validate")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("has no key `defalt`"))
    #expect(outcome.errors.contains("did you mean `default`?"))
    #expect(outcome.errors.contains("the variable `landing` has no value"))
    #expect(!outcome.errors.contains("there is no variable"))
  }

  @Test(arguments: ["tables", "quality", "quarantine", "sql 'select 1'"])
  func `a lake that is not there is named`(command: String) throws {
    let outcome = try Binary.run("mercer \(command) --lake /nowhere/lake")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("there is no lake at /nowhere/lake"))
  }

  @Test func `a project may be named by a link`() throws {
    let shop = try ShopProject()
    let link = FileManager.default.temporaryDirectory.path + "/mercer-link-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: link) }
    try FileManager.default.createSymbolicLink(
      atPath: link,
      withDestinationPath: BundleLake.root + "/bundles/three-csv"
    )
    let outcome = try shop.mercer("validate --project '\(link)'")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func `rejected lines are said to lie in their table`() throws {
    let shop = try ShopProject(orders: ShopProject.orders + "F,2024-01-04,1,000\n")
    let outcome = try shop.mercer("run --lake lake")
    #expect((outcome.output + outcome.errors).contains("bronze.orders_rejects"))
  }

  @Test func `a pipe in the landing folder is passed over`() throws {
    let shop = try ShopProject()
    _ = try Binary.run("mkfifo '\(shop.folder)/landing/orders-pipe.csv'")
    #expect(try shop.mercer("run --lake lake").status == 0)
  }
}
