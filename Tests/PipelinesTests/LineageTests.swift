import Pipelines
import Relational
import Testing

/// Where columns come from, through every form of query.
@Suite struct LineageTests {
  @Test func `columns are followed to their tables`() async throws {
    let engine = try await TestProject.engine()
    for shape in LineageFixture.shapes {
      let (_, lineage) = try await LineageFixture.traced(shape.sql, engine)
      #expect(lineage.text == shape.lineage, "\(shape.id)")
    }
  }

  @Test func `only what the lineage names changes a column`() async throws {
    let engine = try await TestProject.engine()
    let perturbation = try await Perturbation(engine: engine)
    for (name, rows) in LineageFixture.rows { try await perturbation.keep(rows, as: name) }
    for shape in LineageFixture.shapes {
      let (dataset, lineage) = try await LineageFixture.traced(shape.sql, engine)
      let faults = try await perturbation.faults(of: dataset, lineage: lineage)
      #expect(faults == [], "\(shape.id)")
    }
  }

  @Test func `a source that is left out is found by changing it`() async throws {
    let engine = try await TestProject.engine()
    let perturbation = try await Perturbation(engine: engine)
    for (name, rows) in LineageFixture.rows { try await perturbation.keep(rows, as: name) }
    var (dataset, lineage) = try await LineageFixture.traced(
      "select a + b as x, c from lake.t where f and d > date '2024-03-01'",
      engine
    )
    lineage.columns[0].sources.removeFirst()
    lineage.rows.removeFirst()
    let faults = try await perturbation.faults(of: dataset, lineage: lineage)
    #expect(
      faults == [
        "lake.t.a changes x", "lake.t.d changes c", "lake.t.d changes x",
      ]
    )
  }

  @Test func `expectations decide about rows when they drop some`() async throws {
    let engine = try await TestProject.engine()
    let project = try await TestProject(
      """
      create materialized view v (
        c string, b int,
        constraint one expect (b > 1 and c is not null),
        constraint two expect (twice < 20) on violation drop row,
        constraint three expect (true)
      ) as select a * 2 as twice, b, c from lake.t
      """
    ).load(existing: ["lake.t"])
    let lineage = await Lineage(
      of: project.pipelines,
      known: KnownColumns(tables: LineageFixture.tables),
      engine: engine
    ).datasets[0]
    #expect(
      lineage.text == """
        c = t.c identity
        b = t.b identity
        twice = t.a transformation
        rows: t.a filter
        """
    )
    #expect(lineage.expectations.map(\.name) == ["one", "two", "three"])
    #expect(lineage.expectations.map(\.columns) == [["c", "b"], ["twice"], []])
  }

  @Test func `every step has its SQL in the user's words`() async throws {
    let (_, lineage) = try await LineageFixture.traced(
      """
      with x as (
        select a, -- the key
          trim( upper(c) )  as `Name`, sum(b) filter (where a is distinct from 3) total
        from lake.t group by 1, 2
      )
      select `Name`, case when total > 1 /* many */ then concat(name,
          'from, here') end as label, a, total / 2.0D half, (select max(w) from lake.u) as top from x
      """,
      try await TestProject.engine()
    )
    let texts = lineage.columns.map { column in
      column.expressions.map { "\($0.place.line) \($0.name): \($0.text)" }
    }
    #expect(
      texts == [
        ["3 Name: trim( upper(c) )"],
        [
          "6 label: case when total > 1 then concat(name, 'from, here') end",
          "3 total: sum(b) filter (where a is distinct from 3)",
          "3 Name: trim( upper(c) )",
        ],
        [],
        ["7 half: total / 2.0D", "3 total: sum(b) filter (where a is distinct from 3)"],
        ["7 top: (select max(w) from lake.u)", "7 max(w): max(w)"],
      ]
    )
  }

  @Test func `what cannot be followed is said, with its place`() async throws {
    let engine = try await TestProject.engine()
    let (_, unknown) = try await LineageFixture.traced("select a, zz from lake.t", engine)
    #expect(
      unknown.text == """
        a = t.a identity
        zz = 
        ?? zz: nothing that is read here has such a column
        """
    )
    #expect(unknown.columns[1].unresolved[0].place?.description == "pipelines/0.sql:1:41")
    #expect(!unknown.isComplete)
    let project = try await TestProject(
      """
      create materialized view one as select *, a + 1 as more from lake.x where k > 1;
      create materialized view two as select x.a, b, y.c from lake.x as x join lake.y as y on x.k = y.k;
      create materialized view three as select b, more, other from one
      """
    ).load(existing: ["lake.x", "lake.y"])
    let guess = await Lineage(of: project.pipelines, known: KnownColumns(), engine: engine)
    #expect(
      guess.datasets.map(\.text) == [
        """
        more = x.a transformation
        rows: x.k filter
        ?? silver.one: it takes all columns of `lake.x`, which are not known
        """,
        """
        a = x.a identity
        b = 
        c = y.c identity
        rows: x.k join, y.k join
        ?? b: it may belong to `lake.x` or `lake.y`, whose columns are not known
        """,
        """
        b = 
        more = one.more identity
        other = 
        ?? b: nothing that is read here has such a column
        ?? other: nothing that is read here has such a column
        """,
      ]
    )
    let table = Schema([Field("a", .long), Field("b", .long), Field("more", .long)])
    let known = KnownColumns(tables: ["silver.one": table])
    let resolved = await Lineage(of: project.pipelines, known: known, engine: engine)
    #expect(
      resolved.datasets[0].text == """
        more = x.a transformation
        a = x.a identity
        b = x.b identity
        rows: x.k filter
        """
    )
  }

  @Test func `ways lead up to the files and down to the marts`() async throws {
    let engine = try await TestProject.engine()
    let project = try await TestProject(
      """
      create streaming table bronze.r as
        select *, _metadata.file_path as file, monotonically_increasing_id() as row from stream read_files('/l/r.csv');
      create materialized view s as select a, upper(b) as b, file, row from bronze.r;
      create materialized view gold.g as select count(a) as n, b from s group by b;
      create materialized view gold.h as select max(c) as c from bronze.r
      """
    ).load()
    let source = try #require(project.pipelines[0].datasets[0].query.fileSources.first)
    let schema = Schema([Field("a", .long), Field("b", .string), Field("c", .date)])
    let lineage = await Lineage(
      of: project.pipelines,
      known: KnownColumns(files: [source: schema]),
      engine: engine
    )
    let files = LineageNode.files(path: "/l/r.csv")
    let bronze = LineageNode.dataset("bronze.r")
    #expect(lineage.datasets.filter { !$0.isComplete }.isEmpty)
    #expect(lineage.columns(of: files) == ["a", "b", "c", "_rescued_data", "_metadata"])
    #expect(lineage.columns(of: bronze) == ["a", "b", "c", "_rescued_data", "file", "row"])
    #expect(lineage.nodes.map(\.name) == ["/l/r.csv", "bronze.r", "gold.h", "silver.s", "gold.g"])
    #expect(lineage.readers(of: bronze).map(\.name) == ["gold.h", "silver.s"])
    #expect(lineage.upstream(of: .dataset("gold.g")).count == 3)
    #expect(lineage.downstream(of: bronze).count == 3)
    let key = ColumnReference(.dataset("gold.g"), "b")
    #expect(
      lineage.upstream(of: key).sorted().map(\.description) == [
        "/l/r.csv:b", "bronze.r.b", "silver.s.b",
      ]
    )
    #expect(
      lineage.downstream(of: ColumnReference(files, "a")).sorted().map(\.description) == [
        "bronze.r.a", "gold.g.n", "silver.s.a",
      ]
    )
    #expect(lineage.sources(of: ColumnReference(bronze, "row")) == [])
    #expect(lineage.lineage(of: ColumnReference(files, "a")) == nil)
  }
}
