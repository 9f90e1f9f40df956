/// A condition that every row of a dataset should meet; NULL does not meet it.
public struct Expectation: Sendable, Hashable {
  /// What becomes of a row that fails.
  public enum Violation: String, Sendable {
    /// It is written and counted.
    case warn
    /// It goes to quarantine.
    case dropRow
    /// The update of the dataset stops before anything is committed.
    case failUpdate
  }

  /// Unique in its dataset.
  public var name: String
  /// The condition as written.
  public var text: String
  /// The condition in the engine's dialect, over the dataset's columns.
  public var engineText: String
  /// From `engineText` back to the file.
  public var offsets: OffsetMap
  /// What becomes of a row that fails.
  public var violation: Violation
  /// Where the name stands.
  public var place: SourcePlace
}
