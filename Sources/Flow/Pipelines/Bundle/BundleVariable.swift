/// A value that `${var.name}` stands for.
public struct BundleVariable: Sendable, Hashable {
  /// Key below `variables`.
  public var name: String
  /// Empty when nobody wrote one.
  public var description: String
  /// Text that replaces the reference.
  public var value: String

  /// Describes a variable.
  public init(name: String, description: String = "", value: String) {
    self.name = name
    self.description = description
    self.value = value
  }
}
