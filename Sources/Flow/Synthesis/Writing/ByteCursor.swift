/// A place in a buffer at which text is written, up to sixteen bytes at a stroke.
///
/// Strokes may write behind what counts, up to `slack` bytes; the next stroke writes over it.
struct ByteCursor: ~Copyable, ~Escapable {
  /// Bytes behind the last one that a stroke may touch.
  static let slack = 32

  private var bytes: MutableRawSpan
  /// Bytes written so far.
  private(set) var offset: Int

  @_lifetime(copy bytes)
  init(_ bytes: consuming MutableRawSpan, at offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Writes one byte.
  @inline(__always)
  mutating func put(_ byte: UInt8) {
    bytes.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
    offset += 1
  }

  /// Writes the lowest `count` bytes of a word, the lowest first.
  @inline(__always)
  mutating func put(_ word: UInt64, count: Int) {
    bytes.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
    offset += count
  }

  /// Writes a short text.
  @inline(__always)
  mutating func put(_ text: ShortText) {
    bytes.storeBytes(of: text.low, toByteOffset: offset, as: UInt64.self)
    bytes.storeBytes(of: text.high, toByteOffset: offset + 8, as: UInt64.self)
    offset += text.count
  }

  /// Writes a text.
  @inline(__always)
  mutating func put(_ text: LongText) {
    for (place, word) in text.words.enumerated() {
      bytes.storeBytes(of: word, toByteOffset: offset + 8 * place, as: UInt64.self)
    }
    offset += text.count
  }

  /// Writes the time of a day, `08:00:00`.
  @inline(__always)
  mutating func put(secondOfDay second: Int) {
    let (minutes, seconds) = second.quotientAndRemainder(dividingBy: 60)
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    let colon = UInt64(58)
    let time =
      Digits.pairs[hour] | colon << 16 | Digits.pairs[minute] << 24 | colon << 40
      | Digits.pairs[seconds] << 48
    put(time, count: 8)
  }

  /// Writes a number divided by 10 to the power of `scale`, with all its digits behind the point.
  mutating func put(_ number: Int64, scale: Int) {
    if number < 0 { put(UInt8(ascii: "-")) }
    var unit: UInt64 = 1
    for _ in 0..<scale { unit *= 10 }
    let (whole, fraction) = number.magnitude.quotientAndRemainder(dividingBy: unit)
    put(digits: whole)
    guard scale > 0 else { return }
    put(UInt8(ascii: "."))
    put(digits: fraction, width: scale)
  }

  /// Writes a whole number in decimal digits.
  @inline(__always)
  mutating func put(number: Int64) {
    if number < 0 { put(UInt8(ascii: "-")) }
    put(digits: number.magnitude)
  }

  /// Writes a number divided by 100 with both digits behind the point.
  @inline(__always)
  mutating func put(hundredths: Int64) {
    if hundredths < 0 { put(UInt8(ascii: "-")) }
    let (whole, fraction) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    put(digits: whole)
    put(UInt8(ascii: "."))
    put(Digits.pairs[Int(fraction)], count: 2)
  }

  /// Writes decimal digits without leading zeros.
  @inline(__always)
  mutating func put(digits number: UInt64) {
    if number < 10_000 {
      let entry = Digits.shortQuads[Int(number)]
      put(entry & 0xFF_FFFF_FFFF, count: Int(entry >> 40))
    } else {
      let (high, low) = number.quotientAndRemainder(dividingBy: 10_000)
      putLong(digits: high)
      put(Digits.quads[Int(low)], count: 4)
    }
  }

  private mutating func putLong(digits number: UInt64) { put(digits: number) }

  /// Writes decimal digits, filled up with zeros to `width`.
  @inline(__always)
  mutating func put(digits number: UInt64, width: Int) {
    var rest = number
    var place = width
    while place >= 4 {
      place -= 4
      let (high, low) = rest.quotientAndRemainder(dividingBy: 10_000)
      bytes.storeBytes(
        of: UInt32(truncatingIfNeeded: Digits.quads[Int(low)]),
        toByteOffset: offset + place,
        as: UInt32.self
      )
      rest = high
    }
    while place > 0 {
      place -= 1
      bytes.storeBytes(of: UInt8(48 + rest % 10), toByteOffset: offset + place, as: UInt8.self)
      rest /= 10
    }
    offset += width
  }
}

/// Decimal digits of small numbers, ready to be stored.
enum Digits {
  /// Four digits each, with leading zeros.
  static let quads: [UInt64] = (0..<10_000).map { word(of: $0, width: 4) }
  /// Two digits each, with leading zeros.
  static let pairs: [UInt64] = (0..<100).map { word(of: $0, width: 2) }
  /// Digits without leading zeros in the lower 40 bits, their count above.
  static let shortQuads: [UInt64] = (0..<10_000).map { number in
    let width = number < 10 ? 1 : number < 100 ? 2 : number < 1_000 ? 3 : 4
    return word(of: number, width: width) | UInt64(width) << 40
  }

  private static func word(of number: Int, width: Int) -> UInt64 {
    var rest = number
    var word: UInt64 = 0
    for place in (0..<width).reversed() {
      word |= UInt64(48 + rest % 10) << UInt64(8 * place)
      rest /= 10
    }
    return word
  }
}
