/// A name whose origin could not be found, and why.
public struct UnresolvedName: Sendable, Hashable {
  /// The name as the engine reads it, or what stands for it.
  public var name: String
  /// Why nothing is known, as half a sentence.
  public var reason: String
  /// Where it stands; `nil` when it concerns the whole dataset.
  public var place: SourcePlace?
}
