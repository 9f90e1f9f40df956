public import Relational

/// A rule that every row of a table should meet, and how the updates came out against it.
public struct CatalogExpectation: Sendable {
  /// One update's outcome.
  public struct Outcome: Sendable, Hashable {
    /// Identity of the update.
    public var updateID: String
    /// When it was measured.
    public var at: UTCInstant
    /// Rows that met the rule.
    public var passed: Int64
    /// Rows that did not.
    public var failed: Int64

    /// Describes an outcome.
    public init(updateID: String, at: UTCInstant, passed: Int64, failed: Int64) {
      self.updateID = updateID
      self.at = at
      self.passed = passed
      self.failed = failed
    }
  }

  /// What becomes of a row that fails.
  public enum Violation: String, Sendable, CaseIterable {
    case warn, dropRow, failUpdate

    /// The consequence as people say it.
    public var words: String {
      switch self {
      case .warn: "only counts"
      case .dropRow: "drops the row"
      case .failUpdate: "fails the update"
      }
    }
  }

  /// Unique in its table.
  public var name: String
  /// What must hold, in SQL.
  public var condition: String
  /// What becomes of a row that fails.
  public var violation: Violation
  /// Oldest first.
  public var outcomes: [Outcome]

  /// Describes a rule.
  public init(
    _ name: String,
    condition: String,
    violation: Violation,
    outcomes: [Outcome] = []
  ) {
    self.name = name
    self.condition = condition
    self.violation = violation
    self.outcomes = outcomes
  }

  /// Rows that the newest update put into quarantine for it.
  public var dropped: Int64 { violation == .dropRow ? outcomes.last?.failed ?? 0 : 0 }

}
