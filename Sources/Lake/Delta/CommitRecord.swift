public import Relational

/// What a commit says about itself: the protocol's `commitInfo`, whose members are free.
public struct CommitRecord: Sendable {
  /// All members, in order.
  public var members: [(String, JSON)]

  /// Takes the members as they are.
  public init(members: [(String, JSON)]) {
    self.members = members
  }

  /// Reads the body of a `commitInfo` action.
  public init(_ body: JSON) {
    members = body.object ?? []
  }

  /// The body of a `commitInfo` action.
  public var json: JSON { .object(members) }

  /// A member; `nil` when absent or null.
  public subscript(key: String) -> JSON? { json[key] }

  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var timestamp: Int64? { self["timestamp"]?.wholeNumber }
  /// Milliseconds since 1970-01-01T00:00:00Z; only in tables with in-commit timestamps.
  public var inCommitTimestamp: Int64? { self["inCommitTimestamp"]?.wholeNumber }
  /// Such as `WRITE`, `CREATE TABLE` or `RESTORE`.
  public var operation: String? { self["operation"]?.string }
  /// Parameters of the operation as text, in order.
  public var operationParameters: [(name: String, value: String)] { texts("operationParameters") }
  /// Figures of the operation as text, in order.
  public var operationMetrics: [(name: String, value: String)] { texts("operationMetrics") }
  /// The program that committed, with its version.
  public var engine: String? { self["engineInfo"]?.string }
  /// Whether the commit only added rows, without having read the table.
  public var isBlindAppend: Bool { self["isBlindAppend"]?.bool ?? false }
  /// What Mercer's caller recorded about the commit.
  public var details: JSON? { self["mercer"] }

  private func texts(_ key: String) -> [(name: String, value: String)] {
    (self[key]?.object ?? []).map { (name: $0.0, value: $0.1.string ?? $0.1.text) }
  }
}
