import Pipelines
import Relational
import Testing

/// What a query reads, and how its relations are written for the engine.
@Suite struct InputTests {
  private func dataset(_ sql: String, existing: Set<String> = []) async throws -> Dataset {
    let pipeline = try await TestProject(sql).pipeline(
      existing: existing.union(["silver.t", "bronze.u", "silver.orders"])
    )
    return pipeline.datasets[0]
  }

  private func query(_ sql: String) async throws -> Query {
    try await dataset("create materialized view v as " + sql).query
  }

  @Test func `names of WITH are no inputs, wherever they are in scope`() async throws {
    let found = try await query(
      """
      with t as (select * from bronze.u), b as (select * from t)
      select * from b join (with u as (select 1 as x) select * from u) on true
      where x in (select x from t) and exists (select 1 from main.silver.orders)
      """
    )
    #expect(found.datasetNames == ["bronze.u", "silver.orders"])
    #expect(found.engineText.contains(#"from "bronze"."u""#))
    #expect(found.engineText.contains(#"from "silver"."orders""#))
    #expect(found.engineText.contains("select * from t)"))
  }

  @Test func `a name of WITH does not hide a table outside of its query`() async throws {
    let found = try await query(
      "select * from (with t as (select 1 as x) select * from t) join t on true"
    )
    #expect(found.datasetNames == ["silver.t"])
  }

  @Test func `each input occurs once, with the place of its first mention`() async throws {
    let found = try await query("select *\n from T as a\n join silver.t as b on a.x = b.x, LIVE.t")
    #expect(found.inputs == [.dataset(name: "silver.t", isStream: false)])
    #expect(found.places["silver.t"]?.description == "pipelines/0.sql:2:7")
    #expect(
      found.engineText
        == "select *\n from \"silver\".\"t\" as a\n join \"silver\".\"t\" as b on a.x = b.x, \"silver\".\"t\""
    )
  }

  @Test(arguments: [
    ("stream bronze.u", #""stream_bronze_u" as "u""#),
    ("stream(bronze.u)", #""stream_bronze_u" as "u""#),
    ("STREAM bronze.u as x", #""stream_bronze_u" as x"#),
    ("stream(t) y", #""stream_silver_t" y"#),
    ("stream `t`", #""stream_silver_t" as "t""#),
  ]) func `a stream is a relation of its own`(_ spelling: String, _ relation: String) async throws {
    let found = try await dataset(
      "create streaming table s as select x from \(spelling) where x > 0"
    )
    .query
    #expect(found.engineText == "select x from \(relation) where x > 0")
    #expect(found.inputs.count == 1 && found.inputs[0].isStream)
    #expect(relation.contains(found.inputs[0].relationName))
  }

  @Test func `a table may be called stream`() async throws {
    let found = try await TestProject(
      "create materialized view v as select stream.x from stream as s, t stream"
    )
    .pipeline(existing: ["silver.stream", "silver.t"]).datasets[0].query
    #expect(found.datasetNames == ["silver.stream", "silver.t"])
    #expect(found.inputs.allSatisfy { !$0.isStream })
  }

  @Test func `options of files are read`() async throws {
    let found = try await dataset(
      """
      create streaming table s as select * from stream read_files(
        '${landing}/orders/*.csv', format => 'CSV', header => 'true', sep => ';', quote => '', escape => '"',
        schema => 'order_id string not null comment \\'Key\\', placed_at timestamp, `total amount` decimal(12,2)',
        schemaHints => 'order_id: int', encoding => 'latin-1', nullValue => 'NA', multiLine => true, mode => 'failfast',
        skipRows => 2, comment => '#', ignoreLeadingWhiteSpace => true, dateFormat => 'dd/MM/yyyy',
        fileNamePattern => '*.csv', recursiveFileLookup => false, maxFilesPerTrigger => '10', allowOverwrites => false)
      """
    ).query
    let source = try #require(found.fileSources.first)
    #expect(source.path == "/data/landing/orders/*.csv")
    #expect(source.format == .csv && source.isStream)
    #expect(
      source.schema
        == Schema([
          Field("order_id", .string, isNullable: false, comment: "Key"),
          Field("placed_at", .timestamp),
          Field("total amount", .decimal(precision: 12, scale: 2)),
        ])
    )
    #expect(source.schemaHints == Schema([Field("order_id", .integer)]))
    #expect(source.rescuedDataColumn == nil)
    var options = FileOptions()
    options.hasHeader = true
    options.delimiter = ";"
    options.quote = nil
    options.escape = "\""
    options.encoding = TextEncoding("ISO-8859-1")
    options.nullValue = "NA"
    options.isMultiLine = true
    options.mode = .failFast
    options.skippedRows = 2
    options.comment = "#"
    options.ignoresLeadingWhiteSpace = true
    options.dateFormats = ["%d/%m/%Y"]
    options.fileNamePattern = "*.csv"
    options.isRecursive = false
    options.maximumFilesPerUpdate = 10
    #expect(source.options == options)
    #expect(source.place.description == "pipelines/0.sql:1:43")
    #expect(found.engineText == #"select * from "read_files_1""#)
  }

  @Test func `defaults follow whether the columns are declared`() async throws {
    let sources = try await query(
      """
      select a.x from read_files('a.csv.gz') a join read_files('b.json', rescuedDataColumn => 'rest') b on true
      join read_files('c.csv', schema => 'x int') c on true
      join read_files('d.parquet', schemaEvolutionMode => 'none') d on true
      """
    ).fileSources
    #expect(sources.map(\.relationName) == (1...4).map { "read_files_\($0)" })
    #expect(sources.map(\.format) == [.csv, .json, .csv, .parquet])
    #expect(sources.map(\.rescuedDataColumn) == ["_rescued_data", "rest", nil, nil])
    #expect(sources.map(\.options.hasHeader) == [true, true, false, true])
  }

  @Test(arguments: [
    ("read_files()", "begins with a path"),
    ("read_files('a.csv', 'csv')", "options of `read_files` have names"),
    ("read_files('a.csv', hedder => true)", "no option `hedder`"),
    ("read_files('a.csv', lineSep => 'x')", "`lineSep` comes later"),
    ("read_files('a.csv', header => 'perhaps')", "`header` is true or false"),
    ("read_files('a.csv', header => true, HEADER => true)", "given twice"),
    ("read_files('a.csv', skipRows => -1)", "`skipRows` is a whole number"),
    ("read_files('a.csv', format => 'xml')", "this format comes later"),
    ("read_files('a.csv', format => 'cvs')", "no such format"),
    ("read_files('folder')", "format of the files is not known"),
    ("read_files('a.csv', mode => 'fast')", "no value 'fast'"),
    ("read_files('a.csv', schema => 'x nosuch')", "no type `nosuch` in `schema`"),
    ("read_files('a.csv', schema => 'x int, X int')", "occurs twice in `schema`"),
    ("read_files('a.csv', dateFormat => 'QQQ')", "`QQQ` in a date pattern"),
    ("read_files(concat('a', '.csv'))", "must be a literal"),
    ("read_files('a.csv', header => 1 = 1)", "must be a literal"),
  ]) func `a wrong option is refused`(_ call: String, _ summary: String) async throws {
    let problems = try await TestProject("create materialized view v as select * from \(call)")
      .problems()
    #expect(problems.contains { $0.contains(summary) }, "\(problems)")
  }

  @Test func `hidden columns are read only when named, and left out of stars`() async throws {
    let found = try await query(
      """
      select *, f._metadata.file_name as file, (monotonically_increasing_id() & 8589934591) + 1 as row
      from read_files('a.csv') f
      """
    )
    let source = try #require(found.fileSources.first)
    #expect(source.usesMetadata && source.usesRowID)
    #expect(
      found.engineText == """
        select * exclude (_metadata, _row_id), f._metadata.file_name as file, ((_row_id & 8589934591)) + 1 as row
        from "read_files_1" f
        """
    )
  }

  @Test func `stars of each source leave out its own hidden columns`() async throws {
    let found = try await query(
      """
      select a.*, b.* except (y), a._metadata.file_path from read_files('a.csv') a join read_files('b.csv') b on a.k = b.k
      """
    )
    #expect(found.fileSources.map(\.usesMetadata) == [true, false])
    #expect(
      found.engineText.hasPrefix(
        "select a.* exclude (_metadata), b.* exclude (y), a._metadata.file_path from"
      )
    )
    let excepted = try await query(
      "select * except (x), _metadata.file_path as p from read_files('a.csv')"
    )
    #expect(excepted.engineText.hasPrefix("select * exclude (_metadata, x), _metadata.file_path"))
    let plain = try await query(
      "select * from (select x, _metadata.file_path as p from read_files('a.csv'))"
    )
    #expect(plain.engineText.hasPrefix("select * from (select x, _metadata.file_path as p"))
  }

  @Test(arguments: [
    "select monotonically_increasing_id() as x from read_files('a.csv') where y > 1",
    "select monotonically_increasing_id() as x from read_files('a.csv') a join t on true",
    "select distinct monotonically_increasing_id() as x from read_files('a.csv')",
    "select monotonically_increasing_id() as x from t",
    "select _metadata.file_path from read_files('a.csv') a join read_files('b.csv') b on true",
  ]) func `hidden columns are refused where they would be unclear`(_ sql: String) async throws {
    let problems = try await TestProject("create materialized view v as \(sql)")
      .problems(existing: ["silver.t"])
    #expect(problems.count == 1, "\(problems)")
  }
}
