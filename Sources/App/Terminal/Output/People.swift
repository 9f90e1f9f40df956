public import Relational

/// Numbers and times as people like to read them; exact texts are `Value.text`.
public enum People {
  /// A plain decimal number with commas between thousands: `-1234567.50` becomes `-1,234,567.50`.
  public static func grouped(_ number: String) -> String {
    let sign = number.hasPrefix("-") ? "-" : ""
    let whole = number.dropFirst(sign.count).prefix { $0.isASCII && $0.isNumber }
    let rest = number.dropFirst(sign.count + whole.count)
    guard whole.count > 3 else { return number }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return sign + result + rest
  }

  /// A count with commas between thousands.
  public static func count(_ number: some BinaryInteger) -> String { grouped(String(number)) }

  /// `1 row`, `2 rows`: a count with the noun that fits it.
  public static func count(_ number: some BinaryInteger, _ noun: String) -> String {
    count(number) + " " + noun + (number == 1 ? "" : "s")
  }

  /// A number rounded to at most `digits` digits behind the point, zeros at the end left out.
  public static func number(_ value: Double, digits: Int = 6) -> String {
    guard value.isFinite else { return "\(value)" }
    let size = value.magnitude
    guard size < 1e12, size >= 1e-4 || size == 0 else { return "\(value)" }
    let factor = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    let scaled = Int128((value * factor).rounded())
    var text = Decimal128(unscaled: scaled, scale: digits).description
    if digits > 0 {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return grouped(text)
  }

  /// A number in three or four characters and a sign: `950`, `1.2k`, `38M`, `-4.1B`.
  public static func short(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    let units: [(Double, String)] = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")]
    let size = value.magnitude
    guard size < 1e15 else { return scientific(value) }
    // Rounded to the digits that are shown, 999,999 is 1M and not 1000k.
    for (unit, name) in units where size >= unit * 0.9995 {
      return number(value / unit, digits: size / unit >= 99.95 ? 0 : 1) + name
    }
    if size != 0, size < 0.01 { return number(value, digits: 6) }
    return number(value, digits: size >= 99.95 ? 0 : 2)
  }

  /// A length of time: `85 ms`, `2.4 s`, `3 min 05 s`, `2 h 07 min`.
  public static func duration(_ duration: Duration) -> String {
    let parts = duration.components
    let milliseconds = parts.seconds * 1_000 + parts.attoseconds / 1_000_000_000_000_000
    if milliseconds < 1_000 { return "\(milliseconds) ms" }
    if milliseconds < 59_950 { return number(Double(milliseconds) / 1_000, digits: 1) + " s" }
    let seconds = (milliseconds + 500) / 1_000
    if seconds < 3_600 { return "\(seconds / 60) min \(twoDigits(seconds % 60)) s" }
    return "\(seconds / 3_600) h \(twoDigits(seconds / 60 % 60)) min"
  }

  /// A length of time as a clock shows it: `0:07`, `12:34`, `1:02:03`.
  public static func clock(_ duration: Duration) -> String {
    let seconds = max(0, duration.components.seconds)
    let tail = "\(twoDigits(seconds % 60))"
    if seconds < 3_600 { return "\(seconds / 60):" + tail }
    return "\(seconds / 3_600):\(twoDigits(seconds / 60 % 60)):" + tail
  }

  /// A value of a column, `nil` for null; keys, versions and years keep their digits together.
  public static func text(_ value: Value, column: String) -> String? {
    switch value {
    case .integer, .decimal: value.text.map { isIdentifier(column) ? $0 : grouped($0) }
    case .double(let number): People.number(number)
    default: value.text
    }
  }

  /// Whether numbers of a column by that name are read as names, not as amounts.
  static func isIdentifier(_ column: String) -> Bool {
    let word = column.lowercased().split { $0 == "_" || $0 == " " }.last ?? ""
    return ["id", "key", "year", "version", "code", "number", "sku"].contains(word)
  }

  /// A very large number with a power of ten: `1.7e308`.
  private static func scientific(_ value: Double) -> String {
    var exponent = 0
    var mantissa = value
    while mantissa.magnitude >= 9.95 { (exponent, mantissa) = (exponent + 1, mantissa / 10) }
    return number(mantissa, digits: 1) + "e\(exponent)"
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
