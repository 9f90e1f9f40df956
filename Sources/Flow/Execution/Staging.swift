internal import Foundation
internal import Lakehouse
internal import Relational

/// A folder beside a table's files where an update writes before it knows which files it keeps.
///
/// Readers and vacuum pass over names that begin with `_`; what a crash leaves here the next update removes.
struct Staging: Sendable {
  let folder: String
  private static let prefix = "_staging-"

  init(table: LakeTable, name: String) throws {
    let data = try table.dataFolder()
    for leftover in (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? []
    where leftover.hasPrefix(Staging.prefix) {
      try? FileManager.default.removeItem(atPath: data + "/" + leftover)
    }
    folder = data + "/" + Staging.prefix + name
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Staging.fault(folder, error)
    }
  }

  /// Moves a file of kept rows to its place in the table and gives it its path there.
  func keep(_ file: ParquetWriteReport.File, in table: LakeTable) throws -> ParquetWriteReport.File
  {
    try move(file, to: Staging.withoutMask(file.path), below: try table.dataFolder())
  }

  /// Moves a file of dropped rows to the quarantine's table.
  func quarantine(_ file: ParquetWriteReport.File, in table: LakeTable) throws
    -> ParquetWriteReport.File
  {
    // Files of different failures have the same name, so the failures stay part of the path.
    try move(
      file,
      to: file.path.replacing("__failed=", with: "failed-"),
      below: try table.dataFolder()
    )
  }

  /// Throws away what was written so far.
  func empty() throws {
    remove()
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Staging.fault(folder, error)
    }
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func move(
    _ file: ParquetWriteReport.File,
    to path: String,
    below target: String
  ) throws -> ParquetWriteReport.File {
    let place = target + "/" + path
    do {
      try FileManager.default.createDirectory(
        atPath: (place as NSString).deletingLastPathComponent,
        withIntermediateDirectories: true
      )
      try FileManager.default.moveItem(atPath: folder + "/" + file.path, toPath: place)
    } catch {
      throw Staging.fault(place, error)
    }
    var moved = file
    moved.path = path
    return moved
  }

  private static func withoutMask(_ path: String) -> String {
    guard path.hasPrefix("__failed="), let slash = path.firstIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  private static func fault(_ path: String, _ error: any Error) -> Explanation {
    Explanation(
      "execution.not-written",
      "\(path) cannot be written",
      why: error.localizedDescription,
      next: "make room or mend the folder's rights, then run again; nothing was committed",
      blame: .environment
    )
  }
}
