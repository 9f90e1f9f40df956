import CLinux
import Glibc
import Relational

/// Reads, writes and places single local files.
enum LocalFile {
  /// All bytes; `nil` when the file does not exist.
  static func bytes(of path: String) throws(Explanation) -> [UInt8]? {
    let handle = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { return nil }
      throw SystemFault.explanation(of: code, "the file cannot be read", place: path)
    }
    defer { close(handle) }
    var state = stat()
    guard unsafe fstat(handle, &state) == 0 else {
      throw SystemFault.explanation(of: errno, "the file cannot be read", place: path)
    }
    let length = Int(state.st_size)
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      while count < length {
        let step = unsafe pread(
          handle,
          buffer.baseAddress.map { unsafe $0 + count },
          length - count,
          off_t(count)
        )
        if step < 0, errno == EINTR { continue }
        if step < 0 { failure = errno }
        if step <= 0 { break }
        count += step
      }
    }
    guard failure == 0 else {
      throw SystemFault.explanation(of: failure, "the file cannot be read", place: path)
    }
    return bytes
  }

  /// Creates or empties a file, writes the bytes and waits until the disk has them.
  static func write(_ bytes: [UInt8], to path: String, flags: Int32 = 0) throws(Explanation) {
    let handle = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o666)
    guard handle >= 0 else {
      throw SystemFault.explanation(of: errno, "the file cannot be created", place: path)
    }
    var code: Int32 = 0
    var done = 0
    while done < bytes.count {
      let step = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(handle, buffer.baseAddress.map { unsafe $0 + done }, bytes.count - done)
      }
      if step < 0, errno == EINTR { continue }
      if step < 0 {
        code = errno
        break
      }
      done += step
    }
    if code == 0, fsync(handle) != 0 { code = errno }
    if close(handle) != 0, code == 0 { code = errno }
    guard code == 0 else {
      unsafe unlink(path)
      throw SystemFault.explanation(of: code, "the file cannot be written", place: path)
    }
  }

  /// Puts a complete file in the place of another at once.
  static func replace(_ path: String, by draft: String) throws(Explanation) {
    guard unsafe rename(draft, path) == 0 else {
      throw SystemFault.explanation(of: errno, "the file cannot be put in place", place: path)
    }
  }

  /// Gives a complete file its name unless the name is taken; `draft` may stay behind.
  ///
  /// - Returns: `false` when the name was taken.
  static func place(_ draft: String, at path: String) throws(Explanation) -> Bool {
    if unsafe link(draft, path) == 0 { return true }
    switch errno {
    case EEXIST: return false
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK: break
    default: throw SystemFault.explanation(of: errno, "the commit cannot be written", place: path)
    }
    // The file system has no hard links.
    if unsafe renameat2(AT_FDCWD, draft, AT_FDCWD, path, 1 /* unless taken */) == 0 { return true }
    guard errno != EEXIST else { return false }
    throw SystemFault.explanation(of: errno, "the commit cannot be written", place: path)
  }

  /// Waits until the disk has what the folder lists.
  static func syncFolder(_ path: String) {
    let handle = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    _ = fsync(handle)
    close(handle)
  }

  /// Waits until the disk has the contents of all the files, written in one go.
  static func sync(_ paths: [String]) throws(Explanation) {
    for start in stride(from: 0, to: paths.count, by: 64) {
      let batch = paths[start..<min(start + 64, paths.count)]
      var handles: [Int32] = []
      defer { for handle in handles { close(handle) } }
      for path in batch {
        let handle = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else {
          throw SystemFault.explanation(of: errno, "the data file cannot be opened", place: path)
        }
        handles.append(handle)
        _ = sync_file_range(handle, 0, 0, 2 /* start writing */)
      }
      for (handle, path) in zip(handles, batch) where fdatasync(handle) != 0 {
        throw SystemFault.explanation(of: errno, "the data file cannot be written", place: path)
      }
    }
  }

  /// Size in bytes and time of the last change in milliseconds since 1970; `nil` when it is no file.
  static func facts(_ path: String) -> (size: Int64, time: Int64)? {
    var state = stat()
    guard unsafe stat(path, &state) == 0 else { return nil }
    let time = Int64(state.st_mtim.tv_sec) * 1_000 + Int64(state.st_mtim.tv_nsec) / 1_000_000
    return (Int64(state.st_size), time)
  }
}
