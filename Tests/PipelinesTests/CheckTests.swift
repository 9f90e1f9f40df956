import Pipelines
import Relational
import Testing

/// Names and types, as the engine sees them.
@Suite struct CheckTests {
  @Test func `columns go through a pipeline`() async throws {
    let check = try await TestProject(
      "create streaming table bronze.r as select *, _metadata.file_name as file from stream read_files('r.csv')",
      "create materialized view s (a int, n bigint, constraint ok expect (a > 0)) as select cast(a as int) as a, length(b) as n from bronze.r",
      "create temporary view v as select a, current_date() as d from s",
      "create streaming table bronze.q as select file from stream bronze.r",
      "create materialized view gold.g as select sum(a) as total, max(d) as d, count(*) as n from v join other.t on true"
    ).check(existing: ["other.t": Schema([Field("x", .long)])])
    #expect(check.problems == [])
    #expect(
      check.columns["gold.g"]?.map { "\($0.name) \($0.type?.sparkName ?? "")" } == [
        "total bigint", "d date", "n bigint",
      ]
    )
    #expect(
      check.columns["bronze.r"]?.map(\.name) == ["a", "b", "c", "_rescued_data", "file"]
    )
  }

  @Test func `every fault is found with its place, and what depends on it is skipped`() async throws
  {
    let check = try await TestProject(
      "create materialized view bronze.orders as select 1 as order_id, 'x' as customer_id",
      """
      create materialized view orders (
        constraint has_id expect (order_id is not null),
        constraint has_total expect (totl > 0),
        constraint is_text expect (customer_id)
      ) as
      select order_id,
        customer_id, 5 as total
      from bronze.orders
      """,
      "create materialized view bad as\nselect order_id, custmer_id\nfrom bronze.orders",
      "create materialized view worse as select o.total from bronze.orders as o",
      "create materialized view skipped as select nonsense from bad",
      "create materialized view wrong as select trim(order_id, customer_id) as x from bronze.orders",
      "create materialized view types as select year(order_id) as x from bronze.orders"
    ).check()
    #expect(
      check.problems.map { "\($0.code) \($0.place ?? "-")" } == [
        "pipeline.unknown-column pipelines/1.sql:3:32", "pipeline.expectation pipelines/1.sql:4:14",
        "pipeline.unknown-column pipelines/2.sql:2:18",
        "pipeline.unknown-column pipelines/3.sql:1:42",
        "sql.not-portable pipelines/5.sql:1:42", "pipeline.types pipelines/6.sql:1:42",
      ]
    )
    let column = check.problems[2]
    #expect(
      column.summary == "`silver.bad` reads `custmer_id`, which `bronze.orders` does not have"
    )
    #expect(column.why == "there are order_id and customer_id")
    #expect(column.next == "did you mean `customer_id`?")
    #expect(check.columns.keys.sorted() == ["bronze.orders"])
  }

  @Test func `declared columns are compared with the query's`() async throws {
    let check = try await TestProject(
      "create materialized view a (x int, y string) as select 1 as x, 2 as z",
      "create materialized view b (x int) as select 'one' as x",
      "create materialized view c partitioned by (z) as select 1 as x, 2 as y",
      "create materialized view d cluster by (yy) as select 1 as x, 2 as y",
      "create materialized view e partitioned by (x) as select 1 as x",
      "create materialized view f as select 1 as x, 2 as X",
      "create materialized view g as select interval 1 day as x",
      "create materialized view h as select 1 as `a b`",
      "create temporary view i as select interval 1 day as `a b`"
    ).check()
    #expect(
      check.problems.map(\.summary) == [
        "the query of `silver.a` gives `z`, which is not in its list of columns",
        "`silver.a` declares `y`, which its query does not give",
        "`x` is declared int, and the query gives string",
        "`silver.c` is partitioned by `z`, which its query does not give",
        "`silver.d` is clustered by `yy`, which its query does not give",
        "`silver.e` has no column beside its partitions",
        "the query of `silver.f` gives two columns `X`",
        "`x` of `silver.g` is INTERVAL, which no table can hold",
        "`silver.h` gives a column `a b`",
      ]
    )
  }

  @Test func `a quotient of decimals is cast, or refused`() async throws {
    let check = try await TestProject(
      "create materialized view t as select 1 as n, cast(2 as decimal(10,2)) as p, cast(3 as double) as d",
      """
      create materialized view a as select round(p / n, 2) as x1, avg(p) over () as x2, p / 100 as x3, n from t;
      create materialized view c as select sum(p) / count(*) as x4, avg(p) as x5 from t group by n
      """,
      """
      create materialized view b as
      with q as (select n, p / n as q, p, d from t)
      select cast(p / n as decimal(12,2)) as y1, cast(avg(p) as decimal(12,2)) as y2, n / 2 as y3, p / d as y4, avg(n) as y5,
        try_divide(n, n) as y6, cast(p as double) / n as y7, q > 1 as y8, median(p) as y9, cast(q as decimal(9,4)) as y10
      from q group by all
      """
    ).check()
    #expect(
      check.problems.map { "\($0.code) \($0.summary)" }
        == [
          "x1` of `silver.a", "x2` of `silver.a", "x3` of `silver.a", "x4` of `silver.c",
          "x5` of `silver.c",
        ].map {
          "sql.decimal-division `\($0)` is a decimal in Spark and a double here"
        }
    )
  }

  @Test func `a source that cannot be looked at is a problem of its place`() async throws {
    let project = TestProject(
      "create materialized view a as select * from read_files('x.csv')",
      "create materialized view b as select * from a"
    )
    let check = await Project.check(
      project.files,
      engine: try await TestProject.engine(),
      fileColumns: { _ in throw Explanation("source.missing", "there is no file") }
    )
    #expect(check.problems.map(\.place) == ["pipelines/0.sql:1:45"])
    #expect(check.columns.isEmpty)
  }

  @Test func `a bundle that cannot be read is all that is said`() async throws {
    let check = try await TestProject(files: ["databricks.yml": "bundle: ["]).check()
    #expect(check.project == nil)
    #expect(check.problems.map(\.code) == ["bundle.syntax"])
  }
}
