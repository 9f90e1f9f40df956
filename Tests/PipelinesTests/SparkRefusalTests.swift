import Pipelines
import Relational
import Testing

/// Spellings that the engine would take for something else, or that only some engines know, are refused with the
/// portable way to write them.
@Suite struct SparkRefusalTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    var sql: String
    var summary: String
    var next: String

    init(_ sql: String, _ summary: String, _ next: String = "") {
      self.sql = sql
      self.summary = summary
      self.next = next
    }

    var testDescription: String { sql }
  }

  static let expressions: [Refusal] = [
    Refusal(#""text""#, #""text" is a text in Spark"#, "write 'text'"),
    Refusal(":param", "a parameter marker", "${name}"),
    Refusal("?", "a parameter marker", "${name}"),
    Refusal("1_000", "neither a number nor a name", "backticks"),
    Refusal("2024_orders", "neither a number nor a name", "backticks"),
    Refusal("'it''s'", "a doubled quote", #"\'"#),
    Refusal("raw:a.b", "the path behind `:`", "get_json_object"),
    Refusal("a[0]:b", "the path behind `:`", "get_json_object"),
    Refusal("a >> 1", "`>>`", "power of two"),
    Refusal("a like any ('x', 'y')", "`LIKE ANY`", "`OR`"),
    Refusal("dateadd(day, 1, d)", "`dateadd`", "date_add(day, days)"),
    Refusal("date_add(day, 1, d)", "`date_add`", "date_add(day, days)"),
    Refusal("datediff(month, a, b)", "`datediff`", "datediff(end, start)"),
    Refusal("trim('x', 'y')", "`trim`", "trim(BOTH"),
    Refusal("substring(a from 1 for 2)", "`substring` with words", "commas"),
    Refusal("split(a, b)", "a separator that is computed", "split(x, ',')"),
    Refusal("split(a, ',', 2)", "`split` does not take 3 arguments"),
    Refusal("regexp_replace(a, 'x(?=y)', 'z')", "`(?=`", "look-around"),
    Refusal(#"a rlike '(a)\\1'"#, #"`\1`"#, "back-references"),
    Refusal("regexp_replace(a, 'x', b)", "a replacement that is computed"),
    Refusal("regexp_replace(a, 'x', '$')", "`$` without the number"),
    Refusal("date_format(a, fmt)", "a date pattern that is computed", "yyyy-MM-dd"),
    Refusal("date_format(a, 'G yyyy')", "`G` in the date pattern"),
    Refusal("to_date(a, 'EEE d MMM')", "`EEE` in the date pattern"),
    Refusal("trunc(d, 'decade')", "`trunc` to a unit"),
    Refusal("date_trunc('mnth', d)", "`date_trunc` to a unit", "did you mean `month`?"),
    Refusal("interval 1 day 2 hours", "an interval of several units"),
    Refusal("interval '1-2' year to month", "an interval of several units"),
    Refusal("count(a, b)", "`count` of several columns", "FILTER"),
    Refusal("struct(a, 1)", "a member of `struct` without a name", "named_struct"),
    Refusal("named_struct('a')", "does not take 1 argument"),
    Refusal("transform(a, (x, i) -> x + i)", "several parameters", "x -> …"),
    Refusal("percentile_cont(0.5) within group (order by a)", "`WITHIN GROUP`", "percentile(x"),
    Refusal("first(a, true)", "`first`", "FILTER"),
    Refusal("cast(a as varchar(10))", "`varchar` is a string whose length", "`string`"),
    Refusal("cast(a as strng)", "no type `strng`", "did you mean `string`?"),
    Refusal("cast(a as decimal(40,2))", "decimal(40,2) cannot be"),
    Refusal("extract(second from a)", "`second` of an instant", "minute"),
    Refusal("nosuch(a)", "no function `nosuch`", "docs/sql-dialect.md"),
    Refusal("uppr(a)", "no function `uppr`", "did you mean `upper`?"),
    Refusal("list_sum(a)", "no function `list_sum`"),
    Refusal("my.fn(a)", "a function of one's own"),
    Refusal("substr(a)", "`substr` does not take 1 argument"),
    Refusal("input_file_name()", "`input_file_name`", "_metadata.file_path"),
    Refusal("current_user()", "`current_user`", "who runs"),
    Refusal("hash(a)", "`hash`", "md5"),
    Refusal("typeof(a)", "`typeof`"),
    Refusal("a at time zone 'UTC'", "`AT TIME ZONE`", "UTC"),
    Refusal("a collate unicode", "`COLLATE`"),
    Refusal("row_number()", "needs `OVER (…)`"),
    Refusal("upper(a) over ()", "does not work over a window"),
    Refusal("upper(distinct a)", "functions over many rows only"),
    Refusal("round(a, b)", "a computed number of digits"),
    Refusal("sha2(a, 512)", "this form of `sha2`", "256"),
    Refusal("conv(a, 2, 10)", "this form of `conv`"),
    Refusal("[1, 2]", "`[` means nothing here"),
    Refusal("{'a': 1}", "`{` means nothing here"),
    Refusal("5 // 2", "an operand of `/` is missing"),
    Refusal("2 ** 3", "an operand of `*` is missing"),
    Refusal(#"e'a\n'"#, "`e` before a text"),
    Refusal("(a", "`(` is not closed"),
    Refusal("a)", "`)` closes nothing"),
    Refusal("'abc", "a text in quotes is not closed"),
    Refusal("`abc", "a name in backticks is not closed"),
    Refusal("a /* b", "a comment is not closed"),
    Refusal("monotonically_increasing_id()", "numbers rows", "one `read_files`"),
  ]

  static let queries: [Refusal] = [
    Refusal("select * from t pivot (sum(a) for b in ('x'))", "`PIVOT`", "filter"),
    Refusal("select * from t tablesample (10 percent)", "`TABLESAMPLE`"),
    Refusal("select * from t version as of 3", "older version"),
    Refusal("select * from t timestamp as of '2024-01-01'", "older version"),
    Refusal("select * from t lateral view outer explode(a) x as y", "`LATERAL VIEW`"),
    Refusal("select a from t distribute by a", "`DISTRIBUTE BY`", "leave it out"),
    Refusal("select a from t sort by a", "`SORT BY`", "ORDER BY"),
    Refusal("select a from t group by a with rollup", "`WITH ROLLUP`", "rollup(…)"),
    Refusal("select * from identifier('a.b')", "`identifier`", "${name}"),
    Refusal("select * from t |> where a > 1", "`|>`"),
    Refusal("select * from range(5)", "`range`"),
    Refusal("select explode_outer(a) from t", "`explode_outer`", "explode(array)"),
    Refusal("select distinct on (a) a from t", "`DISTINCT ON`", "row_number()"),
    Refusal("select * exclude (a) from t", "`* EXCLUDE`", "* EXCEPT"),
    Refusal("select a from t using sample 1 rows", "`USING SAMPLE`"),
    Refusal("select a from t asof join u on a = b", "`ASOF JOIN`"),
    Refusal("select a b c from t", "syntax error"),
    Refusal("select * from stream t with (skipchangecommits)", "options of a streaming read"),
  ]

  @Test(arguments: expressions) func `an expression is refused`(_ refusal: Refusal) async throws {
    try await expect(refusal, "select \(refusal.sql) as x from t")
  }

  @Test(arguments: queries) func `a query is refused`(_ refusal: Refusal) async throws {
    try await expect(refusal, refusal.sql)
  }

  private func expect(_ refusal: Refusal, _ query: String) async throws {
    let project = TestProject("create materialized view s as\n\(query)")
    let found = await #expect(throws: Explanations.self) {
      try await project.load(existing: ["silver.t", "silver.u"])
    }
    let problems = found?.problems ?? []
    let fitting = problems.first {
      $0.summary.contains(refusal.summary) && ($0.next ?? "").contains(refusal.next)
    }
    #expect(fitting != nil, "\(problems.map(\.rendered))")
    #expect(fitting?.place?.hasPrefix("pipelines/0.sql:2:") == true)
  }

  @Test func `a fault is placed where it stands, behind references and comments too`() async throws
  {
    let project = TestProject(
      """
      -- größer
      create materialized view s as
      select '${landing}' as x, /* ü */ uppr(a) as y,
        'é' || nosuch(b) as z
      from t
      """
    )
    let problems = try await project.problems(existing: ["silver.t"])
    #expect(
      problems.map { $0.split(separator: " ")[1] } == [
        "pipelines/0.sql:3:35", "pipelines/0.sql:4:10",
      ]
    )
  }
}
