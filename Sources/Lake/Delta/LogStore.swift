/// Where the `_delta_log` of one table lies.
///
/// Names are relative to the log folder, such as `00000000000000000003.json`.
public protocol LogStore: Sendable {
  /// The table's folder or address, for messages.
  var location: String { get }

  /// Files of the log in the order of their names, from the name `start` on; empty when there is no log.
  func list(from start: String) async throws -> [LogEntry]

  /// The bytes of one file; `nil` when it does not exist.
  func read(_ name: String) async throws -> [UInt8]?

  /// Creates a file with all of its bytes, durably, unless one of that name exists.
  ///
  /// - Returns: `false` when the name was taken; then nothing has changed.
  func createIfAbsent(_ name: String, _ bytes: [UInt8]) async throws -> Bool

  /// Puts a file in place at once, whether or not one of that name exists.
  func overwrite(_ name: String, _ bytes: [UInt8]) async throws

  /// Gives a file that is complete its final name, at once and durably.
  func rename(_ name: String, to newName: String) async throws

  /// Removes a file, if it exists.
  func remove(_ name: String) async throws

  /// Path or address at which a `QueryEngine` finds the file; `nil` when no engine can.
  func engineLocation(of name: String) -> String?
}

/// One file of a log folder.
public struct LogEntry: Sendable, Hashable {
  /// Relative to the log folder.
  public var name: String
  /// Bytes.
  public var sizeInBytes: Int64
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var modificationTime: Int64

  /// Describes a file.
  public init(name: String, sizeInBytes: Int64, modificationTime: Int64) {
    self.name = name
    self.sizeInBytes = sizeInBytes
    self.modificationTime = modificationTime
  }
}
