/// A position in a file of the project.
public struct SourcePlace: Sendable, Hashable, CustomStringConvertible {
  /// Path relative to the project's root.
  public var file: String
  /// From 1.
  public var line: Int
  /// Characters from 1.
  public var column: Int

  /// Names a position.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}
