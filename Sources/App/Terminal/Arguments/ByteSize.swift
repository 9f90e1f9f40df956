/// A number of bytes as people write it.
public enum ByteSize {
  /// Units by their spelling, largest last; powers of 1024 carry an `i`.
  static let units: [(name: String, size: Int64)] = [
    ("KB", 1_000), ("KiB", 1 << 10), ("MB", 1_000_000), ("MiB", 1 << 20),
    ("GB", 1_000_000_000), ("GiB", 1 << 30), ("TB", 1_000_000_000_000), ("TiB", 1 << 40),
  ]

  /// Reads `4GiB`, `1.5 GB` or `512mib`.
  ///
  /// - Returns: Bytes, rounded down; `nil` for text that is no number with one of the units, or too large.
  public static func bytes(in text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
    guard let size = units.first(where: { $0.name.lowercased() == unit })?.size else { return nil }
    if let whole = Int64(digits) {
      let (bytes, overflow) = whole.multipliedReportingOverflow(by: size)
      return overflow ? nil : bytes
    }
    guard let number = Double(digits), number.isFinite else { return nil }
    return Int64(exactly: (number * Double(size)).rounded(.down))
  }

  /// The size in the largest power of 1024 that leaves at least one, with at most one digit behind the point.
  public static func text(_ bytes: Int64) -> String {
    let unit = units.last { $0.name.hasSuffix("iB") && $0.size <= bytes.magnitude }
    guard let unit else { return "\(bytes) bytes" }
    let tenths = (Double(bytes) / Double(unit.size) * 10).rounded()
    let text = tenths / 10 == (tenths / 10).rounded() ? "\(Int64(tenths / 10))" : "\(tenths / 10)"
    return text + " " + unit.name
  }
}
