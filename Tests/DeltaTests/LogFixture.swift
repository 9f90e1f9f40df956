import Delta
import Relational

/// Makes logs in memory, commit by commit.
struct LogFixture {
  let store = InMemoryLogStore(location: "lake/silver/t")

  var log: DeltaLog { DeltaLog(store: store, engine: nil) }

  /// Actions of a first commit.
  static let birth = [
    #"{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}"#,
    metadata(),
  ]

  static func metadata(
    properties: [String: String] = [:],
    schema: String =
      #"{"type":"struct","fields":[{"name":"a","type":"long","nullable":true,"metadata":{}}]}"#
  ) -> String {
    Action.metadata(Metadata(id: "id", schemaText: schema, properties: properties)).json.text
  }

  static func add(_ path: String, stats: String? = nil) -> String {
    Action.add(AddFile(path: path, size: 1, modificationTime: 0, stats: stats)).json.text
  }

  static func remove(_ path: String) -> String {
    #"{"remove":{"path":"\#(path)","deletionTimestamp":1,"dataChange":true}}"#
  }

  static func name(_ version: Int64) -> String {
    let digits = String(version)
    return String(repeating: "0", count: 20 - digits.count) + digits + ".json"
  }

  /// Puts a commit in place as any writer might have.
  func commit(_ version: Int64, _ lines: [String]) async throws {
    let text = lines.joined(separator: "\n") + "\n"
    _ = await store.createIfAbsent(Self.name(version), Array(text.utf8))
  }

  /// Commits in order, from 0.
  func commits(_ commits: [[String]]) async throws {
    for (version, lines) in commits.enumerated() { try await commit(Int64(version), lines) }
  }
}
