/// Words of Spark SQL that shape a query, and names that the engine would take for something else.
enum SparkWords {
  /// Words that begin or join clauses; none of them begins an expression.
  static let clauses: Set<String> = [
    "select", "distinct", "all", "from", "where", "group", "by", "having", "order", "limit",
    "offset", "union", "except", "minus", "intersect", "on", "using", "join", "inner", "cross",
    "left", "right", "full", "outer", "semi", "anti", "natural", "lateral", "qualify", "with",
    "values", "as", "asc", "desc", "nulls", "distribute", "sort", "cluster", "tablesample",
    "pivot", "unpivot", "asof", "positional", "then", "else", "end", "when", "rollup", "cube",
    "grouping", "sets",
  ]

  /// Clause words that name a function when `(` follows.
  static let functions: Set<String> = ["left", "right", "grouping"]

  /// Operators that are words; with the clauses these cannot be an alias without AS.
  static let operators: Set<String> = [
    "and", "or", "not", "in", "is", "between", "like", "ilike", "rlike", "regexp", "div", "over",
    "glob", "similar", "filter", "within", "ignore", "respect", "escape", "collate", "window",
    "for", "exists",
  ]

  /// Names that the engine reads as keywords or values of its own; quoted, they are columns.
  static let reservedByEngine: Set<String> = [
    "analyse", "analyze", "array", "asymmetric", "check", "collate", "column", "constraint",
    "create", "default", "deferrable", "desc", "describe", "do", "end", "fetch", "foreign",
    "initially", "into", "lambda", "leading", "limit", "offset", "only", "placing", "primary",
    "references", "returning", "show", "some", "summarize", "symmetric", "table", "to", "trailing",
    "unique", "variadic", "user", "current_user", "current_role", "session_user",
    "current_catalog", "current_schema", "current_time", "localtime", "rowid",
  ]
}
