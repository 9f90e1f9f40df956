internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational

/// How far a streaming table has read its sources.
///
/// State `n` is written before the commit whose `txn` action carries version `n`; only the state that the
/// table's newest `txn` names counts, so a crash between the two repeats nothing and skips nothing.
struct StreamState: Sendable {
  /// Number of the state, the version of the table's `txn` action.
  var version: Int64
  /// Files read so far, by relation; those of a source that the query has no more, by its key.
  var files: [String: [LandedFile]]
  /// Keys of files of which nothing could be read: one that has changed since is read like a new one.
  var refused: Set<[UInt8]> = []
  /// Last version read of each table that is streamed, by name.
  var tables: [String: Int64]
  /// Stands for the query that was run and all it read as a whole; `nil` where nobody took note of it.
  var basis: String?

  static let start = StreamState(version: 0, files: [:], tables: [:])

  /// The files read from a relation, by key.
  func known(_ relation: String) -> [[UInt8]: LandedFile] {
    Dictionary((files[relation] ?? []).map { ($0.key, $0) }, uniquingKeysWith: { $1 })
  }

  /// Whether a file that lies there is still to be read, given those that are `known`.
  func isNew(_ file: LandedFile, besides known: [[UInt8]: LandedFile]) -> Bool {
    guard let before = known[file.key] else { return true }
    return before != file && refused.contains(file.key)
  }

  private static func folder(_ lake: Lake, _ table: TableName) -> String {
    lake.folder + "/_mercer/streams/" + table.description
  }

  /// Names of the sources on disk, by relation.
  ///
  /// Relations are numbered by their place in the query, which may change; a path tells sources apart, and a count
  /// those that read the same path.
  private static func keys(_ sources: [FileSource]) -> [String: String] {
    var counts: [String: Int] = [:]
    var keys: [String: String] = [:]
    for source in sources {
      counts[source.path, default: 0] += 1
      keys[source.relationName] = "\(source.path)#\(counts[source.path, default: 1])"
    }
    return keys
  }

  /// Files by relation from files by key; states of earlier versions have the relations for keys.
  ///
  /// A source that is not known by its path knows what sources have read that are no more: most likely its path was
  /// written in another way, and no file is to be read twice.
  private static func byRelation(_ files: [String: [LandedFile]], _ sources: [FileSource])
    -> [String: [LandedFile]]
  {
    var rest = files
    var found: [String: [LandedFile]] = [:]
    for (relation, key) in keys(sources) {
      found[relation] = rest.removeValue(forKey: key) ?? rest.removeValue(forKey: relation)
    }
    let heirs = sources.filter { $0.isStream && found[$0.relationName] == nil }
    for heir in heirs { found[heir.relationName] = rest.keys.sorted().flatMap { rest[$0] ?? [] } }
    return heirs.isEmpty ? found.merging(rest) { known, _ in known } : found
  }

  /// Reads the state that the table's `txn` action names, its files by the relations of `sources`.
  ///
  /// - Throws: `Explanation` when the state is gone or damaged.
  static func load(_ lake: Lake, _ table: TableName, version: Int64, of sources: [FileSource])
    throws -> StreamState
  {
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
      files: byRelation(
        Dictionary(
          files.map { ($0, ($1.array ?? []).compactMap(LandedFile.init)) },
          uniquingKeysWith: { $1 }
        ),
        sources
      ),
      refused: Set((json["refused"]?.array ?? []).compactMap(\.string).map { Array($0.utf8) }),
      tables: Dictionary(
        tables.compactMap { name, value in value.int64.map { (name, $0) } },
        uniquingKeysWith: { $1 }
      ),
      basis: json["basis"]?.string
    )
  }

  /// Number of the newest state, whether or not its commit came to be; 0 when there is none.
  static func newest(_ lake: Lake, _ table: TableName) -> Int64 {
    numbers(folder(lake, table)).max() ?? 0
  }

  private static func numbers(_ folder: String) -> [Int64] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).compactMap {
      $0.hasSuffix(".json") ? Int64($0.dropLast(5)) : nil
    }
  }

  /// Writes the state so that it survives a power cut.
  func save(_ lake: Lake, _ table: TableName, of sources: [FileSource]) throws {
    let keys = StreamState.keys(sources)
    let folder = StreamState.folder(lake, table)
    let json: JSON = .object([
      (
        "files",
        .object(
          files.sorted { $0.key < $1.key }.map { (keys[$0] ?? $0, .array($1.map(\.json))) }
        )
      ),
      (
        "refused",
        .array(
          refused.map { String(decoding: $0, as: UTF8.self) }.sorted().map(JSON.string)
        )
      ),
      ("tables", .object(tables.sorted { $0.key < $1.key }.map { ($0, JSON($1)) })),
      ("basis", basis.map(JSON.string) ?? .null),
    ])
    try DurableFile.write(json.text, to: folder + "/\(version).json")
  }

  /// Removes states that no `txn` action names any more.
  func removeOlder(_ lake: Lake, _ table: TableName) {
    let folder = StreamState.folder(lake, table)
    for number in StreamState.numbers(folder) where number < version - 1 {
      try? FileManager.default.removeItem(atPath: folder + "/\(number).json")
    }
  }
}
