internal import Foundation
internal import Relational

/// Writes small files whole or not at all.
enum DurableFile {
  /// Writes beside the file, syncs, and renames over it; syncs the folder too.
  ///
  /// - Throws: `Explanation` with the system's reason.
  static func write(_ text: String, to path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw fault(folder, error.localizedDescription)
    }
    let temporary = path + ".tmp-\(getpid())"
    let descriptor = unsafe open(temporary, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(temporary, unsafe String(cString: strerror(errno))) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes { buffer in
        unsafe Foundation.write(descriptor, buffer.baseAddress, buffer.count)
      }
      guard count > 0 else { throw fault(temporary, unsafe String(cString: strerror(errno))) }
      written += count
    }
    guard fsync(descriptor) == 0, unsafe rename(temporary, path) == 0 else {
      throw fault(path, unsafe String(cString: strerror(errno)))
    }
    syncFolder(folder)
  }

  /// Makes renames within a folder survive a power cut.
  static func syncFolder(_ folder: String) {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func fault(_ path: String, _ reason: String) -> Explanation {
    Explanation(
      "execution.not-written",
      "\(path) cannot be written",
      why: reason,
      next: "make room or mend the folder's rights, then run again; nothing was committed",
      blame: .environment
    )
  }
}
