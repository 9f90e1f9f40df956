import Delta
import Relational
import Testing

@Suite struct PruningTests {
  @Test(arguments: 0..<100 as Range<UInt64>)
  func `no file with a row that meets the condition is left out`(seed: UInt64) async throws {
    var random = SeededRandom(seed)
    var rows: [String: [Int64]] = [:]
    var lines = LogFixture.birth
    for number in 0..<12 {
      let values = (0..<3).map { _ in Int64.random(in: -20...20, using: &random) }
      rows["f\(number)"] = values
      let bounds =
        "\"minValues\":{\"a\":\(values.min() ?? 0)},\"maxValues\":{\"a\":\(values.max() ?? 0)}"
      lines.append(
        LogFixture.add("f\(number)", stats: number == 0 ? nil : "{\"numRecords\":3,\(bounds)}")
      )
    }
    let fixture = LogFixture()
    try await fixture.commit(0, lines)
    let snapshot = try await fixture.log.snapshot()
    let wanted = Int64.random(in: -22...22, using: &random)
    for (comparison, test) in Self.comparisons {
      for value in [
        Value.integer(wanted), .double(Double(wanted)),
        .decimal(Decimal128(unscaled: Int128(wanted * 10), scale: 1)),
      ] {
        let kept = Set(snapshot.files(where: [ColumnFilter("A", comparison, value)]).map(\.path))
        for (path, values) in rows where values.contains(where: { test($0, wanted) }) {
          #expect(kept.contains(path))
        }
        #expect(kept.contains("f0"), "a file without statistics may hold anything")
      }
    }
  }

  static let comparisons: [(ColumnFilter.Comparison, @Sendable (Int64, Int64) -> Bool)] = [
    (.equal, { $0 == $1 }), (.less, { $0 < $1 }), (.lessOrEqual, { $0 <= $1 }),
    (.greater, { $0 > $1 }), (.greaterOrEqual, { $0 >= $1 }),
  ]

  @Test func `bounds decide, and unknown columns do not`() async throws {
    let fixture = LogFixture()
    try await fixture.commit(
      0,
      LogFixture.birth + [
        LogFixture.add(
          "low",
          stats: #"{"numRecords":2,"minValues":{"a":1},"maxValues":{"a":5},"nullCount":{"a":0}}"#
        ),
        LogFixture.add(
          "high",
          stats: #"{"numRecords":2,"minValues":{"a":6},"maxValues":{"a":9},"nullCount":{"a":0}}"#
        ),
        LogFixture.add(
          "nulls",
          stats: #"{"numRecords":2,"minValues":{},"maxValues":{},"nullCount":{"a":2}}"#
        ),
      ]
    )
    let snapshot = try await fixture.log.snapshot()
    func paths(_ filter: ColumnFilter) -> [String] { snapshot.files(where: [filter]).map(\.path) }
    #expect(paths(ColumnFilter("a", .greater, .integer(5))) == ["high"])
    #expect(paths(ColumnFilter("a", .lessOrEqual, .integer(5))) == ["low"])
    #expect(paths(ColumnFilter("a", .equal, .string("x"))) == ["high", "low"])
    #expect(paths(ColumnFilter("b", .equal, .integer(1))) == ["high", "low", "nulls"])
    #expect(snapshot.allColumnsPresent(in: snapshot.files))
  }
}
