/// Why a text is not a document that can be used.
public struct YAMLError: Error, Sendable, Equatable {
  /// What was found, in a few words.
  public var message: String
  /// From 1.
  public var line: Int
  /// In characters, from 1.
  public var column: Int

  /// Describes a fault.
  public init(_ message: String, line: Int, column: Int) {
    self.message = message
    self.line = line
    self.column = column
  }
}
