/// Spellings of Spark SQL.
enum SparkText {
  /// A text in quotes.
  static func literal(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": quoted += "\\'"
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "'"
  }

  /// A name, in backticks where it needs them.
  static func name(_ name: String) -> String {
    let isPlain =
      name.allSatisfy { ($0.isASCII && ($0.isLowercase || $0.isNumber)) || $0 == "_" }
      && name.first?.isNumber == false
    if isPlain, !reserved.contains(name) { return name }
    return "`" + name.replacing("`", with: "``") + "`"
  }

  /// A comment's text on one line.
  static func oneLine(_ text: String) -> String {
    text.replacing("\n", with: " ").replacing("\r", with: " ")
  }

  private static let reserved: Set<String> = [
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "both", "case",
    "cast", "check",
    "collate", "column", "constraint", "create", "current_date", "current_time",
    "current_timestamp", "default",
    "deferrable", "desc", "describe", "distinct", "do", "else", "end", "except", "false", "fetch",
    "for", "foreign",
    "from", "full", "grant", "group", "having", "in", "initially", "inner", "intersect", "into",
    "is", "join",
    "lambda", "lateral", "leading", "left", "like", "limit", "minus", "natural", "not", "null",
    "offset", "on", "only",
    "or", "order", "outer", "pivot", "placing", "primary", "qualify", "references", "returning",
    "right", "select",
    "show", "some", "summarize", "symmetric", "table", "then", "to", "trailing", "true", "union",
    "unique", "unpivot",
    "using", "user", "values", "variadic", "when", "where", "window", "with", "index", "date",
    "time", "timestamp",
    "interval", "year", "month", "day", "hour", "minute", "second",
  ]
}
