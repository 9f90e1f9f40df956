import DuckDB
import Execution
import Foundation
import Lakehouse
import Pipelines
import Relational
import Testing

@Suite struct ReplayTests {
  private static let options =
    "format => 'csv', header => true, schema => 'a string, b string'"
  private static let stream = """
    create or refresh streaming table silver.rows (
      constraint positive expect (b > 0) on violation drop row,
      constraint small expect (b < 100) on violation fail update)
    as select a, cast(b as int) as b from stream read_files('${landing}', \(options))
    """
  private static func view(_ more: String = "") -> String {
    """
    create or refresh materialized view silver.rows (
      constraint positive expect (b > 0) on violation drop row)
    as select a, cast(b as int) as b\(more) from read_files('${landing}', \(options))
    """
  }

  // MARK: What a file may hold

  @Test(arguments: [stream, view()])
  func `a row without an identity is refused and nothing is lost`(statement: String) async throws {
    let shop = try Shop()
    try shop.land("1.csv", "a,b\n1,5\n2,-1\n3,-3\n")
    try await shop.update([statement])
    let file = try await shop.mend([("2,-1", "2,1")], more: [",9,9"])
    let refusal = await #expect(throws: Explanation.self) {
      try await shop.replay(statement, file)
    }
    #expect(refusal?.code == "quarantine.no-identity")
    try await shop.update([statement])
    #expect(try await shop.rows("select a, b from silver.rows") == [["1", "5"]])
    #expect(try await shop.dropped() == ["2,-1", "3,-3"])
  }

  @Test func `two rows with one identity are refused`() async throws {
    let shop = try Shop()
    try shop.land("1.csv", "a,b\n2,-1\n3,3\n")
    try await shop.update([Self.stream])
    let file = try await shop.mend([("2,-1", "2,1"), ("2,-1", "2,2")])
    let refusal = await #expect(throws: Explanation.self) {
      try await shop.replay(Self.stream, file)
    }
    #expect(refusal?.code == "quarantine.repeated-row")
  }

  @Test(arguments: [stream, view()])
  func `a value that does not fit its column is refused`(statement: String) async throws {
    let shop = try Shop()
    try shop.land("1.csv", "a,b\n2,-1\n3,3\n")
    try await shop.update([statement])
    let file = try await shop.mend([("2,-1", "2,two")])
    let refusal = await #expect(throws: Explanation.self) {
      try await shop.replay(statement, file)
    }
    #expect(refusal?.code == "quarantine.bad-value")
  }

  // MARK: Streaming tables

  /// Replays `2,1` as if the program had been killed before the quarantine's commit.
  private func cutOff(_ shop: Shop) async throws -> String {
    try shop.land("1.csv", "a,b\n1,5\n2,-1\n3,-3\n")
    try await shop.update([Self.stream])
    let file = try await shop.mend([("2,-1", "2,1")])
    let log = shop.lake.folder + "/silver/rows_quarantine/_delta_log"
    _ = try await shop.replay(Self.stream, file)
    try FileManager.default.removeItem(atPath: log + "/00000000000000000001.json")
    #expect(try await shop.dropped() == ["2,-1", "3,-3"])
    return file
  }

  @Test func `a replay that was cut off is finished before another begins`() async throws {
    let shop = try Shop()
    _ = try await cutOff(shop)
    let other = try await shop.mend([("3,-3", "3,3")])
    let report = try await shop.replay(Self.stream, other)
    #expect(report.accepted == 1)
    #expect(try await shop.kept() == ["1,5", "2,1", "3,3"])
    #expect(try await shop.dropped() == [])
  }

  @Test func `rows of a replay that was cut off come in once`() async throws {
    let shop = try Shop()
    let file = try await cutOff(shop)
    try shop.land("2.csv", "a,b\n4,-4\n")
    try await shop.update([Self.stream])
    await #expect(throws: Explanation.self) { try await shop.replay(Self.stream, file) }
    #expect(try await shop.kept() == ["1,5", "2,1"])
    #expect(try await shop.dropped() == ["3,-3", "4,-4"])
  }

  @Test func `a table made anew has forgotten the replay that was cut off`() async throws {
    let shop = try Shop()
    let file = try await cutOff(shop)
    try await shop.update([Self.stream], fullRefresh: true)
    #expect(try await shop.replay(Self.stream, file).accepted == 1)
    #expect(try await shop.kept() == ["1,5", "2,1"])
    #expect(try await shop.dropped() == ["3,-3"])
  }

  @Test func `of equal dropped rows only the mended one leaves the quarantine`() async throws {
    let shop = try Shop()
    try shop.land("1.csv", "a,b\n1,5\n2,-1\n2,-1\n")
    try await shop.update([Self.stream])
    _ = try await shop.replay(Self.stream, try await shop.mend([("2,-1", "2,1")]))
    #expect(try await shop.kept() == ["1,5", "2,1"])
    #expect(try await shop.dropped() == ["2,-1"])
  }

  @Test func `a mended row that would stop an update is not accepted`() async throws {
    let shop = try Shop()
    try shop.land("1.csv", "a,b\n1,5\n2,-1\n")
    try await shop.update([Self.stream])
    let report = try await shop.replay(Self.stream, try await shop.mend([("2,-1", "2,1000")]))
    #expect(report.replayed == 1 && report.accepted == 0)
    #expect(try await shop.kept() == ["1,5"])
    #expect(try await shop.dropped() == ["2,-1"])
  }

  // MARK: Recomputed tables

  @Test func `a mended row goes when its source is mended`() async throws {
    let shop = try Shop()
    try shop.land("1.csv", "a,b\n1,5\n2,-1\n")
    try await shop.update([Self.view()])
    _ = try await shop.replay(Self.view(), try await shop.mend([("2,-1", "2,7")]))
    try await shop.update([Self.view()])
    #expect(try await shop.kept() == ["1,5", "2,7"])
    try shop.land("1.csv", "a,b\n1,5\n2,10\n")
    try await shop.update([Self.view()])
    #expect(try await shop.kept() == ["1,5", "2,10"])
  }

  @Test func `a row that was mended badly can be mended again`() async throws {
    let shop = try Shop()
    try shop.land("1.csv", "a,b\n1,5\n2,-1\n")
    try await shop.update([Self.view()])
    for (before, after) in [("2,-1", "2,-2"), ("2,-2", "2,-1"), ("2,-1", "2,-1"), ("2,-1", "2,2")] {
      #expect(try await shop.dropped() == [before])
      _ = try await shop.replay(Self.view(), try await shop.mend([(before, after)]))
      try await shop.update([Self.view()])
    }
    #expect(try await shop.kept() == ["1,5", "2,2"])
    #expect(try await shop.dropped() == [])
  }

  @Test func `equal dropped rows are mended one by one`() async throws {
    let shop = try Shop()
    try shop.land("1.csv", "a,b\n2,-1\n2,-1\n2,-1\n")
    try await shop.update([Self.view()])
    for value in 1...3 {
      _ = try await shop.replay(Self.view(), try await shop.mend([("2,-1", "2,\(value)")]))
      try await shop.update([Self.view()])
      #expect(try await shop.kept() == (1...value).map { "2,\($0)" })
      #expect(try await shop.dropped().count == 3 - value)
    }
  }

  @Test func `a view with mended rows may get a column`() async throws {
    let shop = try Shop()
    try shop.land("1.csv", "a,b\n1,5\n2,-1\n")
    try await shop.update([Self.view()])
    _ = try await shop.replay(Self.view(), try await shop.mend([("2,-1", "2,1")]))
    let wider = Self.view(", 'new' as c")
    #expect(try await shop.update([wider]).state == .completed)
    #expect(
      try await shop.rows("select a, b, c from silver.rows order by 1") == [
        ["1", "5", "new"], ["2", "1", "new"],
      ]
    )
    try shop.land("2.csv", "a,b\n3,-3\n")
    try await shop.update([wider])
    let file = shop.folder + "/wider.csv"
    let id = try await shop.mend([("3,-3", "3,3")])
    let row = try String(contentsOfFile: id, encoding: .utf8)
      .replacing("a,b", with: "a,b,c").replacing(",3\n", with: ",3,own\n")
    try Data(row.utf8).write(to: URL(fileURLWithPath: file))
    _ = try await shop.replay(wider, file)
    #expect(try await shop.update([wider]).state == .completed)
    #expect(try await shop.rows("select c from silver.rows where a = '3'") == [["own"]])
  }

  // MARK: Private datasets

  @Test func `the quarantine of a private dataset is found`() async throws {
    let shop = try Shop()
    try shop.land("1.csv", "a,b\n1,5\n2,-1\n")
    let hidden = Self.stream.replacing("refresh streaming", with: "refresh private streaming")
    let reader = "create or refresh materialized view gold.rows as select * from silver.rows"
    try await shop.update([hidden, reader])
    let quality = QualityHistory(lake: shop.lake, engine: try shop.engine())
    let counts = try await quality.quarantineCounts()
    #expect(counts.map(\.table.description) == ["silver.rows"] && counts.map(\.rows) == [1])
    #expect(try await shop.replay(hidden, try await shop.mend([("2,-1", "2,1")])).accepted == 1)
    try await shop.update([hidden, reader])
    #expect(try await shop.rows("select a from gold.rows order by 1") == [["1"], ["2"]])
    #expect(try await shop.dropped() == [])
  }
}

extension Shop {
  fileprivate func kept() async throws -> [String] {
    try await rows("select concat(a, ',', b) from silver.rows order by a, b").compactMap { $0[0] }
  }

  private func quarantine() async throws -> [(id: String, row: String)] {
    let quality = QualityHistory(lake: lake, engine: try engine())
    guard let rows = try await quality.quarantine(of: .init("silver.rows")) else { return [] }
    return (0..<rows.rowCount).map { index in
      let values = rows.row(index).map { $0.text ?? "" }
      return (values[0], values[1] + "," + values[2])
    }
  }

  fileprivate func dropped() async throws -> [String] { try await quarantine().map(\.row).sorted() }

  /// Writes a file with mended rows, given as they were and as they shall be.
  fileprivate func mend(_ changes: [(before: String, after: String)], more: [String] = [])
    async throws -> String
  {
    let dropped = try await quarantine()
    let lines = changes.map { change in
      (dropped.first { $0.row == change.before }?.id ?? "unknown") + "," + change.after
    }
    let file = folder + "/mended-\(UUID().uuidString).csv"
    let text = (["quarantine_id,a,b"] + lines + more).joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  fileprivate func replay(_ statement: String, _ file: String) async throws
    -> QuarantineReplay.Report
  {
    let engine = try engine()
    for statement in Prelude.statements { try await engine.run(statement) }
    let pipeline = try await project([statement]).pipelines[0]
    return try await QuarantineReplay(lake: lake, engine: engine)
      .replay(pipeline.datasets[0], of: pipeline, from: file)
  }
}
