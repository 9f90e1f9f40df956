/// What Mercer does with a function of Spark.
struct SparkFunction {
  /// What a function works on.
  enum Kind: String {
    /// One row; `text` gives a text.
    case scalar, text
    /// All rows of a group.
    case aggregate
    /// Rows around one; needs OVER.
    case window
    /// One row in, many out.
    case generator
    /// Differs from call to call.
    case random
  }

  /// How it is spelled for the engine.
  enum Form {
    /// Pieces of text around the arguments; every argument occurs once, in order.
    case template(Template)
    /// Looked at by code.
    case special
    /// Not taken; the text says what to write instead.
    case refused(String)
  }

  var kind: Kind
  /// How many arguments it takes.
  var arity: ClosedRange<Int>
  var form: Form

  /// Every spelling of every function Mercer knows, by name.
  static let all: [String: [SparkFunction]] = parse(table)

  /// Names that can be used.
  static let names = all.filter { entry in
    entry.value.contains { if case .refused = $0.form { false } else { true } }
  }.map(\.key).sorted()

  /// Reads lines of `kind | name | arity | form`.
  private static func parse(_ table: String) -> [String: [SparkFunction]] {
    var result: [String: [SparkFunction]] = [:]
    for line in table.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "|", maxSplits: 3).map { field in
        String(field.trimmingSpaces())
      }
      guard fields.count == 4, let kind = Kind(rawValue: fields[0]), let arity = arity(fields[2])
      else {
        preconditionFailure("a line of the function table cannot be read: \(line)")
      }
      for name in fields[1].split(separator: " ") {
        let form = form(fields[3], name: String(name))
        result[String(name), default: []].append(
          SparkFunction(kind: kind, arity: arity, form: form)
        )
      }
    }
    return result
  }

  private static func arity(_ text: String) -> ClosedRange<Int>? {
    if text == "*" { return 0...Int.max }
    if text.hasSuffix("+") { return Int(text.dropLast()).map { $0...Int.max } }
    let ends = text.split(separator: "-").compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last, first <= last else { return nil }
    return first...last
  }

  private static func form(_ text: String, name: String) -> Form {
    if text == "=" { return .template(Template("\(name)($*)")) }
    if text == "special" { return .special }
    if text.hasPrefix("refused: ") { return .refused(String(text.dropFirst(9))) }
    return .template(Template(text))
  }
}

extension SparkFunction {
  /// A call's engine text with holes: `$1`, `$2` … for one argument each, `$t1` for one that is taken as a text, `$*`
  /// for all with their commas, `~` for FILTER and OVER.
  struct Template {
    /// Text before the first argument, between arguments, and behind the last.
    var pieces: [String]
    /// Arguments that are taken as texts, by index.
    var texts: [Int] = []
    /// Whether the arguments keep their commas.
    var keepsCommas: Bool
    /// What follows FILTER and OVER.
    var suffix: String

    init(_ text: String) {
      let halves = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
      suffix = halves.count > 1 ? String(halves[1]) : ""
      var body = halves[0]
      keepsCommas = body.contains("$*")
      pieces = []
      while let hole = body.firstIndex(of: "$") {
        pieces.append(String(body[..<hole]))
        body = body[hole...].dropFirst()
        if body.hasPrefix("t") {
          texts.append(pieces.count - 1)
          body = body.dropFirst()
        }
        body = body.dropFirst()
      }
      pieces.append(String(body))
    }
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> Substring {
    var result = drop { $0 == " " }
    while result.last == " " { result = result.dropLast() }
    return result
  }
}
