import Foundation
import Testing

/// The program as a user without any rights beyond the ordinary ones; root may read everything.
enum OrdinaryUser {
  static let isRoot = (try? Binary.run("id -u").output) == "0\n"

  /// Start of a line of shell that runs the rest as an ordinary user.
  static let prefix = isRoot ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""

  /// Whether such a user can be had and may start the program.
  static let isPossible: Bool = {
    let line = prefix + "'\(Binary.path)' --version"
    return (try? Binary.run(line).status) == 0
  }()

  /// Calls the program in the project's folder as such a user.
  static func mercer(_ arguments: String, in shop: ShopProject) throws -> Binary.Outcome {
    try Binary.run("cd '\(shop.folder)' && \(prefix)'\(Binary.path)' \(arguments)")
  }
}

@Suite(
  .enabled(if: Binary.isBuilt, "the program was not built at the usual place"),
  .enabled(if: OrdinaryUser.isPossible, "no ordinary user may start the program here")
)
struct PermissionTests {
  @Test(arguments: ["landing", "landing/orders.csv"])
  func `a landing folder or file without permission is named and nothing is written`(
    path: String
  ) throws {
    let shop = try ShopProject()
    let drop = try ShopProject()
    _ = try Binary.run("chmod -R a+rwX '\(shop.folder)' '\(drop.folder)'")
    _ = try Binary.run("chmod 000 '\(drop.folder)/\(path)'")
    defer { _ = try? Binary.run("chmod -R u+rwX '\(drop.folder)'") }
    let outcome = try OrdinaryUser.mercer(
      "run --lake '\(shop.folder)/lake' --var 'landing=\(drop.folder)/landing'",
      in: shop
    )
    #expect(outcome.status == 3, "\(outcome.errors)")
    #expect(outcome.errors.contains("error[source.unreadable]"))
    #expect(outcome.errors.contains("\(drop.folder)/\(path) cannot be read"))
    #expect(!FileManager.default.fileExists(atPath: shop.folder + "/lake/bronze/orders/_delta_log"))
  }

  @Test func `a lake that may not be written is named`() throws {
    let shop = try ShopProject()
    _ = try Binary.run("chmod -R a+rX '\(shop.folder)'; mkdir -m 555 '\(shop.folder)/lake'")
    let outcome = try OrdinaryUser.mercer("run --lake '\(shop.folder)/lake'", in: shop)
    #expect(outcome.status == 3, "\(outcome.errors)")
    #expect(outcome.errors.contains("error[execution.lake-not-writable]"))
    #expect(outcome.errors.contains(shop.folder + "/lake"))
  }

  @Test func `a table that may not be written stays as it was`() throws {
    let shop = try ShopProject()
    _ = try Binary.run("chmod -R a+rwX '\(shop.folder)'")
    #expect(try OrdinaryUser.mercer("run --lake '\(shop.folder)/lake'", in: shop).status == 0)
    _ = try Binary.run("chmod 555 '\(shop.folder)/lake/silver/orders'")
    defer { _ = try? Binary.run("chmod -R u+rwX '\(shop.folder)'") }
    try shop.write("order_id,day,quantity\nZ,2024-02-01,1\n", to: "landing/orders2.csv")
    _ = try Binary.run("chmod a+r '\(shop.folder)/landing/orders2.csv'")
    let outcome = try OrdinaryUser.mercer("run --lake '\(shop.folder)/lake'", in: shop)
    #expect(outcome.status == 3, "\(outcome.errors)")
    #expect(outcome.errors.contains("silver/orders"))
    let count = try shop.mercer(
      "sql --lake lake --format csv 'select count(*) as n from silver.orders'"
    )
    #expect(count.output == "n\n4\n", "\(count.errors)")
  }
}
