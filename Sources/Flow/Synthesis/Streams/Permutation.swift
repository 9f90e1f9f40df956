/// A random order of `0..<count` that takes no memory.
///
/// Source: a balanced Feistel network of four rounds, walked until it lands below `count` (Black and Rogaway 2002).
public struct Permutation: Sendable {
  /// Length of what is put in order.
  public let count: Int
  private let stream: RandomStream
  private let halfBits: Int

  /// The order that a stream gives.
  public init(count: Int, stream: RandomStream) {
    self.count = count
    self.stream = stream
    let bits = max(2, Int.bitWidth - max(0, count - 1).leadingZeroBitCount)
    halfBits = (bits + 1) / 2
  }

  /// Where `index` goes; no two go to the same place.
  ///
  /// - Precondition: `index` is in `0..<count`.
  public subscript(index: Int) -> Int {
    precondition((0..<count).contains(index), "the permutation has no such place")
    var place = index
    repeat { place = shuffled(place) } while place >= count
    return place
  }

  private func shuffled(_ place: Int) -> Int {
    let mask = 1 << halfBits - 1
    var (left, right) = (place >> halfBits, place & mask)
    for round in 0..<4 {
      let word = stream[right << 2 | round]
      (left, right) = (right, left ^ (Int(truncatingIfNeeded: word) & mask))
    }
    return left << halfBits | right
  }
}
