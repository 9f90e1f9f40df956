import Pipelines
import Relational
import Testing

/// The graph between datasets: order, rings, selections.
@Suite struct GraphTests {
  static let shop = TestProject(
    "create materialized view gold.z as select * from silver.a join silver.b on true",
    "create materialized view gold.y as select * from gold.z",
    "create materialized view silver.b as select * from bronze.r",
    "create materialized view silver.a as select * from bronze.r",
    "create streaming table bronze.r as select * from stream read_files('r.csv')",
    "create materialized view silver.c as select 1 as x"
  )

  @Test func `datasets come behind what they read, by name where that leaves a choice`()
    async throws
  {
    let stages = try await Self.shop.pipeline().stages()
    #expect(
      stages.map(\.dataset) == ["bronze.r", "silver.c", "silver.a", "silver.b", "gold.z", "gold.y"]
    )
    #expect(stages.map(\.level) == [0, 0, 1, 1, 2, 3])
    #expect(stages.allSatisfy { $0.reason == .selected })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var selection: String
    var stages: [String]

    init(_ selection: String, _ stages: String...) {
      self.selection = selection
      self.stages = stages
    }

    var testDescription: String { selection }
  }

  @Test(arguments: [
    Case("gold.z", "gold.z selected"),
    Case("GOLD.Z+", "gold.z selected", "gold.y downstream"),
    Case("+silver.a", "bronze.r upstream", "silver.a selected"),
    Case(
      "+silver.a+",
      "bronze.r upstream",
      "silver.a selected",
      "gold.z downstream",
      "gold.y downstream"
    ),
    Case("silver.*", "silver.c selected", "silver.a selected", "silver.b selected"),
    Case("c, y", "silver.c selected", "gold.y selected"),
    Case(
      "silver.a+,gold.y",
      "silver.a selected",
      "gold.z downstream",
      "gold.y selected"
    ),
  ]) func `a selection names datasets`(_ test: Case) async throws {
    let stages = try await Self.shop.pipeline().stages(Selection(parsing: test.selection))
    #expect(stages.map { "\($0.dataset) \($0.reason.rawValue)" } == test.stages)
  }

  @Test func `what a selection does not find is named, all at once`() async throws {
    let pipeline = try await Self.shop.pipeline()
    let found = #expect(throws: Explanations.self) {
      try pipeline.stages(Selection(parsing: "silver.z,gold.*,brnze.r+"))
    }
    #expect(
      found?.problems.map(\.summary) == [
        "no dataset is called `silver.z`", "no dataset is called `brnze.r`",
      ]
    )
    #expect(found?.problems.map(\.next) == ["did you mean `gold.z`?", "did you mean `bronze.r`?"])
    #expect(throws: Explanations.self) { try Selection(parsing: "a,,b") }
    #expect(throws: Explanations.self) { try Selection(parsing: "+") }
  }

  @Test func `rings are named with their way round, and nothing else is blamed`() async throws {
    let problems = try await TestProject(
      "create materialized view a as select * from c",
      "create materialized view b as select * from a",
      "create materialized view c as\nselect * from b",
      "create materialized view d as select * from c",
      "create materialized view e as select * from e"
    ).problems()
    #expect(
      problems == [
        "pipeline.cycle pipelines/0.sql:1:45 datasets read each other in a ring: "
          + "silver.a → silver.c → silver.b → silver.a",
        "pipeline.cycle pipelines/4.sql:1:45 `silver.e` reads itself",
      ]
    )
  }

  @Test func `unknown tables, duplicates and faults are reported together`() async throws {
    let problems = try await TestProject(
      "create materialized view gold.f as select * from silver.orderz",
      "create materialized view orders as select nosuch(1) as x",
      "create materialized view Orders as select 1 as x",
      "create materialized view g as select * from fact"
    ).problems(existing: ["other.fact"])
    #expect(
      problems == [
        "sql.unknown-function pipelines/1.sql:1:43 there is no function `nosuch` that means the same everywhere",
        "pipeline.duplicate-dataset pipelines/2.sql:1:26 `silver.orders` is declared twice",
        "pipeline.unknown-table pipelines/0.sql:1:50 `gold.f` reads `silver.orderz`, which does not exist",
        "pipeline.unknown-table pipelines/3.sql:1:45 `silver.g` reads `silver.fact`, which does not exist",
      ]
    )
  }

  @Test func `pipelines come behind those whose tables they read`() async throws {
    let bundle = """
      bundle: {name: two}
      resources:
        pipelines:
          gold: {schema: gold, libraries: [{file: {path: gold.sql}}]}
          bronze: {schema: bronze, libraries: [{file: {path: bronze.sql}}]}
      """
    let project = TestProject(files: [
      "databricks.yml": bundle, "gold.sql": "create materialized view g as select * from bronze.b",
      "bronze.sql":
        "create materialized view b as select 1 as x; create temporary view v as select 2 as y",
    ])
    #expect(try await project.load().pipelines.map(\.resource.key) == ["bronze", "gold"])
    var private_ = project
    private_.files["gold.sql"] = "create materialized view g as select * from bronze.v"
    let problems = try await private_.problems()
    #expect(
      problems == [
        "pipeline.unknown-table gold.sql:1:45 `gold.g` reads `bronze.v`, which does not exist"
      ]
    )
    var ring = project
    ring.files["bronze.sql"] = "create materialized view b as select * from gold.g"
    #expect(try await ring.problems().contains { $0.hasPrefix("pipeline.cycle") })
  }
}
