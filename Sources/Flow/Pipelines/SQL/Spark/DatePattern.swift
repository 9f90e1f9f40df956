/// A pattern of Java's DateTimeFormatter, in the engine's words.
struct DatePattern {
  /// For strftime: writing.
  private(set) var format = ""
  /// For strptime: reading.
  private(set) var parseFormat = ""
  /// What a text must look like to be read; the engine's reader is more forgiving than Java's.
  private(set) var shape = ""
  /// Whether hours, minutes or seconds occur.
  private(set) var hasTime = false
  /// Whether an offset from UTC occurs.
  private(set) var hasZone = false

  /// One run of pattern letters: how it is written, read and matched; `nil` when it can only be written.
  private typealias Field = (format: String, parse: String?, shape: String)

  private static let fields: [String: Field] = [
    "yyyy": ("%Y", "%Y", #"\d{4}"#), "y": ("%-Y", "%Y", #"\d{1,4}"#), "yy": ("%y", "%y", #"\d{2}"#),
    "MM": ("%m", "%m", #"\d{2}"#), "M": ("%-m", "%m", #"\d{1,2}"#),
    "MMM": ("%b", "%b", "[A-Z][a-z]{2}"), "MMMM": ("%B", "%B", "[A-Z][a-z]+"),
    "LL": ("%m", nil, ""), "L": ("%-m", nil, ""), "LLL": ("%b", nil, ""), "LLLL": ("%B", nil, ""),
    "dd": ("%d", "%d", #"\d{2}"#), "d": ("%-d", "%d", #"\d{1,2}"#),
    "HH": ("%H", "%H", #"\d{2}"#), "H": ("%-H", "%H", #"\d{1,2}"#),
    "hh": ("%I", "%I", #"\d{2}"#), "h": ("%-I", "%I", #"\d{1,2}"#),
    "mm": ("%M", "%M", #"\d{2}"#), "m": ("%-M", "%M", #"\d{1,2}"#),
    "ss": ("%S", "%S", #"\d{2}"#), "s": ("%-S", "%S", #"\d{1,2}"#),
    "SSS": ("%g", "%g", #"\d{3}"#), "SSSSSS": ("%f", "%f", #"\d{6}"#),
    "a": ("%p", "%p", "(AM|PM|am|pm)"), "E": ("%a", nil, ""), "EE": ("%a", nil, ""),
    "EEE": ("%a", nil, ""), "EEEE": ("%A", nil, ""), "DDD": ("%j", nil, ""), "D": ("%-j", nil, ""),
    "XXX": ("%z", "%z", #"(Z|[+-]\d{2}:\d{2})"#),
  ]

  /// - Throws: The part that has no counterpart, in words.
  init(_ pattern: String, forReading: Bool) throws(Unsupported) {
    var rest = pattern[...]
    while let first = rest.first {
      if first == "'" {
        rest = rest.dropFirst()
        let literal = rest.prefix { $0 != "'" }
        append(literal: literal.isEmpty ? "'" : String(literal))
        rest = rest[literal.endIndex...].dropFirst()
      } else if first.isASCII, first.isLetter {
        let run = rest.prefix { $0 == first }
        try append(field: String(run), forReading: forReading)
        rest = rest[run.endIndex...]
      } else {
        guard !"[]{}#".contains(first) else { throw Unsupported(part: String(first)) }
        append(literal: String(first))
        rest = rest.dropFirst()
      }
    }
  }

  struct Unsupported: Error {
    var part: String
  }

  private mutating func append(field: String, forReading: Bool) throws(Unsupported) {
    guard let found = DatePattern.fields[field], !(field == "XXX" && !forReading) else {
      throw Unsupported(part: field)
    }
    guard let parse = found.parse ?? (forReading ? nil : "") else { throw Unsupported(part: field) }
    format += found.format
    parseFormat += parse
    shape += found.shape
    if "HhmsSa".contains(field.prefix(1)) { hasTime = true }
    if field == "XXX" { hasZone = true }
  }

  private mutating func append(literal: String) {
    format += literal.replacing("%", with: "%%")
    parseFormat += literal.replacing("%", with: "%%")
    for character in literal {
      if #".\+*?()|[]{}^$"#.contains(character) { shape += "\\" }
      shape.append(character)
    }
  }
}
