/// Where a bundle is being used: `dev`, `prod`.
public struct BundleTarget: Sendable, Hashable {
  /// What a target is for.
  public enum Mode: String, Sendable {
    case development, production
  }

  /// Key below `targets`; `default` when there are none.
  public var name: String
  /// `nil` when the bundle does not say.
  public var mode: Mode?

  /// Describes a target.
  public init(name: String, mode: Mode? = nil) {
    self.name = name
    self.mode = mode
  }
}
