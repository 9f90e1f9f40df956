import Foundation
import Relational
import Testing

@Suite(.enabled(if: Binary.isBuilt, "the program was not built at the usual place"))
struct DoctorTests {
  let shop: ShopProject

  init() throws {
    shop = try ShopProject()
    let outcome = try shop.mercer("run --lake lake --quiet")
    #expect(outcome.status == 0)
  }

  private func checks(_ arguments: String = "", environment: String = "") throws -> [String: String]
  {
    let outcome = try Binary.run(
      "cd '\(shop.folder)' && \(environment) mercer doctor --lake lake --json \(arguments)"
    )
    let json = try JSON(parsing: outcome.output)
    var statuses: [String: String] = [:]
    for check in json["checks"]?.array ?? [] {
      statuses[check["check"]?.string ?? ""] = check["status"]?.string
      if check["status"]?.string != "ok" { #expect(check["remedy"] != nil, "\(check.text)") }
    }
    let hasFailed = statuses.values.contains("fail")
    #expect(outcome.status == (hasFailed ? 3 : 0))
    #expect(json["healthy"]?.bool == !hasFailed)
    return statuses
  }

  /// What is not as it should be.
  private func findings(_ arguments: String = "", environment: String = "") throws -> [String:
    String]
  {
    try checks(arguments, environment: environment).filter { $0.value != "ok" }
  }

  private func firstFile(of table: String) throws -> String {
    let folder = shop.folder + "/lake/" + table
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    return folder + "/" + (try #require(files.first { $0.hasSuffix(".parquet") }))
  }

  @Test func `a sound lake has nothing to mend, and nothing is left in it`() throws {
    let before = try FileManager.default.subpathsOfDirectory(atPath: shop.folder + "/lake").sorted()
    #expect(try findings().isEmpty)
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: shop.folder + "/lake").sorted() == before
    )
    let names = try checks().keys
    for name in [
      "DuckDB", "extension delta", "project", "clock", "memory", "open files", "tables",
      "leftovers",
    ] {
      #expect(names.contains(name), "\(name)")
    }
  }

  @Test func `a lake that is not there yet is none to mend`() throws {
    let outcome = try shop.mercer("doctor --lake elsewhere/lake")
    #expect(outcome.status == 0)
    #expect(!FileManager.default.fileExists(atPath: shop.folder + "/elsewhere"))
  }

  @Test func `a file that is gone or cut off is found, and its table named`() throws {
    try FileManager.default.removeItem(atPath: try firstFile(of: "silver/orders"))
    let file = try firstFile(of: "gold/daily")
    try #require(FileHandle(forWritingAtPath: file)).truncate(atOffset: 10)
    #expect(try findings() == ["table silver.orders": "fail", "table gold.daily": "fail"])
    let outcome = try shop.mercer("doctor --lake lake --quiet")
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("mercer run --full-refresh --select gold.daily"))
    #expect(!outcome.output.contains("ok "))
  }

  @Test func `a log that cannot be read is found`() throws {
    try shop.write("{\"add\":", to: "lake/gold/daily/_delta_log/00000000000000000001.json")
    #expect(try findings() == ["table gold.daily": "fail"])
  }

  @Test func `a project with faults is found with each of them`() throws {
    try shop.write(
      "create or refresh materialized view gold.bad as select day from silver.nothing;\n",
      to: "pipelines/gold/bad.sql"
    )
    #expect(try findings() == ["project": "fail"])
    try shop.write("threads: none\n", to: "mercer.yml")
    #expect(try findings()["project"] == "fail")
  }

  @Test func `what a killed update left is found`() throws {
    let record = shop.folder + "/lake/_mercer/updates/shop.json"
    let text = try String(contentsOfFile: record, encoding: .utf8).replacing(
      "COMPLETED",
      with: "RUNNING"
    )
    try shop.write(text, to: "lake/_mercer/updates/shop.json")
    try shop.write("", to: "lake/_mercer/spill-999999-abcdef01/part")
    #expect(try findings() == ["last update of shop": "warn", "leftovers": "warn"])
    _ = try shop.mercer("run --lake lake --quiet")
    #expect(try findings().isEmpty)
  }

  @Test func `a retention that was cut short is found`() throws {
    try shop.write("{}", to: "lake/_mercer/retention.json")
    #expect(try findings() == ["leftovers": "warn"])
  }

  @Test func `addresses that nobody answers at are found, and not shown`() throws {
    let url = "MERCER_WEBHOOK_URL=http://127.0.0.1:1/t0ken"
    #expect(try findings(environment: url) == ["webhook": "warn"])
    #expect(
      try findings(environment: "OPENLINEAGE_URL=nonsense") == ["OpenLineage collector": "fail"]
    )
    let outcome = try Binary.run("cd '\(shop.folder)' && \(url) mercer doctor --lake lake")
    #expect(!(outcome.output + outcome.errors).contains("t0ken"))
  }
}
