import Delta
import DuckDB
import Lakehouse
import Relational
import Testing

@Suite struct RuleTests {
  let lake: TemporaryLake

  init() throws { lake = try TemporaryLake() }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var query: SQL
    var partitionColumns: [String] = ["p"]
    var kind: TableChange.Kind = .append
    var code: String
    /// Part of the summary.
    var summary: String
  }

  static let cases = [
    Case(
      testDescription: "type",
      query: "select '1' as a, 'x' as p",
      code: "delta.type-changed",
      summary: "`a` is bigint"
    ),
    Case(
      testDescription: "spelling",
      query: "select 1::bigint as A, 'x' as p",
      code: "delta.spelling",
      summary: "`A` is called `a`"
    ),
    Case(
      testDescription: "partitioning",
      query: "select 1::bigint as a, 'x' as p",
      partitionColumns: [],
      code: "delta.partitioning",
      summary: "partitioned by (p), the new rows by ()"
    ),
    Case(
      testDescription: "nested partition",
      query: "select 1::bigint as a, [1] as p",
      kind: .overwrite,
      code: "delta.partitioning",
      summary: "`p` cannot choose"
    ),
    Case(
      testDescription: "only partitions",
      query: "select 'x' as p",
      kind: .overwrite,
      code: "delta.partitioning",
      summary: "every column"
    ),
  ]

  @Test(arguments: cases)
  func `a change against the table's rules is refused and leaves nothing`(example: Case)
    async throws
  {
    try await lake.commit(
      "select 1::bigint as a, 'x' as p",
      to: "silver.t",
      partitionColumns: ["p"]
    )
    let table = try lake.lake.table("silver.t")
    let columns = try await lake.engine.columns(of: example.query)
    let change = TableChange(
      example.kind,
      schema: Schema(columns.map { Field($0.name, $0.type ?? .string) }),
      files: [],
      partitionColumns: example.partitionColumns
    )
    let error = await #expect(throws: DeltaError.self) {
      try await table.commit(change, engine: lake.engine)
    }
    #expect(error?.explanation.code == example.code)
    #expect(error?.explanation.summary.contains(example.summary) == true)
    #expect(error?.explanation.place == table.folder)
    #expect(try await table.snapshot(engine: lake.engine).version == 0)
  }

  @Test func `a column that must not be null refuses null`() async throws {
    func change(_ files: [ParquetWriteReport.File]) -> TableChange {
      TableChange(
        .append,
        schema: Schema([
          Field("a", .long, isNullable: false), Field("p", .string, isNullable: false),
        ]),
        files: files,
        partitionColumns: ["p"]
      )
    }
    let table = try lake.lake.table("silver.t")
    _ = try await table.commit(change([]), engine: lake.engine)
    for (nulls, value) in [(Int64(2), Optional("x")), (0, nil), (0, "")] {
      let file = ParquetWriteReport.File(
        path: "x.parquet",
        rowCount: 3,
        sizeInBytes: 1,
        partitionValues: [("p", value)],
        statistics: [ColumnStatistics(path: ["a"], minimum: nil, maximum: nil, nullCount: nulls)],
        failedConditions: []
      )
      let error = await #expect(throws: DeltaError.self) {
        try await table.commit(change([file]), engine: lake.engine)
      }
      #expect(error?.explanation.code == "delta.null")
    }
  }

  @Test func `an append-only table takes no overwrite`() async throws {
    try await lake.commit("select 1::bigint as a", to: "silver.t") {
      $0.properties = ["delta.appendOnly": "true"]
    }
    let error = await #expect(throws: DeltaError.self) {
      try await lake.commit("select 2::bigint as a", to: "silver.t", kind: .overwrite)
    }
    #expect(error?.explanation.code == "delta.append-only")
    try await lake.commit("select 2::bigint as a", to: "silver.t")
    #expect(try await lake.rows("silver.t") == ["1", "2"])
  }

  @Test func `metadata is written only when it changed`() async throws {
    func isDescribed(_ version: Int64) async throws -> Bool {
      let store = LocalLogStore(folder: lake.path("silver/t"))
      let actions = try await DeltaLog(store: store, engine: nil).actions(ofCommit: version) ?? []
      return actions.contains { if case .metadata = $0 { true } else { false } }
    }
    let query: SQL = "select 1::bigint as a"
    try await lake.commit(query, to: "silver.t") { $0.description = "one" }
    try await lake.commit(query, to: "silver.t", kind: .overwrite) { $0.description = "one" }
    try await lake.commit(query, to: "silver.t", kind: .overwrite) { $0.description = "two" }
    try await lake.commit(query, to: "silver.t") { $0.properties = ["k": "v"] }
    try await lake.commit(query, to: "silver.t") { $0.properties = ["k": "v"] }
    let described = try await [0, 1, 2, 3, 4].asyncMap(isDescribed)
    #expect(described == [true, false, true, true, false])
  }
}

extension Array {
  fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
    var result: [T] = []
    for element in self { result.append(try await transform(element)) }
    return result
  }
}
