import Relational

/// Figures and times as pages show them.
enum Wording {
  /// A count with commas between thousands.
  static func count(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + result
  }

  /// `1 row`, `2 rows`.
  static func count(_ number: some BinaryInteger, _ noun: String) -> String {
    count(number) + " " + noun + (number == 1 ? "" : "s")
  }

  /// `4.6 KiB`.
  static func bytes(_ size: Int64) -> String {
    guard size >= 1_024 else { return count(size, "byte") }
    var (value, unit) = (Double(size), 0)
    while value >= 1_024, unit < 4 {
      value /= 1_024
      unit += 1
    }
    let tenths = Int64((value * 10).rounded())
    let text =
      tenths % 10 == 0 || tenths >= 1_000 ? count(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    return text + " " + ["bytes", "KiB", "MiB", "GiB", "TiB"][unit]
  }

  /// `85 ms`, `2.4 s`, `3 min 5 s`.
  static func duration(milliseconds: Int64) -> String {
    if milliseconds < 1_000 { return "\(milliseconds) ms" }
    if milliseconds < 60_000 { return "\(milliseconds / 1_000).\(milliseconds / 100 % 10) s" }
    let seconds = milliseconds / 1_000
    return seconds < 3_600
      ? "\(seconds / 60) min \(seconds % 60) s" : "\(seconds / 3_600) h \(seconds / 60 % 60) min"
  }

  /// `2026-11-25 17:07 UTC`.
  static func instant(_ instant: UTCInstant) -> String {
    let text = instant.description
    return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
  }

  /// The same for machines too; a script may say how long ago it is.
  static func time(_ instant: UTCInstant) -> HTML {
    "<time datetime=\"\(instant.description)\">\(Self.instant(instant))</time>"
  }

  /// A share of 10,000 as `99.2 %`; never 100 unless it is all.
  static func percent(perTenThousand share: Int64) -> String {
    let tenths = share / 10
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }

  /// Class that gives a layer its colour.
  static func tone(ofLayer layer: String) -> String {
    switch layer {
    case "landing", "bronze", "silver", "gold", "checks", "operations": "tone-" + layer
    default:
      // The same layer has the same colour on every page and in every run.
      "tone-\(layer.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % 4)"
    }
  }
}
