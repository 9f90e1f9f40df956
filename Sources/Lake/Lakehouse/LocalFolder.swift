import Glibc
import Relational

/// Looks at and makes local folders, saying clearly what the system refused.
enum LocalFolder {
  /// The path with the current folder in front when it is relative, without `.`, `..` and doubled slashes.
  static func absolute(_ path: String) -> String {
    var parts: [Substring] = []
    let full = path.hasPrefix("/") ? path : current + "/" + path
    for part in full.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The path without its last part.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Names of a folder's entries in no order, without `.` and `..`; empty when it does not exist.
  static func names(in folder: String) throws(Explanation) -> [String] {
    guard let handle = unsafe opendir(folder) else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { return [] }
      throw SystemFault.explanation(of: code, "the folder cannot be read", place: folder)
    }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Creates a folder and those above it.
  static func create(_ folder: String) throws(Explanation) {
    guard unsafe mkdir(folder, 0o777) != 0 else { return }
    let code = errno
    if code == EEXIST { return }
    let parent = parent(of: folder)
    guard code == ENOENT, parent != folder else {
      throw SystemFault.explanation(of: code, "the folder cannot be created", place: folder)
    }
    try create(parent)
    guard unsafe mkdir(folder, 0o777) != 0, errno != EEXIST else { return }
    throw SystemFault.explanation(of: errno, "the folder cannot be created", place: folder)
  }

  /// Removes files and the folders below `root` that are left empty, `root` itself included.
  static func remove(_ paths: [String], below root: String) {
    var folders: Set<String> = [root]
    for path in paths {
      unsafe unlink(root + "/" + path)
      var parts = path.split(separator: "/").dropLast()
      while !parts.isEmpty {
        folders.insert(root + "/" + parts.joined(separator: "/"))
        parts.removeLast()
      }
    }
    for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) { unsafe rmdir(folder) }
  }

  private static var current: String {
    guard let text = unsafe getcwd(nil, 0) else { return "" }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }
}
