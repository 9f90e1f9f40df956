import DuckDB
import Relational
import Testing

@Suite struct FunctionTests {
  let database: Database
  let engine: DuckDBEngine

  init() throws {
    database = try Database(options: .init(threads: 2))
    engine = try database.makeEngine()
  }

  @Test func `a table function fills every row once on all threads`() async throws {
    try database.register(
      TableFunction(
        name: "numbers",
        schema: Schema([Field("n", .long), Field("half", .double), Field("label", .string)]),
        rowCount: 1_000_001
      ) { range, rows in
        rows.withValues(ofColumn: 0, as: Int64.self) { values in
          for row in values.indices { values[row] = range.lowerBound + Int64(row) }
        }
        rows.withValues(ofColumn: 1, as: Double.self) { values in
          for row in values.indices { values[row] = Double(range.lowerBound + Int64(row)) / 2 }
        }
        for row in 0..<rows.rowCount where rows.isWanted(column: 2) {
          let number = range.lowerBound + Int64(row)
          if number % 10 == 0 {
            rows.setNull(column: 2, row: row)
          } else {
            rows.setText(Array("n\(number)".utf8).span, column: 2, row: row)
          }
        }
      }
    )
    let batch = try await engine.rows(
      "select count(*), count(distinct n), sum(half), count(label), max(label) from numbers()"
    )
    #expect(
      batch.row(0).map(\.text) == ["1000001", "1000001", "250000250000.0", "900000", "n999999"]
    )
    #expect(try await engine.rows("select max(n) from numbers() where n < 5")[0, 0] == .integer(4))
  }

  @Test func `an error in a table function ends the query with its words`() async throws {
    try database.register(
      TableFunction(name: "broken", schema: Schema([Field("n", .long)]), rowCount: 10) { _, _ in
        throw QueryError(kind: .other, message: "the well is dry", sql: "")
      }
    )
    await #expect {
      _ = try await engine.rows("select * from broken()")
    } throws: { ("\($0)").contains("the well is dry") }
  }

  @Test func `a scalar function sees text and numbers and gives nulls`() async throws {
    try database.register(
      ScalarFunction(
        name: "repeat_first",
        parameters: [.string, .long],
        result: .string,
        seesNulls: true
      ) {
        input,
        output in
        for row in 0..<input.rowCount {
          guard !input.isNull(argument: 0, row: row) else {
            output.setNull(row: row)
            continue
          }
          let times = input.withValues(ofArgument: 1, as: Int64.self) { $0[row] }
          let first = input.withBytes(ofArgument: 0, row: row) { $0[0] }
          output.setText(
            String(repeating: Character(Unicode.Scalar(first)), count: Int(times)),
            row: row
          )
        }
      }
    )
    let batch = try await engine.rows(
      "select repeat_first(case when i % 2 = 0 then 'xyz' end, i) from range(5000) t(i) order by i"
    )
    #expect(batch.columns[0].string(at: 4) == "xxxx")
    #expect(batch.columns[0].string(at: 3) == nil)
    #expect(try await engine.rows("select repeat_first('q', 3)")[0, 0] == .string("qqq"))
  }
}
