internal import Foundation
internal import Lakehouse
internal import Relational

/// The versions of tables that belong together, for whoever needs one consistent picture of a pipeline.
struct VersionVector {
  private let path: String

  init(lake: Lake, pipeline: String) {
    let name = pipeline.map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : "_" }.joined()
    path = lake.folder + "/_mercer/versions/" + name + ".json"
  }

  /// Writes the versions after a completed update; tables it did not look at keep theirs.
  ///
  /// Also called when nothing was committed: an earlier update may have been killed before it came here.
  func publish(_ versions: [String: Int64], updateID: String) throws {
    let before = FileManager.default.contents(atPath: path).flatMap { try? JSON(parsing: $0) }
    var tables: [String: Int64] = [:]
    for (name, version) in before?["tables"]?.object ?? [] { tables[name] = version.int64 }
    let merged = tables.merging(versions) { $1 }
    guard merged != tables else { return }
    let published: JSON = .object([
      ("update_id", .string(updateID)),
      ("tables", .object(merged.sorted { $0.key < $1.key }.map { ($0, JSON($1)) })),
    ])
    try DurableFile.write(published.prettyText, to: path)
  }
}
