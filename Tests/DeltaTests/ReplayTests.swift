import Delta
import Relational
import Testing

@Suite struct ReplayTests {
  let fixture = LogFixture()

  @Test func `files are those added and not removed, by path`() async throws {
    try await fixture.commits([
      LogFixture.birth + [LogFixture.add("b"), LogFixture.add("a")], [LogFixture.add("c")],
      [LogFixture.remove("a"), LogFixture.add("d")], [LogFixture.add("a")],
    ])
    #expect(try await paths(.latest) == ["a", "b", "c", "d"])
    #expect(try await paths(.version(2)) == ["b", "c", "d"])
    #expect(try await paths(.version(0)) == ["a", "b"])
    #expect(try await fixture.log.snapshot(at: .version(2)).tombstones.map(\.path) == ["a"])
  }

  @Test func `a table without a log is no table`() async throws {
    #expect(await problem() == "delta.no-table")
  }

  @Test func `a gap in the log names the commit`() async throws {
    try await fixture.commits([LogFixture.birth, [LogFixture.add("a")]])
    try await fixture.commit(3, [LogFixture.add("b")])
    let error = await #expect(throws: DeltaError.self) { try await fixture.log.snapshot() }
    #expect(error == .missingCommit(location: "lake/silver/t", version: 2))
    #expect(error?.explanation.place == "lake/silver/t/_delta_log/\(LogFixture.name(2))")
    #expect(try await paths(.version(1)) == ["a"])
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var line: Int?
    var problem: String
  }

  static let damages = [
    Damage(
      testDescription: "cut off",
      text: LogFixture.add("a") + "\n" + #"{"add":{"path":"b","si"#,
      line: 2,
      problem: "is not closed"
    ),
    Damage(testDescription: "empty", text: "", line: nil, problem: "no actions"),
    Damage(testDescription: "zeros", text: "\0\0\0\0", line: nil, problem: "no actions"),
    Damage(
      testDescription: "no path",
      text: #"{"add":{"size":1,"modificationTime":1,"dataChange":true}}"#,
      line: 1,
      problem: "add has no `path`"
    ),
    Damage(
      testDescription: "another kind of value",
      text: #"{"add":{"path":"x","size":"big","modificationTime":1,"dataChange":true}}"#,
      line: 1,
      problem: "another kind of value in `size`"
    ),
    Damage(testDescription: "no object", text: "[1]", line: 1, problem: "no JSON object"),
  ]

  @Test(arguments: damages)
  func `a damaged commit names file, line and fault`(damage: Damage) async throws {
    try await fixture.commit(0, LogFixture.birth)
    _ = await fixture.store.createIfAbsent(LogFixture.name(1), Array(damage.text.utf8))
    let error = await #expect(throws: DeltaError.self) { try await fixture.log.snapshot() }
    guard case .corrupt(_, let file, let line, let problem)? = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(file == LogFixture.name(1))
    #expect(line == damage.line)
    #expect(problem.contains(damage.problem))
  }

  @Test func `a version that is not there is refused with those that are`() async throws {
    try await fixture.commits([LogFixture.birth, [LogFixture.add("a")]])
    let error = await #expect(throws: DeltaError.self) {
      try await fixture.log.snapshot(at: .version(7))
    }
    #expect(error?.explanation.summary == "the table has no version 7")
    #expect(error?.explanation.why == "it has 0 to 1")
  }

  @Test func `an instant means the newest commit not after it`() async throws {
    for (version, time) in [Int64(1_000), 2_000, 1_500, 9_000].enumerated() {
      await fixture.store.setTime(time)
      try await fixture.commit(
        Int64(version),
        version == 0 ? LogFixture.birth : [LogFixture.add("\(version)")]
      )
    }
    // The clock ran backwards before version 2, which therefore counts as 2,001.
    for (time, version) in [
      (Int64(1_000), Int64(0)), (1_999, 0), (2_000, 1), (2_001, 2), (8_999, 2),
    ] {
      #expect(try await fixture.log.snapshot(at: .timestamp(milliseconds: time)).version == version)
    }
    #expect(try await fixture.log.snapshot(at: .timestamp(milliseconds: 1 << 50)).version == 3)
    await #expect(throws: DeltaError.self) {
      try await fixture.log.snapshot(at: .timestamp(milliseconds: 999))
    }
  }

  @Test func `unknown actions and members do not disturb`() async throws {
    try await fixture.commits([
      LogFixture.birth + [
        #"{"somethingNew":{"x":1}}"#, "{}", "",
        #"{"add":{"path":"a","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true,"baseRowId":7,"stats":null}}"#,
      ]
    ])
    let file = try await fixture.log.snapshot().files[0]
    #expect(file.json.text.contains(#""baseRowId":7"#))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `reading on from a known state equals reading anew`(seed: UInt64) async throws {
    var random = SeededRandom(seed)
    try await fixture.commit(0, LogFixture.birth)
    var known = try await fixture.log.snapshot()
    var live: [String] = []
    for version in 1...20 {
      var lines: [String] = []
      for number in 0..<Int.random(in: 0...3, using: &random) {
        let path = "f\(version)-\(number)"
        live.append(path)
        lines.append(LogFixture.add(path))
      }
      while !live.isEmpty, Bool.random(using: &random) {
        let index = Int.random(in: 0..<live.count, using: &random)
        lines.append(LogFixture.remove(live.remove(at: index)))
      }
      if Bool.random(using: &random) {
        lines.append(#"{"txn":{"appId":"s\#(version % 3)","version":\#(version)}}"#)
      }
      try await fixture.commit(Int64(version), lines.isEmpty ? [#"{"commitInfo":{}}"#] : lines)
      if Bool.random(using: &random) { known = try await fixture.log.newest(knowing: known) }
    }
    known = try await fixture.log.newest(knowing: known)
    let anew = try await fixture.log.snapshot()
    #expect(known.files.map(\.path) == anew.files.map(\.path))
    #expect(known.files.map(\.path) == live.sorted())
    #expect(known.tombstones.map(\.path) == anew.tombstones.map(\.path))
    #expect(known.transactions == anew.transactions)
    #expect(known.version == anew.version)
  }

  private func paths(_ selector: VersionSelector) async throws -> [String] {
    try await fixture.log.snapshot(at: selector).files.map(\.path)
  }

  private func problem() async -> String? {
    do {
      _ = try await fixture.log.snapshot()
      return nil
    } catch { return (error as? DeltaError)?.explanation.code }
  }
}

/// The same numbers for the same seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
