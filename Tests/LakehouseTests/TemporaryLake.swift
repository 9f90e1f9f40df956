import Delta
import DuckDB
import Foundation
import Lakehouse
import Relational

/// A lake in a folder of its own, removed when the test is over.
final class TemporaryLake: Sendable {
  let lake: Lake
  let engine: DuckDBEngine
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/mercer-lake-" + UUID().uuidString
    lake = Lake(folder: folder)
    engine = try Database(options: .init(threads: 2)).makeEngine()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes the rows of a query and commits them.
  @discardableResult
  func commit(
    _ query: SQL,
    to name: String,
    kind: TableChange.Kind = .append,
    partitionColumns: [String] = [],
    prepare: (inout TableChange) -> Void = { _ in }
  ) async throws -> Int64 {
    let table = try lake.table(name)
    let columns = try await engine.columns(of: query)
    let schema = Schema(columns.map { Field($0.name, $0.type ?? .string) })
    let report = try await engine.write(
      ParquetWrite(
        query: query,
        schema: schema,
        folder: try table.dataFolder(),
        filePrefix: "part-" + UUID().uuidString,
        partitionColumns: partitionColumns
      )
    )
    var change = TableChange(
      kind,
      schema: schema,
      files: report.keptFiles,
      partitionColumns: partitionColumns
    )
    prepare(&change)
    return try await table.commit(change, engine: engine)
  }

  /// Rows of the table as text, sorted.
  func rows(_ name: String, at selector: VersionSelector = .latest) async throws -> [String] {
    let table = try lake.table(name)
    let snapshot = try await table.snapshot(at: selector, engine: engine)
    let batch = try await engine.rows("select * from (\(try table.scan(snapshot))) as t")
    return (0..<batch.rowCount).map { row in
      batch.row(row).map { $0.text ?? "∅" }.joined(separator: "|")
    }.sorted()
  }

  /// Path of a file below the lake's folder.
  func path(_ name: String) -> String { folder + "/" + name }
}
