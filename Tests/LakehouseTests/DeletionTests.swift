import Delta
import DuckDB
import Foundation
import Lakehouse
import Relational
import Testing

@Suite struct DeletionTests {
  let lake: TemporaryLake

  init() throws { lake = try TemporaryLake() }

  @discardableResult
  private func delete(
    _ condition: SQL,
    from name: String = "bronze.t",
    in snapshot: Snapshot? = nil
  ) async throws -> Deletion {
    let table = try lake.lake.table(name)
    let newest = try await table.snapshot(engine: lake.engine)
    return try await table.delete(
      where: condition,
      in: snapshot ?? newest,
      predicate: condition.text,
      transaction: AppTransaction(appID: "test", version: newest.version + 1),
      details: ["reason": "test"],
      engine: lake.engine
    )
  }

  private func files(_ name: String = "bronze.t") async throws -> [AddFile] {
    try await lake.lake.table(name).snapshot(engine: lake.engine).files
  }

  @Test func `rows that meet the condition go, null and false keep a row`() async throws {
    try await lake.commit(
      "select * from (values (1, 'a'), (2, null), (3, 'c')) as v(n, t)",
      to: "bronze.t"
    )
    let deletion = try await delete("t = 'a'")
    #expect(deletion.version == 1 && deletion.rowCount == 1)
    #expect(deletion.removedFileCount == 0 && deletion.rewrittenFileCount == 1)
    #expect(try await lake.rows("bronze.t") == ["2|∅", "3|c"])
    #expect(try await lake.rows("bronze.t", at: .version(0)) == ["1|a", "2|∅", "3|c"])
    let commit = try await lake.lake.table("bronze.t").history()[0]
    #expect(commit.operation == "DELETE" && commit.details?["reason"]?.string == "test")
    #expect(commit.parameters.map(\.value) == ["[\"t = 'a'\"]"])
    let metrics = Dictionary(uniqueKeysWithValues: commit.metrics.map { ($0.name, $0.value) })
    #expect(metrics["numDeletedRows"] == "1" && metrics["numCopiedRows"] == "2")
    let snapshot = try await lake.lake.table("bronze.t").snapshot(engine: lake.engine)
    #expect(snapshot.transactions["test"]?.version == 1)
  }

  @Test func `a file whose rows all go is only taken out of the log`() async throws {
    try await lake.commit("select 1 as n", to: "bronze.t")
    try await lake.commit("select 2 as n", to: "bronze.t")
    let before = try await files()
    let deletion = try await delete("n = 1")
    #expect(deletion.removedFileCount == 1 && deletion.rewrittenFileCount == 0)
    let after = try await files()
    #expect(after.count == 1 && before.map(\.path).contains(after[0].path))
    #expect(FileManager.default.fileExists(atPath: lake.path("bronze/t/" + before[0].path)))
  }

  @Test func `nothing is committed when no row meets the condition`() async throws {
    try await lake.commit("select 1 as n", to: "bronze.t")
    let deletion = try await delete("n = 7")
    #expect(deletion.version == nil && deletion.rowCount == 0)
    #expect(try await lake.lake.table("bronze.t").history().count == 1)
  }

  @Test func `a file that is written anew names its origin, however often`() async throws {
    try await lake.commit("select * from range(5) as r(n)", to: "bronze.t")
    let origin = try await files()[0].path
    for number in 0..<3 { try await delete("n = \(raw: String(number))") }
    let file = try #require(try await files().first)
    #expect(file.path != origin && file.origin == origin)
    #expect(try await lake.rows("bronze.t") == ["3", "4"])
  }

  @Test func `partitions stay what they were`() async throws {
    try await lake.commit(
      "select n, n % 3 as p, case when n = 4 then null else 'a b%' end as q from range(9) as r(n)",
      to: "bronze.t",
      partitionColumns: ["p", "q"]
    )
    let deletion = try await delete("p = 2 or n = 0")
    #expect(deletion.removedFileCount == 1 && deletion.rewrittenFileCount == 1)
    #expect(
      try await lake.rows("bronze.t") == ["1|1|a b%", "3|0|a b%", "4|1|∅", "6|0|a b%", "7|1|a b%"]
    )
  }

  @Test func `rows that others append meanwhile stay`() async throws {
    try await lake.commit("select 1 as n", to: "bronze.t")
    let snapshot = try await lake.lake.table("bronze.t").snapshot(engine: lake.engine)
    try await lake.commit("select 1 as n", to: "bronze.t")
    let deletion = try await delete("n = 1", in: snapshot)
    #expect(deletion.version == 2 && deletion.rowCount == 1)
    #expect(try await lake.rows("bronze.t") == ["1"])
  }

  @Test func `a file that others removed meanwhile is a conflict, and nothing is left behind`()
    async throws
  {
    try await lake.commit("select * from range(3) as r(n)", to: "bronze.t")
    let snapshot = try await lake.lake.table("bronze.t").snapshot(engine: lake.engine)
    try await lake.commit("select 9::bigint as n", to: "bronze.t", kind: .overwrite)
    let before = try FileManager.default.contentsOfDirectory(atPath: lake.path("bronze/t")).sorted()
    await #expect(throws: DeltaError.self) { try await delete("n = 1", in: snapshot) }
    #expect(try await lake.rows("bronze.t") == ["9"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: lake.path("bronze/t")).sorted() == before
    )
  }

  @Test func `a table that is append-only keeps its rows`() async throws {
    try await lake.commit("select 1 as n", to: "bronze.t") {
      $0.properties["delta.appendOnly"] = "true"
    }
    let error = await #expect(throws: DeltaError.self) { try await delete("n = 1") }
    #expect(
      error?.explanation.code == "delta.refused"
        || error?.explanation.rendered.contains("appendOnly") == true
    )
    #expect(try await lake.rows("bronze.t") == ["1"])
  }

  @Test func `a condition that does not fit the table changes nothing`() async throws {
    try await lake.commit("select 1 as n", to: "bronze.t")
    await #expect(throws: QueryError.self) { try await delete("m = 1") }
    #expect(try await lake.lake.table("bronze.t").history().count == 1)
  }

  @Test(arguments: 0..<16 as Range<UInt64>)
  func `deleting and keeping are two parts of a whole`(seed: UInt64) async throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func draw(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0...draw(3) {
      let (start, count) = (draw(50), draw(20) + 1)
      try await lake.commit(
        "select n + \(raw: String(start)) as n, n % 4 as p from range(\(raw: String(count))) as r(n)",
        to: "bronze.t",
        partitionColumns: ["p"]
      )
    }
    let all = try await lake.rows("bronze.t")
    let condition: SQL = "n % \(raw: String(draw(4) + 1)) = 0 and n > \(raw: String(draw(40)))"
    let table = try lake.lake.table("bronze.t")
    let scan = try table.scan(try await table.snapshot(engine: lake.engine))
    let matching = try await lake.engine.rows("select count(*) from (\(scan)) where \(condition)")
    let deletion = try await delete(condition)
    let left = try await lake.rows("bronze.t")
    #expect(Int64(all.count - left.count) == deletion.rowCount)
    #expect(deletion.rowCount == matching.columns[0].int64(at: 0))
    #expect(Set(left).isSubset(of: Set(all)))
  }
}
