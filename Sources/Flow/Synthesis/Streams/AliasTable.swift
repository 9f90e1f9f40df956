/// Chooses indices with given weights, in constant time.
///
/// Source: Vose, "A linear algorithm for generating random numbers with a given distribution", 1991.
public struct AliasTable: Sendable {
  /// Share of its own column that an index keeps, in units of 2⁻³².
  @usableFromInline let thresholds: [UInt32]
  @usableFromInline let aliases: [Int32]

  /// Prepares the weights, which need not add up to anything.
  ///
  /// - Precondition: there is a weight, none is negative, and at least one is positive.
  public init(_ weights: [Double]) {
    let total = weights.reduce(0, +)
    precondition(total > 0 && weights.allSatisfy { $0 >= 0 }, "weights are shares of something")
    let count = weights.count
    var scaled = weights.map { $0 / total * Double(count) }
    var thresholds = [UInt32](repeating: .max, count: count)
    var aliases = (0..<Int32(count)).map { $0 }
    var small = scaled.indices.filter { scaled[$0] < 1 }
    var large = scaled.indices.filter { scaled[$0] >= 1 }
    while let low = small.popLast(), let high = large.popLast() {
      thresholds[low] = UInt32(min(scaled[low] * 4_294_967_296, 4_294_967_295))
      aliases[low] = Int32(high)
      scaled[high] -= 1 - scaled[low]
      if scaled[high] < 1 { small.append(high) } else { large.append(high) }
    }
    self.thresholds = thresholds
    self.aliases = aliases
  }

  /// Number of indices.
  @inlinable
  public var count: Int { thresholds.count }

  /// The index that a random word chooses.
  @inlinable
  public func index(_ word: UInt64) -> Int {
    let product = word.multipliedFullWidth(by: UInt64(thresholds.count))
    let column = Int(truncatingIfNeeded: product.high)
    // The fraction that is left of the word is as random as the word.
    return UInt32(truncatingIfNeeded: product.low >> 32) <= thresholds[column]
      ? column : Int(aliases[column])
  }
}
