import Delta
import Relational
import Testing

@Suite struct TransactionTests {
  let fixture = LogFixture()

  /// What we are about to commit.
  enum Mine: String, CaseIterable, Sendable {
    case append, overwrite, removeOne, streamStep, newSchema
  }

  /// What somebody else committed first.
  enum Theirs: String, CaseIterable, Sendable {
    case append, compaction, overwrite, metadata, tableProtocol, sameStream, otherStream, nothing
  }

  /// Pairs that cannot both stand; all others can.
  static let conflicts: Set<String> = [
    "append metadata", "append tableProtocol",
    "overwrite append", "overwrite compaction", "overwrite overwrite", "overwrite metadata",
    "overwrite tableProtocol",
    "removeOne compaction", "removeOne overwrite", "removeOne metadata", "removeOne tableProtocol",
    "streamStep metadata", "streamStep tableProtocol", "streamStep sameStream",
    "newSchema metadata", "newSchema tableProtocol",
  ]

  @Test(arguments: Mine.allCases, Theirs.allCases)
  func `a commit follows another or yields, by the protocol's rules`(
    mine: Mine,
    theirs: Theirs
  ) async throws {
    try await fixture.commit(0, LogFixture.birth + [LogFixture.add("old")])
    let base = try await fixture.log.snapshot()
    try await fixture.commit(1, Self.lines(theirs))
    var transaction = try Transaction(
      fixture.log,
      on: base,
      reads: mine == .overwrite ? .everything : .nothing
    )
    try Self.stage(mine, on: base, in: &transaction)
    let description = CommitDescription(operation: "WRITE", engine: "test")
    let outcome = try await transaction.commit(description, at: 5)
    if Self.conflicts.contains("\(mine) \(theirs)") {
      guard case .conflicted(let conflict) = outcome else {
        Issue.record("committed over a conflict")
        return
      }
      #expect(conflict.version == 1)
      #expect(conflict.engine == "other")
      #expect(try await fixture.log.snapshot().version == 1)
    } else {
      #expect(outcome == .committed(version: 2))
    }
  }

  @Test func `of two tables created at once one is made`() async throws {
    try await fixture.commit(0, LogFixture.birth)
    var transaction = try Transaction(fixture.log, on: nil, reads: .nothing)
    transaction.setProtocol(TableProtocol(minReaderVersion: 1, minWriterVersion: 2))
    let outcome = try await transaction.commit(
      CommitDescription(operation: "CREATE TABLE", engine: "test"),
      at: 5
    )
    #expect(outcome == .conflicted(with: Conflict(reason: .protocolChanged, version: 0)))
  }

  @Test func `the record of a commit comes first and tells all`() async throws {
    try await fixture.commit(0, LogFixture.birth)
    var transaction = try Transaction(
      fixture.log,
      on: try await fixture.log.snapshot(),
      reads: .nothing
    )
    transaction.add(AddFile(path: "x", size: 1, modificationTime: 0))
    let description = CommitDescription(
      operation: "WRITE",
      parameters: [("mode", "Append")],
      metrics: [("numFiles", 1)],
      engine: "Mercer/test",
      details: ["update": "u1"]
    )
    _ = try await transaction.commit(description, at: 1_700_000_000_123)
    let bytes = try #require(await fixture.store.read(LogFixture.name(1)))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(
      lines[0]
        == #"{"commitInfo":{"timestamp":1700000000123,"operation":"WRITE","operationParameters":{"mode":"Append"},"readVersion":0,"isolationLevel":"Serializable","isBlindAppend":true,"operationMetrics":{"numFiles":"1"},"engineInfo":"Mercer/test","mercer":{"update":"u1"}}}"#
    )
    #expect(lines.count == 2)
  }

  @Test(arguments: [1, 7, 42] as [UInt64])
  func `many writers at once keep the log linear and lose nothing`(seed: UInt64) async throws {
    try await fixture.commit(0, LogFixture.birth)
    let log = fixture.log
    let writers = 8
    let commits = 10
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        group.addTask {
          for number in 0..<commits {
            var transaction = try Transaction(log, on: try await log.snapshot(), reads: .nothing)
            transaction.add(
              AddFile(path: "\(seed)-\(writer)-\(number)", size: 1, modificationTime: 0)
            )
            transaction.record(AppTransaction(appID: "w\(writer)", version: Int64(number)))
            let outcome = try await transaction.commit(
              CommitDescription(operation: "WRITE", engine: "test"),
              at: 0
            )
            guard case .committed = outcome else {
              Issue.record("an append met a conflict")
              return
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let snapshot = try await log.snapshot()
    #expect(snapshot.version == Int64(writers * commits))
    #expect(snapshot.files.count == writers * commits)
    #expect(snapshot.transactions.values.allSatisfy { $0.version == Int64(commits - 1) })
  }

  private static func lines(_ theirs: Theirs) -> [String] {
    let record = #"{"commitInfo":{"operation":"WRITE","engineInfo":"other"}}"#
    let body =
      switch theirs {
      case .append: [LogFixture.add("theirs")]
      case .compaction:
        [
          #"{"remove":{"path":"old","dataChange":false}}"#,
          #"{"add":{"path":"compact","partitionValues":{},"size":1,"modificationTime":1,"dataChange":false}}"#,
        ]
      case .overwrite: [LogFixture.remove("old"), LogFixture.add("theirs")]
      case .metadata: [LogFixture.metadata(properties: ["a": "b"])]
      case .tableProtocol: [#"{"protocol":{"minReaderVersion":1,"minWriterVersion":3}}"#]
      case .sameStream: [LogFixture.add("theirs"), #"{"txn":{"appId":"mine","version":4}}"#]
      case .otherStream: [LogFixture.add("theirs"), #"{"txn":{"appId":"theirs","version":4}}"#]
      case .nothing: [] as [String]
      }
    // A stream's step alone changes no rows.
    return theirs == .otherStream || theirs == .sameStream ? [record, body[1]] : [record] + body
  }

  private static func stage(
    _ mine: Mine,
    on base: Snapshot,
    in transaction: inout Transaction
  ) throws {
    switch mine {
    case .append: break
    case .overwrite, .removeOne: transaction.remove(base.files[0], at: 4)
    case .streamStep: transaction.record(AppTransaction(appID: "mine", version: 5))
    case .newSchema:
      var metadata = base.metadata
      metadata.description = "new"
      try transaction.setMetadata(metadata)
    }
    transaction.add(AddFile(path: "mine", size: 1, modificationTime: 0))
  }
}
