public import Relational

/// One thing that was looked at.
public struct HealthCheck: Sendable, Equatable {
  /// How it is.
  public enum Status: String, Sendable {
    case ok, warn, fail
  }

  /// What was looked at, in a few words.
  public var name: String
  /// How it is.
  public var status: Status
  /// What was found.
  public var found: String
  /// How to mend it; `nil` when nothing needs mending.
  public var remedy: String?

  /// Describes what was found.
  public init(_ name: String, _ status: Status, _ found: String, remedy: String? = nil) {
    self.name = name
    self.status = status
    self.found = found
    self.remedy = remedy
  }

  /// A failure in the words of an explanation.
  public init(_ name: String, _ status: Status = .fail, _ explanation: Explanation) {
    let place = explanation.place.map { "\($0): " } ?? ""
    let why = explanation.why.map { " (\($0))" } ?? ""
    self.init(name, status, place + explanation.summary + why, remedy: explanation.next)
  }

  /// The check as one JSON object.
  public var json: JSON {
    .object([
      ("check", .string(name)), ("status", .string(status.rawValue)), ("found", .string(found)),
      ("remedy", JSON(remedy)),
    ])
  }
}
