/// Finds what a word of SQL that somebody began may become.
public struct SQLCompleter: Sendable {
  /// A table and its columns.
  public struct Table: Sendable, Hashable {
    /// `layer.name`.
    public var name: String
    /// Names of its columns.
    public var columns: [String]

    /// Describes a table.
    public init(_ name: String, columns: [String]) {
      self.name = name
      self.columns = columns
    }
  }

  private let tables: [Table]

  /// Knows the words of SQL and the tables given.
  public init(tables: [Table]) {
    self.tables = tables
  }

  /// Words that begin with `word`, in the order of the alphabet.
  ///
  /// - Parameters:
  ///   - word: What was typed of it, up to the cursor.
  ///   - statement: The whole statement; its tables lend their columns.
  ///   - before: The statement up to the word.
  /// - Returns: Each once; keywords in capitals when the word is.
  public func candidates(for word: String, statement: String, before: String) -> [String] {
    let lower = word.lowercased()
    let spoken = Self.words(of: before)
    if Self.tableWords.contains(spoken.last ?? "") {
      return Self.matches(lower, tables.map(\.name))
    }
    let used = tables.filter { Set(Self.words(of: statement)).contains($0.name.lowercased()) }
    if let dot = lower.lastIndex(of: ".") {
      let owner = lower[..<dot]
      let prefix = word[...dot]
      let columns = (used + tables).first { table in
        let name = table.name.lowercased()
        return name == owner || name.hasSuffix("." + owner)
      }?.columns
      let places = columns?.map { prefix + $0 } ?? []
      return Self.matches(lower, places.map { String($0) } + tables.map(\.name))
    }
    guard !word.isEmpty else { return [] }
    let isLoud = word == word.uppercased() && word != lower
    let keywords = isLoud ? Self.keywords.map { $0.uppercased() } : Self.keywords
    return Self.matches(lower, keywords + tables.map(\.name) + used.flatMap(\.columns))
  }

  private static func matches(_ lower: String, _ names: [String]) -> [String] {
    Set(names.filter { $0.lowercased().hasPrefix(lower) }).sorted()
  }

  /// Words and dotted names, small.
  private static func words(of text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
      .map(String.init)
  }

  /// Words that a table follows.
  private static let tableWords: Set<String> = ["from", "join", "describe", "table", ".describe"]

  private static let keywords = [
    "all", "and", "as", "asc", "between", "by", "case", "cast", "coalesce", "count", "cross",
    "date_trunc", "desc", "describe", "distinct", "else", "end", "except", "exists", "explain",
    "extract", "false", "filter", "first", "from", "full", "group", "having", "ilike", "in",
    "inner",
    "intersect", "interval", "is", "join", "last", "left", "like", "limit", "max", "min", "not",
    "null", "nulls", "offset", "on", "or", "order", "outer", "over", "partition", "pivot",
    "qualify",
    "right", "round", "select", "semi", "sum", "summarize", "then", "true", "try_cast", "union",
    "unnest", "unpivot", "using", "values", "when", "where", "window", "with",
  ]
}
