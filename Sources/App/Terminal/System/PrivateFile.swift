import Glibc

/// A small file that only its owner may read.
struct PrivateFile: Sendable {
  var path: String

  /// The whole text; `nil` when there is none.
  func text() -> String? {
    // SAFETY: the path is lent as a terminated text for the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      // SAFETY: read(2) writes at most the buffer's length into it and says how much it wrote.
      let part = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        count = unsafe max(0, read(descriptor, buffer.baseAddress, buffer.count))
      }
      if part.isEmpty { return String(decoding: bytes, as: UTF8.self) }
      bytes += part
    }
  }

  /// Adds text at the end, making the file and its folders where they are missing.
  ///
  /// - Throws: `OutputError.failed`.
  func append(_ text: String) throws(OutputError) { try write(text, O_APPEND) }

  /// Puts text in place of what is there, making the file and its folders where they are missing.
  ///
  /// - Throws: `OutputError.failed`.
  func replace(_ text: String) throws(OutputError) { try write(text, O_TRUNC) }

  private func write(_ text: String, _ mode: Int32) throws(OutputError) {
    makeFolders()
    // SAFETY: the path is lent as a terminated text for the call.
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o600)
    guard descriptor >= 0 else { throw .failed(reason: SystemText.ofError(errno)) }
    defer { close(descriptor) }
    try Output(descriptor: descriptor).write(text)
  }

  private func makeFolders() {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      // SAFETY: the path is lent as a terminated text for the call.
      unsafe mkdir(folder, 0o700)
    }
  }
}
