internal import Foundation
internal import Relational

/// Which runs have begun and not ended, so that those of a killed update can be called off by the next one.
struct RunJournal {
  private let path: String

  /// The journal of one pipeline in a lake.
  init(lakeFolder: String, pipeline: String) {
    let name = pipeline.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    path = lakeFolder + "/_mercer/openlineage/" + name + ".runs"
  }

  /// The update that was killed, and its datasets that had begun and not ended; `nil` when none was.
  func unfinished() -> (update: String, datasets: [String])? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    var update: String?
    var open: [String] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "update": update = parts[1]
      case "began": open.append(parts[1])
      default: open.removeAll { $0 == parts[1] }
      }
    }
    return update.map { ($0, open) }
  }

  /// Begins anew.
  func begin(update: String) {
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? "update \(update)\n".write(toFile: path, atomically: true, encoding: .utf8)
  }

  func datasetBegan(_ name: String) { append("began \(name)\n") }

  func datasetEnded(_ name: String) { append("ended \(name)\n") }

  /// Nothing is open any more.
  func end() { try? FileManager.default.removeItem(atPath: path) }

  /// A journal that cannot be written costs a later ABORT, never the update.
  private func append(_ line: String) {
    guard let file = FileHandle(forWritingAtPath: path) else { return }
    defer { try? file.close() }
    _ = try? file.seekToEnd()
    try? file.write(contentsOf: Data(line.utf8))
  }
}
