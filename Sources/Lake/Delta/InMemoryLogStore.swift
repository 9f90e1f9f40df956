import Synchronization

/// A log in memory: for tests, and as the model of what a store must do.
public final class InMemoryLogStore: LogStore {
  /// Name given at creation.
  public let location: String
  private let files = Mutex<[String: (bytes: [UInt8], time: Int64)]>([:])
  private let clock = Mutex<Int64>(0)

  /// An empty log.
  public init(location: String = "memory") {
    self.location = location
  }

  /// Time that the next files get, in milliseconds since 1970.
  public var time: Int64 {
    get { clock.withLock { $0 } }
    set { clock.withLock { $0 = newValue } }
  }

  /// Files whose names are not below `start`, by name.
  public func list(from start: String) async throws -> [LogEntry] {
    files.withLock { files in
      files.filter { $0.key >= start }.sorted { $0.key < $1.key }.map { name, file in
        LogEntry(
          name: name,
          sizeInBytes: Int64(file.bytes.count),
          modificationTime: file.time
        )
      }
    }
  }

  /// The bytes of a file; `nil` when it does not exist.
  public func read(_ name: String) async throws -> [UInt8]? {
    files.withLock { $0[name]?.bytes }
  }

  /// Creates a file unless its name is taken.
  public func createIfAbsent(_ name: String, _ bytes: [UInt8]) async throws -> Bool {
    let time = self.time
    return files.withLock { files in
      guard files[name] == nil else { return false }
      files[name] = (bytes, time)
      return true
    }
  }

  /// Creates or replaces a file.
  public func overwrite(_ name: String, _ bytes: [UInt8]) async throws {
    let time = self.time
    files.withLock { $0[name] = (bytes, time) }
  }

  /// Gives a file another name.
  public func rename(_ name: String, to newName: String) async throws {
    files.withLock { files in files[newName] = files.removeValue(forKey: name) }
  }

  /// Removes a file, if it exists.
  public func remove(_ name: String) async throws {
    files.withLock { $0[name] = nil }
  }

  /// `nil`: no engine reads memory.
  public func engineLocation(of name: String) -> String? { nil }
}
