import Foundation
import Relational
import Testing

@Suite(.enabled(if: Binary.isBuilt, "the program was not built at the usual place"))
struct FailingRunTests {
  @Test func `an expectation that fails the update is the data's fault`() throws {
    let shop = try ShopProject()
    try shop.write(
      """
      create or refresh materialized view silver.orders (
        constraint quantity_is_positive expect (quantity > 0) on violation fail update
      )
      as select order_id, day, quantity from bronze.orders;
      """,
      to: "pipelines/silver/orders.sql"
    )
    let people = try shop.mercer("run --quiet")
    #expect(people.status == 1)
    #expect(people.output.contains("3 datasets: 1 updated, 1 failed, 1 skipped\n"))
    #expect(
      people.output.contains("\nwritten: bronze.orders\nas before: silver.orders, gold.daily\n")
    )
    #expect(people.errors.hasPrefix("error["))
    let machines = try shop.mercer("run --quiet --json")
    #expect(machines.status == 1)
    let json = try JSON(parsing: machines.output)
    #expect(json["error"]?["code"]?.string != nil)
    let states = json["updates"]?.array?.first?["datasets"]?.array?.compactMap {
      $0["status"]?.string
    }
    #expect(states == ["up_to_date", "failed", "skipped"])
  }

  @Test func `a lake that cannot be written is the environment's fault`() throws {
    let shop = try ShopProject()
    try shop.write("in the way", to: "lake")
    let outcome = try shop.mercer("run --quiet --lake lake/inside")
    #expect(outcome.status == 3, "\(outcome.errors)")
  }

  @Test func `every problem of a project is named at once`() throws {
    let shop = try ShopProject()
    try shop.write(
      "create or refresh materialized view gold.a as select 1 as x",
      to: "pipelines/a.sql"
    )
    try shop.write(
      "create or refresh materialized view gold.a as select 2 as x",
      to: "pipelines/b.sql"
    )
    try shop.write("create or refresh materialized view gold.c as selec 2", to: "pipelines/c.sql")
    let outcome = try shop.mercer("validate --json")
    #expect(outcome.status == 2)
    let errors = try JSON(parsing: outcome.output)["errors"]?.array
    #expect((errors?.count ?? 0) >= 2)
    #expect(
      errors?.contains { $0["place"]?.string?.hasPrefix("pipelines/c.sql:1:") == true } == true
    )
  }

  @Test(arguments: ["", "--json"])
  func `Ctrl-C leaves no half-written table behind`(option: String) throws {
    let shop = try ShopProject()
    try shop.write(
      """
      create or refresh materialized view gold.slow as
      with numbers as (select explode(sequence(1, 200000)) as n)
      select count(*) as n from numbers as a cross join numbers as b where a.n * b.n % 7 = 3;
      """,
      to: "pipelines/gold/slow.sql"
    )
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments =
      ["run", "--project", shop.folder] + option.split(separator: " ").map(String.init)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // The log names every dataset that is done; then only the slow one is left.
    var log = ""
    while !log.contains("(3 of 4)") {
      let part = errors.fileHandleForReading.availableData
      if part.isEmpty { break }
      log += String(decoding: part, as: UTF8.self)
    }
    process.interrupt()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130, "\(log)\(said)")
    if option.isEmpty {
      #expect(said.contains("error[cli.interrupted] interrupted; nothing is half-written"))
    } else {
      #expect(try JSON(parsing: text)["error"]?["code"]?.string == "cli.interrupted")
    }
    let tables = try JSON(parsing: try shop.mercer("tables --json").output)["tables"]?.array
    let names = tables?.compactMap { $0["table"]?.string }
    #expect(names?.contains("gold.daily") == true && names?.contains("gold.slow") == false)
  }
}
