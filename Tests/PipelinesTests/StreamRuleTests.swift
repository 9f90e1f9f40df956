import Pipelines
import Relational
import Testing

/// A stream gives each row once; whatever would need it again is refused.
@Suite struct StreamRuleTests {
  private func problems(_ statement: String) async throws -> [String] {
    try await TestProject(
      "create streaming table src as select * from stream read_files('a.csv')",
      "create materialized view dim as select 1 as k",
      statement
    ).problems()
  }

  @Test(arguments: [
    "select a, k from stream src join dim on a = k",
    "select a, k from stream src left join dim on a = k",
    "select a, k from dim right join stream src on a = k",
    "select a from stream src left semi join dim on a = k",
    "select a from stream src union all select a from stream read_files('b.csv')",
    "with s as (select a from stream src where a > 1) select upper(a) as a from s",
    "select a, (select count(*) from dim) as n from stream src",
    "select a, explode(split(b, ',')) as x from stream src",
  ]) func `row by row is allowed`(_ query: String) async throws {
    #expect(try await problems("create streaming table s as \(query)") == [])
  }

  @Test(arguments: [
    ("select count(*) as n from stream src", "an aggregate over a stream"),
    ("select a, sum(b) as n from stream src group by a", "an aggregate over a stream"),
    ("select a from (select a from stream src) group by a", "an aggregate over a stream"),
    (
      "with s as (select a from stream src) select max(a) as m from s", "an aggregate over a stream"
    ),
    ("select distinct a from stream src", "`DISTINCT` over a stream"),
    ("select a from stream src order by a", "`ORDER BY` on a stream"),
    ("select a from stream src limit 5", "`LIMIT` on a stream"),
    ("select row_number() over (order by a) as n from stream src", "a window over a stream"),
    (
      "select a from stream src union select a from stream read_files('b.csv')",
      "a set operation over a stream"
    ),
    ("select a from stream src except select k from dim", "a set operation over a stream"),
    (
      "select x.a from stream src x join stream read_files('b.csv') y on x.a = y.a",
      "two streams are joined"
    ),
    ("select a from dim left join stream src on a = k", "keeps rows of a table"),
    ("select a from stream src full join dim on a = k", "keeps rows of a table"),
    ("select k from dim left semi join stream src on a = k", "keeps rows of a table"),
    (
      "select k from dim, stream read_files('x.csv') where k in (select a from stream src)",
      "inside an expression"
    ),
    ("select k from stream dim", "whose rows may change"),
    ("select k from dim", "reads no stream"),
  ]) func `many rows at once are refused`(_ query: String, _ summary: String) async throws {
    let found = try await problems("create streaming table s as \(query)")
    #expect(found.contains { $0.contains(summary) }, "\(found)")
  }

  @Test func `only streaming tables read streams`() async throws {
    let view = try await problems("create materialized view s as select a from stream src")
    #expect(view.count == 1 && view[0].contains("the materialized view `silver.s` reads a stream"))
    let temporary = try await problems("create temporary view s as select a from stream src")
    #expect(
      temporary.count == 1 && temporary[0].contains("the temporary view `silver.s` reads a stream")
    )
  }
}
