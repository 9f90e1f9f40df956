internal import Foundation
internal import Lakehouse
internal import Relational

/// How far a streaming table has read its sources.
///
/// State `n` is written before the commit whose `txn` action carries version `n`; only the state that the
/// table's newest `txn` names counts, so a crash between the two repeats nothing and skips nothing.
struct StreamState: Sendable {
  /// Number of the state, the version of the table's `txn` action.
  var version: Int64
  /// Files read so far, by relation.
  var files: [String: [LandedFile]]
  /// Last version read of each table that is streamed, by name.
  var tables: [String: Int64]

  static let start = StreamState(version: 0, files: [:], tables: [:])

  private static func folder(_ lake: Lake, _ table: TableName) -> String {
    lake.folder + "/_mercer/streams/" + table.description
  }

  /// Reads the state that the table's `txn` action names.
  ///
  /// - Throws: `Explanation` when the state is gone or damaged.
  static func load(_ lake: Lake, _ table: TableName, version: Int64) throws -> StreamState {
    let path = folder(lake, table) + "/\(version).json"
    guard let bytes = FileManager.default.contents(atPath: path),
      let json = try? JSON(parsing: bytes),
      let files = json["files"]?.object, let tables = json["tables"]?.object
    else {
      throw Explanation(
        "execution.stream-state-lost",
        "the record of what \(table) has read is missing or damaged",
        place: path,
        why: "without it rows could be read twice or skipped",
        next: "read everything again: mercer run --full-refresh --select \(table)",
        blame: .environment
      )
    }
    return StreamState(
      version: version,
      files: Dictionary(
        files.map { ($0, ($1.array ?? []).compactMap(LandedFile.init)) },
        uniquingKeysWith: { $1 }
      ),
      tables: Dictionary(
        tables.compactMap { name, value in value.int64.map { (name, $0) } },
        uniquingKeysWith: { $1 }
      )
    )
  }

  /// Writes the state so that it survives a power cut.
  func save(_ lake: Lake, _ table: TableName) throws {
    let folder = StreamState.folder(lake, table)
    let json: JSON = .object([
      ("files", .object(files.sorted { $0.key < $1.key }.map { ($0, .array($1.map(\.json))) })),
      ("tables", .object(tables.sorted { $0.key < $1.key }.map { ($0, JSON($1)) })),
    ])
    try DurableFile.write(json.text, to: folder + "/\(version).json")
  }

  /// Removes states that no `txn` action names any more.
  func removeOlder(_ lake: Lake, _ table: TableName) {
    let folder = StreamState.folder(lake, table)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names {
      if let number = Int64(name.replacing(".json", with: "")), number < version - 1 {
        try? FileManager.default.removeItem(atPath: folder + "/" + name)
      }
    }
  }
}
