import Execution
import Foundation
import Pipelines
import Relational
import Synchronization
import Testing

/// What an update tells an OpenLineage collector.
@Suite struct OpenLineageTests {
  private static let statements = [
    "create streaming table bronze.r as select *, _metadata.file_path as file from stream read_files('${landing}/r*.csv', schema => 'a int, b string')",
    "create temporary view v as select a, upper(b) as b from bronze.r where a > 0",
    """
    create materialized view s (
      a int comment 'Key', b string,
      constraint a_is_small expect (a < 3) on violation drop row,
      constraint b_is_there expect (b is not null)
    ) comment 'Checked rows' as select a, b from v
    """,
  ]

  /// Events of one update.
  private func events(of shop: Shop, _ statements: [String] = statements) async throws -> [JSON] {
    let texts = Mutex<[String]>([])
    let pipeline = try await shop.project(statements).pipelines[0]
    let reporter = LineageReporter(
      pipeline,
      scope: OpenLineageScope(namespace: "shop.dev", projectFolder: shop.folder),
      updater: shop.updater,
      outbox: EventOutbox { text in texts.withLock { $0.append(text) } }
    )
    let report = try? await shop.updater.run(pipeline) { reporter.observe($0) }
    let outcome = await reporter.finish(report, within: .seconds(10))
    #expect(outcome.lost == 0)
    return try texts.withLock { $0 }.map { try JSON(parsing: $0) }
  }

  @Test func `every run begins and ends once, below the update's own`() async throws {
    let shop = try Shop()
    try shop.land("r1.csv", "a,b\n1,x\n2,\n5,z\n")
    let events = try await events(of: shop)
    #expect(
      events.map { "\($0["eventType"]?.string ?? "") \($0["job"]?["name"]?.string ?? "")" } == [
        "START shop", "START shop.bronze.r", "COMPLETE shop.bronze.r", "START shop.silver.s",
        "COMPLETE shop.silver.s", "START shop.silver.s.expectations",
        "COMPLETE shop.silver.s.expectations", "COMPLETE shop",
      ]
    )
    let update = events[0]["run"]?["runId"]?.string
    let parents = events.compactMap { $0["run"]?["facets"]?["parent"]?["run"]?["runId"]?.string }
    #expect(parents.count == 6 && Set(parents) == [update])
    let ids = Set(events.compactMap { $0["run"]?["runId"]?.string })
    #expect(ids.count == 4 && ids.allSatisfy { UUID(uuidString: $0) != nil })
  }

  @Test func `a dataset's event has schema, lineage, statistics and quality`() async throws {
    let shop = try Shop()
    try shop.land("r1.csv", "a,b\n1,x\n2,\n5,z\n")
    let events = try await events(of: shop)
    let output = try #require(events[4]["outputs"]?.array?.first)
    #expect(output["name"]?.string == shop.folder + "/lake/silver/s")
    let facets = try #require(output["facets"])
    #expect(facets["schema"]?["fields"]?.array?.compactMap { $0["name"]?.string } == ["a", "b"])
    #expect(facets["lifecycleStateChange"]?["lifecycleStateChange"]?.string == "CREATE")
    #expect(output["outputFacets"]?["outputStatistics"]?["rowCount"]?.int == 2)
    #expect(facets["dataQualityMetrics"]?["columnMetrics"]?["b"]?["nullCount"]?.int == 1)
    let lineage = try #require(facets["columnLineage"])
    let b = try #require(lineage["fields"]?["b"]?["inputFields"]?.array?.first)
    // The view is no dataset of its own, so the column comes from the table behind it.
    #expect(b["name"]?.string == shop.folder + "/lake/bronze/r" && b["field"]?.string == "b")
    #expect(b["transformations"]?.array?.first?["subtype"]?.string == "TRANSFORMATION")
    #expect(
      lineage["dataset"]?.array?.first?["transformations"]?.array?.first?["subtype"]?.string
        == "FILTER"
    )
    #expect(
      events[4]["inputs"]?.array?.compactMap { $0["name"]?.string } == [
        shop.folder + "/lake/bronze/r"
      ]
    )
    #expect(events[2]["inputs"]?.array?.first?["name"]?.string == shop.folder + "/landing/r")
    let checks = events[6]["inputs"]?.array?.first?["inputFacets"]?["dataQualityAssertions"]
    let assertions = try #require(checks?["assertions"]?.array)
    #expect(assertions.compactMap { $0["success"]?.bool } == [false, false])
    #expect(assertions.compactMap { $0["column"]?.string } == ["a", "b"])
    #expect(assertions[0]["actual"]?.string == "1 of 3 rows fail")
  }

  @Test func `a failure says why, and what reads it does not begin`() async throws {
    let shop = try Shop()
    try shop.land("r1.csv", "a,b\n1,x\n")
    let events = try await events(
      of: shop,
      [
        Self.statements[0],
        "create materialized view s (constraint never expect (a > 5) on violation fail update) as select a from bronze.r",
        "create materialized view t as select a from s",
      ]
    )
    let names = events.map {
      "\($0["eventType"]?.string ?? "") \($0["job"]?["name"]?.string ?? "")"
    }
    #expect(
      names.suffix(4) == [
        "FAIL shop.silver.s", "START shop.silver.s.expectations", "FAIL shop.silver.s.expectations",
        "FAIL shop",
      ]
    )
    #expect(!names.contains { $0.hasSuffix("silver.t") })
    let message = events.last?["run"]?["facets"]?["errorMessage"]?["message"]?.string
    #expect(message?.contains("never") == true)
  }

  @Test func `an update that was killed is called off by the next`() async throws {
    let shop = try Shop()
    try shop.land("r1.csv", "a,b\n1,x\n")
    let killed = "0a0a0a0a-0000-4000-8000-000000000001"
    let folder = shop.folder + "/lake/_mercer/openlineage"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let journal = folder + "/shop.runs"
    try "update \(killed)\nbegan bronze.r\nbegan silver.s\nended bronze.r\n"
      .write(toFile: journal, atomically: true, encoding: .utf8)
    let events = try await events(of: shop)
    #expect(
      events.prefix(3).map {
        "\($0["eventType"]?.string ?? "") \($0["job"]?["name"]?.string ?? "")"
      }
        == ["ABORT shop.silver.s", "ABORT shop", "START shop"]
    )
    #expect(events[1]["run"]?["runId"]?.string == killed)
    #expect(!FileManager.default.fileExists(atPath: journal))
  }
}

/// Handing events over to somebody who may be away.
@Suite struct EventOutboxTests {
  private func said(_ outcome: EventOutbox.Outcome) -> String {
    "\(outcome.delivered) \(outcome.lost) \(outcome.reason ?? "-")"
  }

  private struct Refusal: Error, CustomStringConvertible {
    var description: String { "no" }
  }

  @Test func `texts arrive in order`() async {
    let texts = Mutex<[String]>([])
    let outbox = EventOutbox { text in texts.withLock { $0.append(text) } }
    for number in 0..<200 { await outbox.add("\(number)") }
    let outcome = await outbox.close(within: .seconds(5))
    #expect(said(outcome) == "200 0 -")
    #expect(texts.withLock { $0 } == (0..<200).map(String.init))
  }

  @Test func `one failure costs one text, three in a row cost the rest`() async {
    let calls = Mutex(0)
    let flaky = EventOutbox { text in if text == "3" { throw Refusal() } }
    for number in 0..<6 { await flaky.add("\(number)") }
    let first = await flaky.close(within: .seconds(5))
    #expect(said(first) == "5 1 no")
    let dead = EventOutbox { _ in
      calls.withLock { $0 += 1 }
      throw Refusal()
    }
    for number in 0..<50 { await dead.add("\(number)") }
    let second = await dead.close(within: .seconds(5))
    #expect(said(second) == "0 50 no")
    #expect(calls.withLock { $0 } == 3)
  }

  @Test func `nobody waits longer than they want to`() async {
    let clock = ContinuousClock()
    let outbox = EventOutbox { _ in try await Task.sleep(for: .seconds(60)) }
    for number in 0..<10 { await outbox.add("\(number)") }
    let start = clock.now
    let outcome = await outbox.close(within: .milliseconds(100))
    #expect(said(outcome) == "0 10 -")
    #expect(clock.now - start < .seconds(30))
  }
}
