internal import Foundation
internal import Relational

/// A file that grows by whole lines, also when several programs write to it.
public struct EventFile: Sendable {
  private let path: String

  /// Names the file; it and its folder are made when the first line comes.
  public init(path: String) {
    self.path = path
  }

  /// Adds a line.
  ///
  /// - Throws: `Explanation` with the system's reason.
  public func append(_ line: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let descriptor = unsafe open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault() }
    defer { close(descriptor) }
    let bytes = Array((line + "\n").utf8)
    // One call, so that lines of two programs do not mix.
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(descriptor, buffer.baseAddress, buffer.count)
    }
    guard count == bytes.count else { throw fault() }
  }

  private func fault() -> Explanation {
    Explanation(
      "execution.not-written",
      "the file of events cannot be written",
      place: path,
      why: unsafe String(cString: strerror(errno)),
      blame: .environment
    )
  }
}
