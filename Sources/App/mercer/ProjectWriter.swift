internal import Foundation
internal import Relational

/// Writes the files of a new project: all of them or none.
struct ProjectWriter {
  let folder: String
  let overwrites: Bool

  /// - Throws: `Explanation` when something is in the way.
  func check() throws {
    var isFolder: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
    guard exists else { return }
    guard isFolder.boolValue else {
      throw Explanation(
        "init.in-the-way",
        "\(folder) is a file",
        next: "name a folder that does not exist yet"
      )
    }
    let names = try ProjectFolder.names(in: folder)
    guard !names.isEmpty else { return }
    let isOurs = names.contains("mapping.yml") && names.contains("databricks.yml")
    if overwrites, isOurs { return }
    throw Explanation(
      "init.in-the-way",
      "the folder is not empty, and nothing was written",
      place: folder,
      why: isOurs
        ? "it holds a bundle that mercer init has written"
        : "it holds " + names.prefix(5).joined(separator: ", "),
      next: isOurs
        ? "--overwrite writes over that bundle, following its mapping.yml"
        : "name a folder that does not exist yet"
    )
  }

  /// Writes everything into a folder beside, and puts it in place when it is complete.
  func write(_ files: [String: String]) throws {
    let manager = FileManager.default
    let draft = folder + ".mercer-\(ProcessInfo.processInfo.processIdentifier)"
    do {
      for (path, text) in files {
        let place = URL(fileURLWithPath: draft + "/" + path)
        try manager.createDirectory(
          at: place.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: place)
      }
      guard manager.fileExists(atPath: folder) else {
        try manager.moveItem(atPath: draft, toPath: folder)
        return
      }
      if try ProjectFolder.names(in: folder).isEmpty {
        try manager.removeItem(atPath: folder)
        try manager.moveItem(atPath: draft, toPath: folder)
        return
      }
      try replace(with: draft, files)
    } catch {
      try? manager.removeItem(atPath: draft)
      if let explanation = error as? Explanation { throw explanation }
      throw Explanation(
        "init.not-written",
        "the project could not be written",
        place: folder,
        why: error.localizedDescription,
        next: "free space, or name a folder where you may write",
        blame: .environment
      )
    }
  }

  /// The pipelines and the shared folder are ours as a whole; what else lies in the folder stays.
  private func replace(with draft: String, _ files: [String: String]) throws {
    let manager = FileManager.default
    for name in Set(files.keys.compactMap { $0.split(separator: "/").first.map(String.init) }) {
      let place = folder + "/" + name
      if manager.fileExists(atPath: place) { try manager.removeItem(atPath: place) }
      try manager.moveItem(atPath: draft + "/" + name, toPath: place)
    }
    try manager.removeItem(atPath: draft)
  }
}
