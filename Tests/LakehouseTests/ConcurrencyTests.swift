import Delta
import DuckDB
import Foundation
import Lakehouse
import Relational
import Testing

@Suite struct ConcurrencyTests {
  let lake: TemporaryLake

  init() throws { lake = try TemporaryLake() }

  @Test func `writers at once append every row exactly once`() async throws {
    let lake = self.lake
    let writers = 4
    let commits = 6
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        group.addTask {
          for number in 0..<commits {
            try await lake.commit(
              "select \(raw: String(writer * 100 + number))::bigint as a",
              to: "bronze.t"
            )
          }
        }
      }
      try await group.waitForAll()
    }
    let wanted = (0..<writers).flatMap { writer in (0..<commits).map { String(writer * 100 + $0) } }
    #expect(try await lake.rows("bronze.t") == wanted.sorted())
    let table = try lake.lake.table("bronze.t")
    #expect(
      try await table.history().map(\.version) == Array((0..<Int64(writers * commits)).reversed())
    )
  }

  @Test func `overwriting and appending at once leave one serial outcome`() async throws {
    let lake = self.lake
    try await lake.commit("select 0::bigint as a", to: "silver.t")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...6 {
        group.addTask {
          try await lake.commit(
            "select \(raw: String(number))::bigint as a",
            to: "silver.t",
            kind: number % 2 == 0 ? .overwrite : .append
          )
        }
      }
      try await group.waitForAll()
    }
    let table = try lake.lake.table("silver.t")
    let operations = try await table.history()
    let behind = operations.prefix { $0.parameters.first?.value != "Overwrite" }
    #expect(try await lake.rows("silver.t").count == behind.count + 1)
    #expect(operations.count == 7)
  }

  @Test func `two lakes over one folder see each other's commits`() async throws {
    try await lake.commit("select 1::bigint as a", to: "silver.t")
    let other = Lake(folder: lake.path(""))
    #expect(try await other.table("silver.t").snapshot(engine: lake.engine).version == 0)
    try await lake.commit("select 2::bigint as a", to: "silver.t")
    #expect(try await other.table("silver.t").snapshot(engine: lake.engine).version == 1)
    try FileManager.default.removeItem(atPath: lake.path("silver/t"))
    await #expect(throws: DeltaError.self) {
      try await other.table("silver.t").snapshot(engine: lake.engine)
    }
    try await lake.commit("select 'x' as b", to: "silver.t")
    #expect(try await other.table("silver.t").snapshot(engine: lake.engine).schema.names == ["b"])
  }
}
