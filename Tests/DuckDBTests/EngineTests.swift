import DuckDB
import Relational
import Testing

@Suite struct EngineTests {
  let database: Database
  let engine: DuckDBEngine

  init() throws {
    database = try Database()
    engine = try database.makeEngine()
  }

  @Test func `values of every type come back as they are`() async throws {
    let batch = try await engine.rows(
      """
      select true as a, -7::tinyint as b, 40000::usmallint as c, 5000000000 as d, 1.5::float as e,
        12.30::decimal(12,2) as f, 'é🛒' as g, '\\x01'::blob as h, date '1969-12-31' as i,
        timestamptz '2024-05-01 08:00:00.123456+02' as j, timestamp '2024-05-01 08:00:00' as k,
        [1, null] as l, map {'x': 2} as m, {'p': 1, 'q': 'r'} as n, null as o,
        sum(5000000000) as p, 'b'::enum('a', 'b') as q, interval 3 day as r,
        'ffffffff-0000-0000-0000-00000000000a'::uuid as s, time '10:00:01' as t
      """
    )
    let texts = batch.row(0).map { $0.text }
    #expect(
      texts == [
        "true", "-7", "40000", "5000000000", "1.5", "12.30", "é🛒", "\\x01", "1969-12-31",
        "2024-05-01T06:00:00.123456Z", "2024-05-01T08:00:00", "[1,null]", #"{"x":2}"#,
        #"{"p":1,"q":"r"}"#, nil, "5000000000", "b", "3 days",
        "ffffffff-0000-0000-0000-00000000000a", "10:00:01",
      ]
    )
    #expect(batch.columns[5].type == .decimal(precision: 12, scale: 2))
  }

  @Test func `instants without end come back as such`() async throws {
    let batch = try await engine.rows(
      """
      select 'infinity'::timestamp_s, '-infinity'::timestamp_s, 'infinity'::timestamp_ms,
        'infinity'::timestamp_ns, '-infinity'::timestamp_ns, 'infinity'::timestamp,
        '-infinity'::timestamptz, 'infinity'::date, [date '-infinity']
      """
    )
    #expect(
      batch.row(0).map { $0.text } == [
        "infinity", "-infinity", "infinity", "infinity", "-infinity", "infinity", "-infinity",
        "infinity", #"["-infinity"]"#,
      ]
    )
  }

  @Test func `nulls are kept over many chunks`() async throws {
    let batch = try await engine.rows(
      "select case when i % 3 = 0 then null else i end, case when i % 5 = 0 then null else 't' || i end from range(10000) t(i) order by i"
    )
    #expect(batch.rowCount == 10_000)
    #expect((0..<10_000).allSatisfy { batch.columns[0][$0].isNull == ($0 % 3 == 0) })
    #expect(batch.columns[1].string(at: 9_999) == "t9999")
    #expect(batch.columns[1].string(at: 5_000) == nil)
  }

  @Test func `bound values arrive unchanged`() async throws {
    let values: [Value] = [
      .null, .boolean(true), .integer(.min), .double(0.1), .string("O'Brien; drop"),
      .decimal(Decimal128(unscaled: 1_234_567_890_123_456_789_012, scale: 4)), .date(days: -1),
      .timestamp(microseconds: 1), .timestampNTZ(microseconds: -1), .binary([0, 255]),
    ]
    for value in values {
      let back = try await engine.rows("select \(value) as v")[0, 0]
      #expect(back == value)
    }
  }

  @Test func `a result larger than one batch streams in bounded pieces`() async throws {
    let sizes = Counter()
    try await engine.stream("select i from range(300000) t(i)") { sizes.add($0.rowCount) }
    #expect(sizes.values.reduce(0, +) == 300_000)
    #expect(sizes.values.allSatisfy { $0 <= 67_584 })
  }

  @Test(arguments: [
    ("selec 1", QueryError.Kind.syntax, 0), ("select foo from range(1) t(i)", .binding, 7),
    ("select 1 from nope", .binding, 14), ("select 'a'::int", .conversion, 10),
  ])
  func `an error tells its kind, message and position`(sql: String, kind: QueryError.Kind, at: Int)
    async
  {
    await #expect {
      _ = try await engine.rows(SQL(raw: sql))
    } throws: { error in
      guard let error = error as? QueryError else { return false }
      return error.kind == kind && error.position == at && error.sql == sql
        && !error.message.isEmpty
    }
  }

  @Test func `cancelling the task interrupts the statement`() async throws {
    try await engine.run("create table numbers as select i::varchar as n from range(4000000) t(i)")
    let task = Task { try await engine.rows("select max(md5(md5(md5(n)))) from numbers") }
    try await Task.sleep(for: .milliseconds(200))
    task.cancel()
    await #expect(throws: QueryError.self) { try await task.value }
    #expect(try await engine.rows("select 1")[0, 0] == .integer(1))
  }

  @Test func `memory is bounded at half of the machine unless told otherwise`() async throws {
    let limit = "select current_setting('memory_limit')"
    let half = try await engine.rows(SQL(raw: limit)).columns[0].string(at: 0)
    #expect(half?.hasSuffix("GiB") ?? false)
    let small = try Database(options: .init(memoryLimitInBytes: 256 << 20, threads: 1)).makeEngine()
    #expect(try await small.rows(SQL(raw: limit)).columns[0].string(at: 0) == "256.0 MiB")
  }

  @Test func `sessions share tables but not temporary ones`() async throws {
    let other = try database.makeEngine()
    try await engine.run(
      "create table shared as select 1 as a; create temp table own as select 2 as a"
    )
    #expect(try await other.rows("select a from shared")[0, 0] == .integer(1))
    await #expect(throws: QueryError.self) { try await other.rows("select a from own") }
  }

  @Test func `a query is described without being run`() async throws {
    let columns = try await engine.columns(
      of:
        "select sum(i) as total, timestamp '2024-01-01' as at, null as nothing, error('never') as e from range(3) t(i)"
    )
    #expect(columns.map(\.name) == ["total", "at", "nothing", "e"])
    #expect(columns[0].engineType == "HUGEINT")
    #expect(columns[0].type == .long)
    #expect(columns[1].type == .timestamp)
  }

  @Test func `the parse tree of one select is given and of anything else refused`() async throws {
    let tree = try await engine.syntaxTree(ofSelect: "select a from s.t")
    #expect(tree["node"]?["from_table"]?["table_name"]?.string == "t")
    for text in ["drop table t", "select 1; select 2", "select from where"] {
      await #expect(throws: QueryError.self) { try await engine.syntaxTree(ofSelect: text) }
    }
  }
}

/// Collects numbers from callbacks.
final class Counter: @unchecked Sendable {
  private(set) var values: [Int] = []
  func add(_ value: Int) { values.append(value) }
}
