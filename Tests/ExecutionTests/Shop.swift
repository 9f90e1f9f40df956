import Delta
import DuckDB
import Execution
import Foundation
import Lakehouse
import Pipelines
import Relational

/// A small project with its landing folder and lake, in a folder of its own that goes with it.
final class Shop: Sendable {
  let folder: String
  let lake: Lake
  private let database: Database

  init(threads: Int = 2, lakeFolder: String? = nil) throws {
    folder = FileManager.default.temporaryDirectory.path + "/mercer-shop-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/landing",
      withIntermediateDirectories: true
    )
    lake = Lake(folder: lakeFolder ?? folder + "/lake")
    database = try Database(options: .init(threads: threads, spillFolder: folder + "/spill"))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Puts a file into the landing folder.
  func land(_ name: String, _ text: String) throws { try land(name, Data(text.utf8)) }

  /// Puts a file of any bytes into the landing folder.
  func land(_ name: String, _ bytes: Data) throws {
    let path = folder + "/landing/" + name
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true
    )
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  /// A project whose pipeline is `statements`, one file each.
  func project(_ statements: [String]) async throws -> Project {
    var texts = [
      "databricks.yml": """
      bundle:
        name: shop
      resources:
        pipelines:
          shop:
            name: shop
            schema: silver
            libraries:
              - glob:
                  include: pipelines/**
            configuration:
              landing: \(folder)/landing
      """
    ]
    for (index, statement) in statements.enumerated() {
      texts["pipelines/\(index).sql"] = statement
    }
    return try await Project.load(ProjectFiles(texts), engine: try engine())
  }

  var updater: Updater {
    let database = database
    return Updater(
      lake: lake,
      reader: LocalSourceReader(folder: folder),
      makeEngine: { try database.makeEngine() }
    )
  }

  /// Runs one update of `statements`.
  @discardableResult
  func update(
    _ statements: [String],
    fullRefresh: Bool = false
  ) async throws -> UpdateReport {
    let pipeline = try await project(statements).pipelines[0]
    return try await updater.run(pipeline, options: UpdateOptions(isFullRefresh: fullRefresh))
  }

  /// Reads the lake with SQL, values as text.
  func rows(_ sql: String) async throws -> [[String?]] {
    let engine = try engine()
    let batch = try await engine.rows(LakeSession(lake: lake, engine: engine).prepare(sql))
    return (0..<batch.rowCount).map { batch.row($0).map(\.text) }
  }

  func version(_ table: String) async throws -> Int64 {
    try await lake.table(table).snapshot(engine: try engine()).version
  }

  func engine() throws -> DuckDBEngine { try database.makeEngine() }
}

extension UpdateReport {
  func dataset(_ name: String) -> DatasetReport {
    guard let found = datasets.first(where: { $0.name == name }) else {
      preconditionFailure("no report of \(name)")
    }
    return found
  }
}
