import Pipelines
import Relational
import Testing

@Suite struct DeclarationTests {
  @Test func `every part of a streaming table is kept`() async throws {
    let pipeline = try await TestProject(
      """
      -- Grain: one row per record.
      CREATE OR REFRESH STREAMING TABLE bronze.orders (
        order_id STRING NOT NULL COMMENT 'Key; it''s'
      ) AS SELECT 1;
      """.replacing("it''s", with: "it\\'s"),
      """
      create or refresh streaming table bronze.items (
        item_id string not null comment "Key",
        amount decimal(12,2),
        tags array<struct<name: string, n: int>>,
        constraint has_id expect (item_id is not null),
        constraint is_paid expect (amount >= 0 and (amount < 10)) on violation drop row,
        constraint is_small expect (size(tags) < 5) on violation fail update,
        constraint pk primary key (item_id) rely,
        foreign key (item_id) references silver.products (product_id)
      )
      comment 'What was sold'
      partitioned by (item_id)
      tblproperties ('quality' = 'bronze', delta.appendOnly = true, n = 5)
      as select * from stream read_files('x.csv')
      """
    ).loadedOrPartial()
    let items = try #require(pipeline.dataset(named: "BRONZE.items"))
    #expect(items.kind == .streamingTable)
    #expect(!items.isPrivate)
    #expect(items.columns.map(\.name) == ["item_id", "amount", "tags"])
    #expect(items.columns[0].isNullable == false && items.columns[0].comment == "Key")
    #expect(
      items.columns[2].type
        == .array(
          element: .structure([Field("name", .string), Field("n", .integer)]),
          containsNull: true
        )
    )
    #expect(items.expectations.map(\.name) == ["has_id", "is_paid", "is_small"])
    #expect(items.expectations.map(\.violation) == [.warn, .dropRow, .failUpdate])
    #expect(items.expectations[1].text == "amount >= 0 and (amount < 10)")
    #expect(items.expectations[2].engineText == "cast(len(tags) as integer) < 5")
    #expect(items.comment == "What was sold")
    #expect(items.partitionColumns == ["item_id"])
    #expect(items.properties == ["quality": "bronze", "delta.appendOnly": "true", "n": "5"])
    #expect(
      items.constraints == [
        .primaryKey(name: "pk", columns: ["item_id"]),
        .foreignKey(
          name: nil,
          columns: ["item_id"],
          table: "silver.products",
          referenced: ["product_id"]
        ),
      ]
    )
    #expect(items.place.description == "pipelines/1.sql:1:35")
  }

  @Test func `names without schema belong to the pipeline's, whatever their case`() async throws {
    let pipeline = try await TestProject(
      "create materialized view A as select 1 as x; create materialized view main.Gold.`B` as select 2 as x;",
      "create temporary view v as select * from a; create private materialized view p as select * from V"
    ).pipeline()
    #expect(pipeline.datasets.map(\.name) == ["gold.b", "silver.a", "silver.v", "silver.p"])
    #expect(pipeline.datasets.map(\.isPrivate) == [false, false, true, true])
    #expect(pipeline.dataset(named: "silver.p")?.query.datasetNames == ["silver.v"])
  }

  @Test func `clustering is recorded`() async throws {
    let pipeline = try await TestProject(
      "create materialized view a cluster by (x, y) as select 1 as x, 2 as y",
      "create materialized view b cluster by auto as select 1 as x",
      "create materialized view c cluster by none as select 1 as x"
    ).pipeline()
    #expect(
      pipeline.datasets.map(\.clustering) == [.columns(["x", "y"]), .automatic, .none]
    )
  }

  @Test func `spellings of former days are taken with a warning`() async throws {
    let pipeline = try await TestProject(
      "create live table a as select 1 as x",
      "create temporary materialized view b as select * from live.a"
    ).pipeline()
    #expect(pipeline.datasets.map(\.kind) == [.materializedView, .materializedView])
    #expect(pipeline.datasets[1].isPrivate)
    #expect(pipeline.datasets[1].query.datasetNames == ["silver.a"])
    #expect(pipeline.warnings.map(\.code) == ["sql.legacy", "sql.legacy"])
  }

  @Test func `a fingerprint follows the meaning`() async throws {
    func fingerprint(_ sql: String) async throws -> Fingerprint {
      try await TestProject(sql).pipeline().datasets[0].fingerprint
    }
    let plain = try await fingerprint("create materialized view a as select 'X' as x, 1 as y")
    let spaced = try await fingerprint(
      "CREATE OR REFRESH MATERIALIZED VIEW A -- why\n AS\n  SELECT 'X' AS x,\n 1 as Y"
    )
    #expect(plain == spaced)
    for other in [
      "create materialized view a as select 'x' as x, 1 as y",
      "create materialized view a as select 'X' as x, 2 as y",
      "create private materialized view a as select 'X' as x, 1 as y",
      "create materialized view a (constraint c expect (y > 0)) as select 'X' as x, 1 as y",
      "create materialized view a as select '${currency}' as x, 1 as y",
    ] {
      #expect(try await fingerprint(other) != plain, "\(other)")
    }
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var sql: String
    var problem: String

    init(_ sql: String, _ problem: String) {
      self.sql = sql
      self.problem = problem
    }

    var testDescription: String { sql }
  }

  @Test(arguments: [
    Refusal("select 1", "sql.statement pipelines/0.sql:1:1 `select` does not begin a statement"),
    Refusal("set x = 1", "sql.statement pipelines/0.sql:1:1 `set` does not begin"),
    Refusal(
      "create table a (x int)",
      "sql.statement pipelines/0.sql:1:8 a pipeline does not create plain"
    ),
    Refusal("create view a as select 1", "sql.statement pipelines/0.sql:1:8 a published view"),
    Refusal(
      "create streming table a as select 1",
      "sql.statement pipelines/0.sql:1:8 `streming` where"
    ),
    Refusal(
      "create flow f as insert into a select 1",
      "sql.not-yet pipelines/0.sql:1:8 `CREATE FLOW`"
    ),
    Refusal(
      "apply changes into a from b keys (x)",
      "sql.not-yet pipelines/0.sql:1:1 `APPLY CHANGES"
    ),
    Refusal("auto cdc into a from b keys (x)", "sql.not-yet pipelines/0.sql:1:1 `AUTO CDC INTO`"),
    Refusal(
      "create streaming table a",
      "sql.not-yet pipelines/0.sql:1:25 a streaming table without"
    ),
    Refusal(
      "create materialized view a",
      "sql.syntax pipelines/0.sql:1:27 the end of the statement"
    ),
    Refusal(
      "create materialized view a as values (1)",
      "sql.syntax pipelines/0.sql:1:31 `values` where"
    ),
    Refusal(
      "create materialized view a partitioned by (x) cluster by (x) as select 1 as x",
      "sql.syntax pipelines/0.sql:1:26 `PARTITIONED BY` and `CLUSTER BY`"
    ),
    Refusal("create materialized view a comment 'x' comment 'y' as select 1", "said twice"),
    Refusal("create materialized view a location 's3://x' as select 1", "Mercer keeps the tables"),
    Refusal(
      "create materialized view a with row filter f on (x) as select 1 as x",
      "`WITH ROW FILTER`"
    ),
    Refusal(
      "create materialized view a (x int default 5) as select 1 as x",
      "`DEFAULT` of a column"
    ),
    Refusal("create materialized view a (x nosuch) as select 1 as x", "no type `nosuch`"),
    Refusal(
      "create materialized view a (expect (x > 1)) as select 1 as x",
      "an expectation needs a name"
    ),
    Refusal(
      "create materialized view a (constraint c expect (x > 1) on violation ignore) as select 1 as x",
      "`ignore` where `DROP ROW` or `FAIL UPDATE`"
    ),
    Refusal(
      "create materialized view a (constraint c expect ()) as select 1 as x",
      "condition is empty"
    ),
    Refusal("create temporary view s.v as select 1 as x", "a temporary view has one part"),
    Refusal("create temporary view v partitioned by (x) as select 1 as x", "`partitioned` where"),
    Refusal("create materialized view other.s.a as select 1 as x", "another catalog"),
    Refusal("create materialized view a as select * from other.s.b", "another catalog"),
    Refusal("create materialized view a (x int, X int) as select 1 as x", "declared twice"),
    Refusal(
      "create materialized view a (constraint c expect (x > 1), constraint C expect (x > 2)) as select 1 as x",
      "two expectations are called `C`"
    ),
    Refusal("create materialized view a as select '${landng}' as x", "`${landng}` has no value"),
  ]) func `a statement is refused`(_ refusal: Refusal) async throws {
    let problems = try await TestProject(refusal.sql).problems()
    #expect(problems.contains { $0.contains(refusal.problem) }, "\(problems)")
  }

  @Test func `a fault in one statement leaves the others`() async throws {
    let problems = try await TestProject(
      "create flow f as x; create materialized view a as select nosuch(1) as x;\ncreate table t; select",
      "create materialized view b as select * from a"
    ).problems()
    #expect(
      problems.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
        "sql.not-yet pipelines/0.sql:1:8", "sql.statement pipelines/0.sql:2:8",
        "sql.statement pipelines/0.sql:2:17", "sql.unknown-function pipelines/0.sql:1:58",
      ]
    )
  }

  @Test(arguments: [
    ("count(x) > 1", "looks at more than one row"),
    ("x > (select 1)", "a subquery"),
    ("x in (select 1)", "a subquery"),
    ("row_number() over (order by x) = 1", "looks at more than one row"),
    ("rand() < 0.5", "something else each time"),
    ("uuid() = x", "something else each time"),
    ("x >", "an operand of `>` is missing"),
    ("nosuch(x)", "no function `nosuch`"),
  ]) func `an expectation is refused`(_ condition: String, _ summary: String) async throws {
    let problems = try await TestProject(
      "create materialized view a (\n  constraint c expect (\(condition))\n) as select 1 as x"
    ).problems()
    #expect(
      problems.contains { $0.contains(summary) && $0.contains("pipelines/0.sql:2:") },
      "\(problems)"
    )
  }

  @Test func `today may be part of an expectation`() async throws {
    let dataset = try await TestProject(
      "create materialized view a (constraint c expect (x <= current_date() and x == x)) as select date '2024-01-01' as x"
    ).pipeline().datasets[0]
    #expect(dataset.expectations[0].engineText == "x <= current_date and x = x")
  }
}

extension TestProject {
  /// The pipeline as far as it could be read, other problems aside.
  fileprivate func loadedOrPartial() async throws -> Pipeline {
    let check = try await check()
    return try #require(check.project?.pipelines.first)
  }
}
