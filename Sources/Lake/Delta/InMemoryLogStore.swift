/// A log in memory: for tests, and as the model of what a store must do.
public actor InMemoryLogStore: LogStore {
  /// Name given at creation.
  public nonisolated let location: String
  private var files: [String: (bytes: [UInt8], time: Int64)] = [:]
  private var time: Int64 = 0

  /// An empty log.
  public init(location: String = "memory") {
    self.location = location
  }

  /// Sets the time that the next files get, in milliseconds since 1970.
  public func setTime(_ milliseconds: Int64) { time = milliseconds }

  /// Files whose names are not below `start`, by name.
  public func list(from start: String) -> [LogEntry] {
    files.filter { $0.key >= start }.sorted { $0.key < $1.key }.map { name, file in
      LogEntry(name: name, sizeInBytes: Int64(file.bytes.count), modificationTime: file.time)
    }
  }

  /// The bytes of a file; `nil` when it does not exist.
  public func read(_ name: String) -> [UInt8]? { files[name]?.bytes }

  /// Creates a file unless its name is taken.
  public func createIfAbsent(_ name: String, _ bytes: [UInt8]) -> Bool {
    guard files[name] == nil else { return false }
    files[name] = (bytes, time)
    return true
  }

  /// Creates or replaces a file.
  public func overwrite(_ name: String, _ bytes: [UInt8]) { files[name] = (bytes, time) }

  /// Gives a file another name.
  public func rename(_ name: String, to newName: String) {
    files[newName] = files.removeValue(forKey: name)
  }

  /// Removes a file, if it exists.
  public func remove(_ name: String) { files[name] = nil }

  /// `nil`: no engine reads memory.
  public nonisolated func engineLocation(of name: String) -> String? { nil }
}
