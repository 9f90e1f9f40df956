/// A text that is chosen in proportion to its weight.
struct WeightedChoice: Sendable, Hashable {
  let name: String
  /// Share relative to the other choices of the same list.
  let weight: Double
}
