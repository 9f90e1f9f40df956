/// An endless row of random 64-bit words, each of which is a pure function of the stream's key and its own number.
///
/// Streams form a tree: `stream("orders").stream(3)` has nothing in common with its parent or its siblings. The words
/// of one stream pass the usual tests of randomness; they are not fit for secrets.
/// Source: the finalizer is SplitMix64's (Steele, Lea, Flood 2014) with the constants of "moremur" (Evensen 2019).
public struct RandomStream: Sendable, Hashable {
  @usableFromInline let key: UInt64

  /// The root of a tree of streams.
  public init(seed: UInt64) {
    key = RandomStream.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
  }

  @inlinable
  init(key: UInt64) {
    self.key = key
  }

  /// The child of that name.
  public func stream(_ name: String) -> RandomStream {
    // FNV-1a, which needs no table and takes every byte in.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return RandomStream(key: RandomStream.mix(key ^ RandomStream.mix(hash)))
  }

  /// The child of that number; numbers and names never meet.
  @inlinable
  public func stream(_ number: Int) -> RandomStream {
    let word = UInt64(bitPattern: Int64(number)) &* 0xD1B5_4A32_D192_ED03
    return RandomStream(
      key: RandomStream.mix(key &+ RandomStream.mix(word &+ 0x8CB9_2BA7_2F3D_8DD7))
    )
  }

  /// The word with that number.
  @inlinable
  public subscript(counter: Int) -> UInt64 {
    RandomStream.mix(key &+ UInt64(bitPattern: Int64(counter)) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// A whole number in `0..<bound`, each as likely as the next to within one part in 2⁶⁴ of `bound`.
  ///
  /// - Precondition: `bound` is positive.
  @inlinable
  public func integer(_ counter: Int, below bound: Int) -> Int {
    RandomStream.scaled(self[counter], below: bound)
  }

  /// A whole number in `range`.
  @inlinable
  public func integer(_ counter: Int, in range: ClosedRange<Int>) -> Int {
    range.lowerBound + integer(counter, below: range.upperBound - range.lowerBound + 1)
  }

  /// A number in `0..<1` of 53 random bits.
  @inlinable
  public func unit(_ counter: Int) -> Double { RandomStream.unit(of: self[counter]) }

  /// `true` with that probability; 0 never is and 1 always.
  @inlinable
  public func chance(_ counter: Int, _ probability: Double) -> Bool { unit(counter) < probability }

  /// The words of the stream from the first, one after another.
  @inlinable
  public var cursor: RandomCursor { RandomCursor(self) }

  @inlinable
  static func scaled(_ word: UInt64, below bound: Int) -> Int {
    precondition(bound > 0, "there is no whole number in an empty range")
    return Int(truncatingIfNeeded: word.multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The number in `0..<1` that a random word stands for.
  @inlinable
  public static func unit(of word: UInt64) -> Double { Double(word >> 11) * 0x1p-53 }

  @inlinable
  static func mix(_ value: UInt64) -> UInt64 {
    var word = value
    word = (word ^ (word >> 27)) &* 0x3C79_AC49_2BA7_B653
    word = (word ^ (word >> 33)) &* 0x1C69_B3F7_4AC4_AE35
    return word ^ (word >> 27)
  }
}
