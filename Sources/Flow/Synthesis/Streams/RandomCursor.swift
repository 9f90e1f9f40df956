/// Takes the words of a stream one after another, for what needs an unknown number of them.
public struct RandomCursor: Sendable, RandomNumberGenerator {
  @usableFromInline let stream: RandomStream
  @usableFromInline var counter = 0

  @inlinable
  init(_ stream: RandomStream) {
    self.stream = stream
  }

  /// The next word.
  @inlinable
  public mutating func next() -> UInt64 {
    defer { counter &+= 1 }
    return stream[counter]
  }

  /// A whole number in `0..<bound`.
  ///
  /// - Precondition: `bound` is positive.
  @inlinable
  public mutating func integer(below bound: Int) -> Int {
    RandomStream.scaled(next(), below: bound)
  }

  /// A whole number in `range`.
  @inlinable
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + integer(below: range.upperBound - range.lowerBound + 1)
  }

  /// A number in `0..<1`.
  @inlinable
  public mutating func unit() -> Double { RandomStream.unit(of: next()) }

  /// A number in `range`, its upper bound excluded.
  @inlinable
  public mutating func number(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// `true` with that probability; 0 never is and 1 always.
  @inlinable
  public mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// A number of the standard normal distribution, cut off at about ±8.5; takes two words.
  public mutating func normal() -> Double {
    // Box and Muller; the first word must not become the logarithm of 0.
    let radius = (-2 * logarithm(1 - unit())).squareRoot()
    return radius * cosine(2 * .pi * unit())
  }

  /// Events of a Poisson process with that mean, 0 or more.
  ///
  /// - Complexity: O(mean) up to 30, then constant.
  public mutating func poisson(mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    guard mean < 30 else { return max(0, Int((mean + mean.squareRoot() * normal()).rounded())) }
    let limit = exponential(-mean)
    var product = unit()
    var count = 0
    while product > limit {
      product *= unit()
      count += 1
    }
    return count
  }

  /// Failures before the first success of trials with that probability, at most `limit`.
  public mutating func geometric(_ probability: Double, limit: Int) -> Int {
    var count = 0
    while count < limit, !chance(probability) { count += 1 }
    return count
  }
}
