/// How unequally a few are asked for most and most are asked for little.
public enum Popularity {
  /// Weights of the ranks 1 to `count` by Zipf's law: rank `r` weighs `r` to the power of `-exponent`.
  public static func zipf(count: Int, exponent: Double) -> [Double] {
    (0..<count).map { exponential(-exponent * logarithm(Double($0 + 1))) }
  }
}
