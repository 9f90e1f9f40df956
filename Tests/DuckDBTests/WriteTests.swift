import DuckDB
import Foundation
import Relational
import Testing

@Suite struct WriteTests {
  let database: Database
  let engine: DuckDBEngine
  let folder: String

  init() throws {
    database = try Database(options: .init(threads: 2))
    engine = try database.makeEngine()
    folder = FileManager.default.temporaryDirectory.path + "/mercer-write-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// Bodies whose shape tempts an optimizer to move a condition.
  static let bodies: [(id: String, sql: String)] = [
    ("scan", "select i, i % 10 as v from range(200000) t(i)"),
    ("filtered scan", "select i, i % 10 as v from range(200000) t(i) where i % 2 = 0"),
    ("aggregate", "select i % 1000 as i, count(*) as v from range(200000) t(i) group by 1"),
    (
      "having",
      "select i % 1000 as i, sum(i) % 10 as v from range(200000) t(i) group by 1 having count(*) > 5"
    ),
    (
      "join",
      "select a.i, b.i % 10 as v from range(100000) a(i) join range(50000) b(i) on a.i % 50000 = b.i"
    ),
    ("left join", "select a.i, b.i as v from range(1000) a(i) left join range(500) b(i) using (i)"),
    ("distinct", "select distinct i % 777 as i, i % 7 as v from range(100000) t(i)"),
    (
      "window",
      "select i, row_number() over (partition by i % 100 order by i) as v from range(50000) t(i)"
    ),
    (
      "union",
      "select i, 1 as v from range(1000) t(i) union all select i, null from range(1000) t(i)"
    ),
    (
      "union distinct",
      "select i % 10 as i, 1 as v from range(1000) t(i) union select i % 20, 9 from range(1000) t(i)"
    ),
    ("limit", "select i, i % 10 as v from range(200000) t(i) order by i desc limit 5000"),
    (
      "cte", "with c as (select i, i % 10 as v from range(10000) t(i)) select * from c where v <> 3"
    ),
    ("unnest", "select i, unnest([1, 2, 8]) as v from range(10000) t(i)"),
    ("empty", "select i, i as v from range(10) t(i) where false"),
    (
      "nested",
      "select i, v from (select i, max(v) as v from (select i % 50 as i, i as v from range(9000) t(i)) group by i)"
    ),
    (
      "semi",
      "select i, i % 10 as v from range(9000) t(i) where i in (select i * 2 from range(4000) s(i))"
    ),
  ]

  @Test(arguments: bodies, [false, true])
  func `counts of conditions equal an independent count`(
    body: (id: String, sql: String),
    drops: Bool
  ) async throws {
    let conditions = [
      ParquetWrite.Condition(name: "small", expression: "v < 5", dropsRow: drops),
      ParquetWrite.Condition(name: "even", expression: "i % 2 = 0", dropsRow: false),
      ParquetWrite.Condition(name: "always", expression: "1 = 1", dropsRow: drops),
    ]
    let report = try await engine.write(
      ParquetWrite(
        query: SQL(raw: body.sql),
        schema: Schema([Field("i", .long), Field("v", .long)]),
        folder: folder,
        filePrefix: "part-" + UUID().uuidString,
        conditions: conditions
      )
    )
    let truth = try await engine.rows(
      "select count(*), count(*) filter ((v < 5) is not true), count(*) filter ((i % 2 = 0) is not true) from (\(raw: body.sql))"
    )
    let expected = (0..<3).compactMap { truth.columns[$0].int64(at: 0) }
    let (total, notSmall, odd) = (expected[0], expected[1], expected[2])
    #expect(
      report.counts == [
        .init(name: "small", passed: total - notSmall, failed: notSmall),
        .init(name: "even", passed: total - odd, failed: odd),
        .init(name: "always", passed: total, failed: 0),
      ]
    )
    #expect(report.keptRowCount == (drops ? total - notSmall : total))
    #expect(report.droppedRowCount == (drops ? notSmall : 0))
    #expect(report.droppedFiles.allSatisfy { $0.failedConditions == ["small"] })
  }

  @Test func `every column is cast to its declared type`() async throws {
    let report = try await engine.write(
      ParquetWrite(
        query:
          "select sum(i) as total, timestamp '2024-01-01 10:00:00' as at, 1 as m from range(10) t(i)",
        schema: Schema([
          Field("total", .long), Field("at", .timestamp),
          Field("m", .decimal(precision: 12, scale: 2)),
        ]),
        folder: folder,
        filePrefix: "p"
      )
    )
    let file = try #require(report.files.first)
    let types = try await engine.columns(
      of: "select * from read_parquet(\(literal: folder + "/" + file.path))"
    )
    #expect(types.map(\.engineType) == ["BIGINT", "TIMESTAMP WITH TIME ZONE", "DECIMAL(12,2)"])
  }

  @Test func `statistics and partition values come with each file`() async throws {
    let report = try await engine.write(
      ParquetWrite(
        query: """
          select i, case when i < 5 then 'a/b é' end as p, i::decimal(9,2) / 4 as m,
            timestamptz '2024-01-01 00:00:00.5+00' + to_days(i::int) as at, {'x': i, 'l': [i]} as s,
            case when i = 3 then 'nan'::double else i end as d
          from range(10) t(i)
          """,
        schema: Schema([
          Field("i", .long), Field("p", .string), Field("m", .decimal(precision: 12, scale: 2)),
          Field("at", .timestamp),
          Field(
            "s",
            .structure([Field("x", .long), Field("l", .array(element: .long, containsNull: true))])
          ),
          Field("d", .double),
        ]),
        folder: folder,
        filePrefix: "p",
        partitionColumns: ["p"]
      )
    )
    #expect(report.files.count == 2)
    let first = try #require(report.files.first { $0.partitionValues[0].value != nil })
    #expect(first.partitionValues[0].value == "a/b é")
    #expect(first.rowCount == 5)
    let bounds = Dictionary(
      uniqueKeysWithValues: first.statistics.map { ($0.path.joined(separator: "."), $0) }
    )
    #expect(bounds["i"]?.maximum == .integer(4))
    #expect(bounds["m"]?.maximum == .decimal(Decimal128(unscaled: 100, scale: 2)))
    #expect(bounds["at"]?.minimum?.text == "2024-01-01T00:00:00.500Z")
    #expect(bounds["s.x"]?.minimum == .integer(0))
    #expect(bounds["s.l"] == nil && bounds["s.l.element"] == nil)
    #expect(bounds["d"]?.maximum == nil)
    #expect(bounds["d"]?.nullCount == 0)
  }

  @Test func `rows that fail different conditions land in different files`() async throws {
    let report = try await engine.write(
      ParquetWrite(
        query: "select i from range(1000) t(i)",
        schema: Schema([Field("i", .long)]),
        folder: folder,
        filePrefix: "p",
        conditions: [
          .init(name: "not two", expression: "i % 2 <> 0", dropsRow: true),
          .init(name: "not five", expression: "i % 5 <> 0", dropsRow: true),
        ]
      )
    )
    let sizes = Dictionary(grouping: report.files, by: \.failedConditions)
      .mapValues { $0.reduce(0) { $0 + $1.rowCount } }
    #expect(sizes == [[]: 400, ["not two"]: 400, ["not five"]: 100, ["not two", "not five"]: 100])
  }
}
