public import Delta
import Glibc
import Relational

/// The log of a table in a local folder; commits are hard links, which only one of many writers can make.
public struct LocalLogStore: LogStore {
  /// The table's folder, an absolute path.
  public let location: String
  private var folder: String { location + "/_delta_log" }

  /// Names the log of the table in `folder`; nothing is created.
  public init(folder: String) {
    location = LocalFolder.absolute(folder)
  }

  /// Whether the folder holds commits or checkpoints; a writer that was killed may leave it empty.
  static func isLog(_ folder: String) -> Bool {
    let names = (try? LocalFolder.names(in: folder)) ?? []
    return names.contains {
      !$0.hasPrefix(".") && ($0.hasSuffix(".json") || $0.hasSuffix(".parquet"))
    }
  }

  /// Files of the log; empty when there is no log.
  public func list(from start: String) async throws -> [LogEntry] {
    let folder = self.folder
    return try await Blocking.run {
      try LocalFolder.names(in: folder).filter { $0 >= start && !$0.hasPrefix(".") }.sorted()
        .compactMap { name in
          LocalFile.facts(folder + "/" + name).map {
            LogEntry(name: name, sizeInBytes: $0.size, modificationTime: $0.time)
          }
        }
    }
  }

  /// The bytes of one file; `nil` when it does not exist.
  public func read(_ name: String) async throws -> [UInt8]? {
    let path = folder + "/" + name
    return try await Blocking.run { try LocalFile.bytes(of: path) }
  }

  /// Creates a file unless its name is taken; the disk has it when this returns.
  public func createIfAbsent(_ name: String, _ bytes: [UInt8]) async throws -> Bool {
    let folder = self.folder
    return try await Blocking.run {
      guard LocalFile.facts(folder + "/" + name) == nil else { return false }
      try LocalFolder.create(folder)
      let draft = folder + "/.commit-" + RandomID.text() + ".tmp"
      try LocalFile.write(bytes, to: draft, flags: O_EXCL)
      defer { unsafe unlink(draft) }
      guard try LocalFile.place(draft, at: folder + "/" + name) else { return false }
      // From here on readers see the commit, so nothing may be reported as a failure.
      LocalFile.syncFolder(folder)
      return true
    }
  }

  /// Replaces a file at once.
  public func overwrite(_ name: String, _ bytes: [UInt8]) async throws {
    let folder = self.folder
    try await Blocking.run {
      let draft = folder + "/.overwrite-" + RandomID.text() + ".tmp"
      try LocalFile.write(bytes, to: draft, flags: O_EXCL)
      try LocalFile.replace(folder + "/" + name, by: draft)
      LocalFile.syncFolder(folder)
    }
  }

  /// Gives a complete file its final name; the disk has it when this returns.
  public func rename(_ name: String, to newName: String) async throws {
    let folder = self.folder
    try await Blocking.run {
      try LocalFile.sync([folder + "/" + name])
      try LocalFile.replace(folder + "/" + newName, by: folder + "/" + name)
      LocalFile.syncFolder(folder)
    }
  }

  /// Removes a file, if it exists.
  public func remove(_ name: String) async throws {
    let path = folder + "/" + name
    try await Blocking.run { _ = unsafe unlink(path) }
  }

  /// The file's path.
  public func engineLocation(of name: String) -> String? { folder + "/" + name }
}
