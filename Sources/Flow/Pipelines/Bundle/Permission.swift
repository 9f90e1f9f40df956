/// Who may do what with a bundle or a pipeline.
public struct Permission: Sendable, Hashable {
  /// Kinds of principals.
  public enum Principal: Sendable, Hashable {
    case user(String)
    case group(String)
    case servicePrincipal(String)
  }

  /// Databricks' word, such as `CAN_VIEW`.
  public var level: String
  /// Who may.
  public var principal: Principal

  /// Grants `level` to `principal`.
  public init(level: String, principal: Principal) {
    self.level = level
    self.principal = principal
  }
}
