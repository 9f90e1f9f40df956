internal import Foundation
internal import Lakehouse
internal import Relational

/// Keeps two updates of one lake's pipeline apart; the system lets go of it when the process ends.
final class UpdateLock: Sendable {
  private let descriptor: Int32

  /// - Throws: `Explanation` when another update holds the lock or the folder cannot be written.
  init(folder: String, pipeline: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Explanation(
        "execution.lake-not-writable",
        "the lake's folder \(folder) cannot be made",
        why: error.localizedDescription,
        next: "choose another folder with --lake, or mend its rights",
        blame: .environment
      )
    }
    let path = Self.path(folder, pipeline)
    descriptor = unsafe open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Explanation(
        "execution.lake-not-writable",
        "\(path) cannot be written",
        why: unsafe String(cString: strerror(errno)),
        next: "choose another folder with --lake, or mend its rights",
        blame: .environment
      )
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Explanation(
        "execution.update-running",
        "another update of the pipeline \(pipeline) is running in this lake",
        place: path,
        why: "two updates at once would do the same work twice",
        next: "wait until it has ended, then run again",
        blame: .environment
      )
    }
  }

  deinit { close(descriptor) }

  /// Where the locks of a lake lie.
  static func folder(_ lake: Lake) -> String { lake.folder + "/_mercer/locks" }

  /// Whether an update of the pipeline is running just now.
  static func isHeld(folder: String, pipeline: String) -> Bool {
    let descriptor = unsafe open(path(folder, pipeline), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0
  }

  private static func path(_ folder: String, _ pipeline: String) -> String {
    folder + "/" + pipeline.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined() + ".lock"
  }
}
