internal import CDuckDB
internal import Foundation
internal import Relational
internal import Synchronization

/// Loads DuckDB's own extensions when a statement first needs one; each costs time that most calls never owe.
final class Extensions: Sendable {
  private let loaded = Mutex<Set<String>>([])

  /// Loads what `text` calls.
  ///
  /// - Throws: `QueryError` naming the file when the extension is not installed beside DuckDB.
  func load(for text: String, on session: SessionHandle) throws(QueryError) {
    if text.contains("delta_scan(") { try load("delta", on: session, for: text) }
    if text.contains("read_xlsx(") { try load("excel", on: session, for: text) }
  }

  private func load(_ name: String, on session: SessionHandle, for text: String) throws(QueryError)
  {
    guard !loaded.withLock({ $0.contains(name) }) else { return }
    let path = Extensions.folder + "/" + name + ".duckdb_extension"
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw QueryError(
        kind: .other,
        message:
          "DuckDB's extension \(name) is needed and not installed at \(path); run make setup",
        sql: text
      )
    }
    try Connection.run("load \(SQL.quote(literal: path))", on: session)
    loaded.withLock { _ = $0.insert(name) }
  }

  /// The folder `duckdb_extensions` beside the DuckDB library that is running.
  static let folder =
    (Database.libraryPath as NSString).deletingLastPathComponent + "/duckdb_extensions"
}

extension Database {
  /// Path of the DuckDB library in use.
  public static var libraryPath: String {
    mercer_duckdb_path().map { String(cString: $0) } ?? ""
  }

  /// Folder in which the library's extensions lie, with their `SHA256SUMS`.
  public static var extensionFolder: String { Extensions.folder }
}
