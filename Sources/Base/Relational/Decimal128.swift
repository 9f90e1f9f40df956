/// An exact decimal number: `unscaled` × 10^−`scale`, up to 38 digits.
public struct Decimal128: Sendable, Hashable, CustomStringConvertible {
  /// All digits as one whole number.
  public var unscaled: Int128
  /// Digits behind the point, 0...38.
  public var scale: Int

  /// Makes the number `unscaled` × 10^−`scale`.
  public init(unscaled: Int128, scale: Int) {
    self.unscaled = unscaled
    self.scale = scale
  }

  /// Plain decimal text without exponent, such as `-12.50`.
  public var description: String {
    let digits = String(unscaled.magnitude)
    let sign = unscaled < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let split = padded.index(padded.endIndex, offsetBy: -scale)
    return sign + padded[..<split] + "." + padded[split...]
  }

  /// Nearest floating-point number; for charts, never for money.
  public var doubleValue: Double { Double(description) ?? .nan }
}
