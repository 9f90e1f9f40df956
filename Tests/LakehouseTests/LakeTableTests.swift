import Delta
import DuckDB
import Foundation
import Lakehouse
import Relational
import Testing

@Suite struct LakeTableTests {
  let lake: TemporaryLake

  init() throws { lake = try TemporaryLake() }

  @Test func `a table that is written is read back`() async throws {
    let version = try await lake.commit("select 1::bigint as a, 'x' as b", to: "silver.t")
    #expect(version == 0)
    #expect(try await lake.commit("select 2::bigint as a, null::varchar as b", to: "silver.t") == 1)
    #expect(try await lake.rows("silver.t") == ["1|x", "2|∅"])
    #expect(try await lake.rows("silver.t", at: .version(0)) == ["1|x"])
    #expect(
      try await lake.commit("select 3::bigint as a, 'z' as b", to: "silver.t", kind: .overwrite)
        == 2
    )
    #expect(try await lake.rows("silver.t") == ["3|z"])
    #expect(try lake.lake.tables().map(\.description) == ["silver.t"])
  }

  /// Partition values that some layer of a path, a URI or a reader takes for something else.
  static let oddValues = [
    "plain", "a b", "a%b", "a%20b", "a+b", "é", "a/b", "a=b", "a:b", "a?b", "a#b", "a'b", "a\"b",
    "a[b]", "a*b", "a&b", "~-_.!(),;@$", "a\\b", "中", "{x}", "a\nb", "NULL", "null", " ", ".", "..",
    "日本 %41",
  ]

  @Test func `odd partition values come back as they were`() async throws {
    let values = Self.oddValues.map(SQL.quote(literal:)).joined(separator: ", ")
    try await lake.commit(
      """
      select row_number() over () as n, p from (
        select unnest([\(raw: values)]) as p union all select null union all select ''
      )
      """,
      to: "gold.odd",
      partitionColumns: ["p"]
    )
    let table = try lake.lake.table("gold.odd")
    let snapshot = try await table.snapshot(engine: lake.engine)
    let batch = try await lake.engine.rows("select p from (\(try table.scan(snapshot)))")
    let found = (0..<batch.rowCount).map { batch.columns[0].string(at: $0) }
    #expect(Set(found.compactMap { $0 }) == Set(Self.oddValues))
    #expect(found.filter { $0 == nil }.count == 2, "null and empty text are both null")
    for value in Self.oddValues {
      let condition = ColumnFilter("p", .equal, .string(value))
      #expect(snapshot.files(where: [condition]).count == 1)
    }
  }

  @Test func `typed partition columns come back with their types`() async throws {
    try await lake.commit(
      """
      select i, date '2024-05-01' + i::integer as d, (i * 1.25)::decimal(9, 2) as m, i % 2 = 0 as b,
        timestamptz '2024-05-01 10:00:00.123456+02' + to_hours(i) as t, (i - 3)::integer as n
      from range(6) r(i)
      union all select 6, null, null, null, null, null
      """,
      to: "gold.typed",
      partitionColumns: ["d", "m", "b", "t", "n"]
    )
    #expect(
      try await lake.rows("gold.typed").first
        == "0|2024-05-01|0.00|true|2024-05-01T08:00:00.123456Z|-3"
    )
    #expect(try await lake.rows("gold.typed").last == "6|∅|∅|∅|∅|∅")
  }

  @Test func `an append may bring new columns and leave some out`() async throws {
    try await lake.commit("select 1::bigint as a, 'x' as b", to: "silver.t")
    try await lake.commit("select 2::bigint as a, 2.5::double as c", to: "silver.t")
    #expect(try await lake.rows("silver.t") == ["1|x|∅", "2|∅|2.5"])
    #expect(try await lake.rows("silver.t", at: .version(0)) == ["1|x"])
  }

  @Test func `an append with another type is refused naming the column`() async throws {
    try await lake.commit("select 1::bigint as a", to: "silver.t")
    let error = await #expect(throws: DeltaError.self) {
      try await lake.commit("select 'x' as a", to: "silver.t")
    }
    #expect(error?.explanation.code == "delta.type-changed")
    #expect(error?.explanation.summary.contains("`a` is bigint in the table and string") == true)
    #expect(try await lake.rows("silver.t") == ["1"])
  }

  @Test func `a change computed from an older version is a conflict`() async throws {
    try await lake.commit("select 1::bigint as a", to: "silver.t")
    try await lake.commit("select 2::bigint as a", to: "silver.t")
    let error = await #expect(throws: DeltaError.self) {
      try await lake.commit("select 9::bigint as a", to: "silver.t", kind: .overwrite) {
        $0.baseVersion = 0
      }
    }
    guard case .conflict(_, let conflict)? = error else { return }
    #expect(conflict.version == 1)
    #expect(conflict.engine?.hasPrefix("Mercer/") == true)
    #expect(try await lake.rows("silver.t") == ["1", "2"])
  }

  @Test func `a step of a stream is committed once`() async throws {
    let step = AppTransaction(appID: "update-1/orders", version: 7)
    try await lake.commit("select 1::bigint as a", to: "bronze.t") { $0.transaction = step }
    await #expect(throws: DeltaError.self) {
      try await lake.commit("select 1::bigint as a", to: "bronze.t") { $0.transaction = step }
    }
    let snapshot = try await lake.lake.table("bronze.t").snapshot(engine: lake.engine)
    #expect(snapshot.transactions["update-1/orders"]?.version == 7)
    #expect(try await lake.rows("bronze.t") == ["1"])
  }

  @Test(arguments: [("OPTIMIZE", "u1"), ("WRITE", nil)])
  func `details are found behind upkeep, and not behind a change by another engine`(
    operation: String,
    found: String?
  ) async throws {
    try await lake.commit("select 1::bigint as a", to: "silver.t") { $0.details = ["update": "u1"] }
    try await lake.commit("select 1::bigint as a", to: "silver.t", kind: .overwrite) {
      $0.operation = operation
    }
    let table = try lake.lake.table("silver.t")
    #expect(try await table.lastDetails()?["update"]?.string == found)
  }

  @Test func `history shows what was done`() async throws {
    try await lake.commit("select 1::bigint as a", to: "silver.t") {
      $0.details = ["update": "u1"]
      $0.description = "Test rows"
      $0.properties = ["quality": "silver"]
      $0.clusterColumns = ["a"]
    }
    try await lake.commit("select 2::bigint as a", to: "silver.t", kind: .overwrite) {
      $0.operation = "REFRESH"
    }
    let table = try lake.lake.table("silver.t")
    let history = try await table.history()
    #expect(history.map(\.operation) == ["REFRESH", "CREATE TABLE AS SELECT"])
    #expect(history.map(\.version) == [1, 0])
    #expect(history[0].metrics.first { $0.name == "numOutputRows" }?.value == "1")
    let snapshot = try await table.snapshot(engine: lake.engine)
    #expect(snapshot.metadata.description == "Test rows")
    #expect(snapshot.metadata.properties == ["quality": "silver"])
  }

  @Test func `checkpoints carry the whole state`() async throws {
    for number in 0..<23 {
      try await lake.commit(
        "select \(raw: String(number))::bigint as a, 'p' || \(raw: String(number % 3)) as p",
        to: "silver.t",
        kind: number == 15 ? .overwrite : .append,
        partitionColumns: ["p"]
      ) { $0.transaction = AppTransaction(appID: "s", version: Int64(number)) }
    }
    let log = lake.path("silver/t/_delta_log")
    #expect(
      FileManager.default.fileExists(atPath: log + "/00000000000000000010.checkpoint.parquet")
    )
    #expect(
      FileManager.default.fileExists(atPath: log + "/00000000000000000020.checkpoint.parquet")
    )
    let store = LocalLogStore(folder: lake.path("silver/t"))
    for version in [Int64(10), 14, 15, 20, 22] {
      let whole = try await DeltaLog(store: store, engine: nil).snapshot(at: .version(version))
      let short = try await DeltaLog(store: store, engine: lake.engine).snapshot(
        at: .version(version)
      )
      #expect(whole.summary == short.summary)
    }
    for version in 0..<10 {
      try FileManager.default.removeItem(
        atPath: log + "/0000000000000000000\(version).json"
      )
    }
    let fresh = Lake(folder: lake.path(""))
    let snapshot = try await fresh.table("silver.t").snapshot(engine: lake.engine)
    #expect(snapshot.version == 22)
    #expect(snapshot.files.count == 8)
    let error = await #expect(throws: DeltaError.self) {
      try await fresh.table("silver.t").snapshot(at: .version(3), engine: lake.engine)
    }
    #expect(error?.explanation.why == "it has 10 to 22")
  }

  @Test func `a restore brings rows and schema back`() async throws {
    try await lake.commit("select 1::bigint as a", to: "silver.t")
    try await lake.commit("select 'x' as b", to: "silver.t", kind: .overwrite)
    let table = try lake.lake.table("silver.t")
    #expect(try await table.restore(to: .version(0), engine: lake.engine) == 2)
    #expect(try await lake.rows("silver.t") == ["1"])
    let gone = try await table.snapshot(at: .version(1), engine: lake.engine).files[0].path
    try FileManager.default.removeItem(atPath: table.folder + "/" + gone)
    let error = await #expect(throws: DeltaError.self) {
      try await table.restore(to: .version(1), engine: lake.engine)
    }
    #expect(error?.explanation.why?.contains(gone) == true)
  }

  @Test func `an empty table has its columns`() async throws {
    try await lake.commit("select 1::bigint as a, 'x' as b where false", to: "silver.t")
    let table = try lake.lake.table("silver.t")
    let snapshot = try await table.snapshot(engine: lake.engine)
    #expect(snapshot.files.isEmpty)
    let columns = try await lake.engine.columns(of: table.scan(snapshot))
    #expect(columns.map(\.type) == [.long, .string])
    #expect(try FileManager.default.contentsOfDirectory(atPath: table.folder) == ["_delta_log"])
  }

  @Test func `nested columns come back, also when they grow`() async throws {
    try await lake.commit(
      "select 1::bigint as a, {'x': 1, 'y': [1, 2]} as s, map {'k': 1.5::double} as m",
      to: "silver.t"
    )
    try await lake.commit(
      "select 2::bigint as a, {'x': 2, 'y': [3], 'z': 'new'} as s, map {'q': 2.5::double} as m",
      to: "silver.t"
    )
    #expect(
      try await lake.rows("silver.t") == [
        #"1|{"x":1,"y":[1,2],"z":null}|{"k":1.5}"#, #"2|{"x":2,"y":[3],"z":"new"}|{"q":2.5}"#,
      ]
    )
  }

  @Test func `files of a commit that did not happen are taken away`() async throws {
    let table = try lake.lake.table("silver.t")
    let report = try await lake.engine.write(
      ParquetWrite(
        query: "select 1::bigint as a, 'x' as p",
        schema: Schema([Field("a", .long), Field("p", .string)]),
        folder: table.dataFolder(),
        filePrefix: "part",
        partitionColumns: ["p"]
      )
    )
    table.removeUncommitted(report.files)
    #expect(!FileManager.default.fileExists(atPath: table.folder))
  }
}

extension Snapshot {
  /// Everything a snapshot holds, as text that can be compared.
  var summary: [String] {
    [schema.names.joined(separator: ","), metadata.json.text, tableProtocol.json.text]
      + files.map { file in
        var file = file
        file.dataChange = false
        return file.json.text
      }
      + tombstones.map { $0.path + "\($0.deletionTimestamp ?? 0)" }
      + transactions.values.map(\.json.text).sorted()
  }
}
