internal import Foundation
public import Lakehouse

/// Where the engine of one process puts what does not fit the memory.
///
/// Each process has a folder of its own: two engines in one folder would take each other's files for theirs.
public enum SpillFolder {
  private static let prefix = "spill-"

  /// A folder that no other process uses; the engine makes it when it first spills.
  ///
  /// - Parameters:
  ///   - lake: Lies on the disk with room for the data; one that may not be written leaves the system's folder for
  ///     temporary files.
  ///   - folder: Used instead of the lake's own when the settings name one.
  /// - Returns: An absolute path.
  public static func path(for lake: Lake, in folder: String? = nil) -> String {
    let name = prefix + "\(getpid())-" + UUID().uuidString.prefix(8).lowercased()
    let parent = folder ?? lake.folder + "/_mercer"
    guard FileManager.default.fileExists(atPath: folder ?? lake.folder) else {
      // The first update makes the lake before it reads anything.
      return parent + "/" + name
    }
    // The engine makes only the last folder of the path.
    try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    guard FileManager.default.isWritableFile(atPath: parent) else {
      return NSTemporaryDirectory() + "mercer-" + name
    }
    return parent + "/" + name
  }

  /// Removes folders that killed processes left in a lake.
  static func removeLeftovers(in lake: Lake) {
    for path in leftovers(in: lake) { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Folders that killed processes left in a lake, as absolute paths.
  public static func leftovers(in lake: Lake) -> [String] {
    let parent = lake.folder + "/_mercer"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return names.filter { name in
      guard name.hasPrefix(prefix) else { return false }
      let process = name.dropFirst(prefix.count).prefix { $0 != "-" }
      guard let id = pid_t(process) else { return false }
      return kill(id, 0) != 0 && errno == ESRCH
    }.sorted().map { parent + "/" + $0 }
  }
}
