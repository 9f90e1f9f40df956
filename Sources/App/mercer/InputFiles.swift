internal import Foundation
internal import Onboarding
internal import Relational

/// Files that somebody named on the command line.
struct InputFiles {
  /// The files, names below `landing`, by name.
  let files: [SourceFile]
  /// The innermost folder that all of them lie in.
  let landing: String

  /// Finds files, what lies in folders, and what matches patterns.
  ///
  /// - Throws: `Explanation` when a name leads to nothing.
  init(_ names: [String], current: String) throws {
    var paths: Set<String> = []
    for name in names {
      let path = ProjectFolder.absolute(name, from: current)
      let found = try InputFiles.files(at: path)
      guard !found.isEmpty else {
        throw Explanation(
          "init.no-files",
          "there are no files at \(name)",
          place: path,
          next: "name files, a folder with files, or a pattern in quotes such as 'exports/*.csv'"
        )
      }
      paths.formUnion(found)
    }
    let sorted = paths.sorted()
    var parent = sorted.first.map(InputFiles.folder) ?? current
    while !sorted.allSatisfy({ $0.hasPrefix(parent == "/" ? "/" : parent + "/") }) {
      parent = InputFiles.folder(of: parent)
    }
    let landing = parent
    files = sorted.map { path in
      let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
      let name = String(path.dropFirst(landing == "/" ? 1 : landing.count + 1))
      return SourceFile(path: path, name: name, sizeInBytes: size?.int64Value ?? 0)
    }
    self.landing = landing
  }

  private static func folder(of path: String) -> String {
    let parts = path.split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/")
  }

  private static func files(at path: String) throws -> [String] {
    if FileManager.default.fileExists(atPath: path) { return try below(path) }
    let parts = path.split(separator: "/").map(String.init)
    guard let wild = parts.firstIndex(where: { $0.contains("*") || $0.contains("?") }) else {
      return []
    }
    let base = "/" + parts[..<wild].joined(separator: "/")
    guard FileManager.default.fileExists(atPath: base) else { return [] }
    return try below(base).filter { FilePattern.matches($0, pattern: path) }
  }

  private static func below(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    _ = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard isFolder.boolValue else { return [path] }
    return try ProjectFolder.names(in: path).filter { !$0.hasPrefix(".") && !$0.hasPrefix("_") }
      .flatMap { try below(path + "/" + $0) }
  }
}
