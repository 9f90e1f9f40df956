public import Relational

/// What a commit is to say about itself.
public struct CommitDescription: Sendable {
  /// Such as `WRITE`.
  public var operation: String
  /// Parameters of the operation.
  public var parameters: [(name: String, value: String)]
  /// Figures of the operation.
  public var metrics: [(name: String, value: Int64)]
  /// The program that commits, with its version.
  public var engine: String
  /// What the caller wants to find again.
  public var details: JSON?

  /// Describes a commit.
  public init(
    operation: String,
    parameters: [(name: String, value: String)] = [],
    metrics: [(name: String, value: Int64)] = [],
    engine: String,
    details: JSON? = nil
  ) {
    self.operation = operation
    self.parameters = parameters
    self.metrics = metrics
    self.engine = engine
    self.details = details
  }

  func record(timestamp: Int64, readVersion: Int64?, isBlindAppend: Bool) -> CommitRecord {
    var members: [(String, JSON)] = [
      ("timestamp", JSON(timestamp)), ("operation", .string(operation)),
      ("operationParameters", .object(parameters.map { ($0.name, .string($0.value)) })),
    ]
    if let readVersion { members.append(("readVersion", JSON(readVersion))) }
    members += [
      ("isolationLevel", "Serializable"), ("isBlindAppend", .boolean(isBlindAppend)),
      ("operationMetrics", .object(metrics.map { ($0.name, .string(String($0.value))) })),
      ("engineInfo", .string(engine)),
    ]
    if let details { members.append(("mercer", details)) }
    return CommitRecord(members: members)
  }
}
