import Relational

/// Which of two values comes first.
enum ValueOrder {
  /// Below, equal to or above 0 as `left` comes before, with or behind `right`; `nil` when they do not compare.
  ///
  /// Numbers of different kinds compare by value, texts by their UTF-8 bytes.
  static func compare(_ left: Value, _ right: Value) -> Int? {
    switch (left, right) {
    case (.string(let a), .string(let b)):
      a.utf8.elementsEqual(b.utf8) ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    case (.boolean(let a), .boolean(let b)): sign(a ? 1 : 0, b ? 1 : 0)
    case (.date(let a), .date(let b)): sign(a, b)
    case (.timestamp(let a), .timestamp(let b)), (.timestampNTZ(let a), .timestampNTZ(let b)),
      (.integer(let a), .integer(let b)):
      sign(a, b)
    default: numbers(left, right)
    }
  }

  private static func numbers(_ left: Value, _ right: Value) -> Int? {
    if let a = decimal(left), let b = decimal(right), a.scale <= 38, b.scale <= 38 {
      let scale = max(a.scale, b.scale)
      if let first = a.unscaled(at: scale), let second = b.unscaled(at: scale) {
        return sign(first, second)
      }
    }
    guard let a = double(left), let b = double(right), !a.isNaN, !b.isNaN else { return nil }
    if case .double = left, case .double = right { return sign(a, b) }
    // Rounding a whole number or a decimal may have made neighbours equal.
    return a == b ? nil : sign(a, b)
  }

  private static func decimal(_ value: Value) -> Decimal128? {
    switch value {
    case .integer(let number): Decimal128(unscaled: Int128(number), scale: 0)
    case .decimal(let number): number
    default: nil
    }
  }

  private static func double(_ value: Value) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .double(let number): number
    case .decimal(let number): number.doubleValue
    default: nil
    }
  }

  private static func sign<T: Comparable>(_ left: T, _ right: T) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }
}

extension Decimal128 {
  /// The digits at a larger scale; `nil` when they do not fit.
  fileprivate func unscaled(at scale: Int) -> Int128? {
    var result = unscaled
    for _ in self.scale..<max(scale, self.scale) {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = product
    }
    return result
  }
}
