internal import Foundation
internal import Relational

/// A file open for reading at any place.
struct ByteFile: ~Copyable {
  let path: String
  let sizeInBytes: Int64
  private let descriptor: Int32

  /// - Throws: `Explanation` with the system's reason.
  init(_ path: String) throws(Explanation) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    var state = stat()
    guard descriptor >= 0, unsafe fstat(descriptor, &state) == 0 else {
      let reason = unsafe String(cString: strerror(errno))
      if descriptor >= 0 { close(descriptor) }
      throw ByteFile.fault("read", path, reason)
    }
    sizeInBytes = Int64(state.st_size)
  }

  deinit { close(descriptor) }

  /// At most `count` bytes from `offset` on; fewer only at the end of the file.
  func bytes(at offset: Int64, count: Int) throws(Explanation) -> [UInt8] {
    var failure: Int32 = 0
    let length = Int(min(Int64(count), max(0, sizeInBytes - offset)))
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      while filled < length {
        let step = unsafe pread(
          descriptor,
          buffer.baseAddress.map { unsafe $0 + filled },
          length - filled,
          off_t(offset) + off_t(filled)
        )
        if step < 0, errno == EINTR { continue }
        if step < 0 { failure = errno }
        if step <= 0 { break }
        filled += step
      }
    }
    guard failure == 0 else {
      throw ByteFile.fault("read", path, unsafe String(cString: strerror(failure)))
    }
    return bytes
  }

  static func fault(_ action: String, _ path: String, _ reason: String) -> Explanation {
    Explanation(
      action == "read" ? "source.unreadable" : "execution.not-written",
      "\(path) cannot be \(action)",
      why: reason,
      next: action == "read"
        ? "mend what the system says, then run again"
        : "make room or mend the folder's rights, then run again",
      blame: .environment
    )
  }
}

/// A new file that is written from its start to its end.
struct ByteSink: ~Copyable {
  let path: String
  private var descriptor: Int32?
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 18

  /// - Throws: `Explanation` with the system's reason.
  init(_ path: String) throws(Explanation) {
    self.path = path
    let opened = unsafe open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
    guard opened >= 0 else {
      throw ByteFile.fault("written", path, unsafe String(cString: strerror(errno)))
    }
    descriptor = opened
  }

  deinit { if let descriptor { close(descriptor) } }

  /// Adds bytes.
  mutating func write(_ bytes: some Collection<UInt8>) throws(Explanation) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= ByteSink.bufferSize { try flush() }
  }

  /// Hands all of it to the system.
  consuming func finish() throws(Explanation) {
    try flush()
    guard let descriptor = descriptor.take() else { return }
    guard close(descriptor) == 0 else {
      throw ByteFile.fault("written", path, unsafe String(cString: strerror(errno)))
    }
  }

  private mutating func flush() throws(Explanation) {
    guard let descriptor else { return }
    var done = 0
    while done < buffer.count {
      let step = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Foundation.write(
          descriptor,
          bytes.baseAddress.map { unsafe $0 + done },
          bytes.count - done
        )
      }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else {
        throw ByteFile.fault("written", path, unsafe String(cString: strerror(errno)))
      }
      done += step
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
