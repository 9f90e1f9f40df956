/// Gives SQL its colours, and names of tables their links; text that is no SQL stays readable.
struct SQLHighlighter {
  /// Where the page of a table is; `nil` when it has none.
  let link: (String) -> String?

  private static let keywords: Set<String> = [
    "all", "and", "append", "apply", "as", "asc", "auto", "between", "by", "case", "cast", "cdc",
    "changes",
    "cluster", "comment", "constraint", "create", "cross", "current", "date", "desc", "distinct",
    "drop",
    "else", "end", "except", "exists", "expect", "fail", "false", "filter", "first", "flow",
    "following",
    "foreign", "from", "full", "group", "having", "if", "in", "inner", "insert", "intersect",
    "interval",
    "into", "is", "join", "key", "last", "lateral", "left", "like", "limit", "live", "materialized",
    "not",
    "null", "nulls", "on", "once", "or", "order", "outer", "over", "partition", "partitioned",
    "preceding",
    "primary", "private", "qualify", "references", "refresh", "right", "rlike", "row", "rows",
    "schema",
    "select", "semi", "stream", "streaming", "table", "tblproperties", "temporary", "then",
    "timestamp",
    "true", "unbounded", "union", "update", "using", "values", "view", "violation", "when", "where",
    "window", "with",
  ]

  /// The text with its parts marked.
  func markup(of text: String) -> HTML {
    var result: HTML = ""
    var rest = Substring(text).unicodeScalars
    while let first = rest.first {
      let (length, kind) = Self.piece(rest, first)
      let piece = String(rest.prefix(length))
      rest = rest.dropFirst(length)
      switch kind {
      case .plain: result += "\(piece)"
      case .name:
        if Self.keywords.contains(piece.lowercased()) {
          result += "<b>\(piece)</b>"
        } else if piece.contains("."), let page = link(piece) {
          result += "<a href=\"\(page)\">\(piece)</a>"
        } else {
          result += "\(piece)"
        }
      case .comment: result += "<i>\(piece)</i>"
      case .text: result += "<span class=\"t\">\(piece)</span>"
      case .number: result += "<span class=\"n\">\(piece)</span>"
      }
    }
    return result
  }

  private enum Kind {
    case plain, name, comment, text, number
  }

  private static func piece(
    _ rest: Substring.UnicodeScalarView,
    _ first: Unicode.Scalar
  ) -> (Int, Kind) {
    if rest.starts(with: "--".unicodeScalars) {
      return (rest.prefix { $0 != "\n" }.count, .comment)
    }
    if rest.starts(with: "/*".unicodeScalars) {
      let end = rest.firstRange(of: "*/".unicodeScalars)?.upperBound ?? rest.endIndex
      return (rest.distance(from: rest.startIndex, to: end), .comment)
    }
    switch first {
    case "'", "\"":
      let end =
        rest.dropFirst().firstIndex(of: first).map { rest.index(after: $0) } ?? rest.endIndex
      return (rest.distance(from: rest.startIndex, to: end), .text)
    case "0"..."9": return (rest.prefix { isWord($0) || $0 == "." }.count, .number)
    default:
      guard isWord(first) else {
        let plain = rest.prefix { !isWord($0) && !"'\"-/".unicodeScalars.contains($0) }.count
        return (max(1, plain), .plain)
      }
      return (rest.prefix { isWord($0) || $0 == "." }.count, .name)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }
}
