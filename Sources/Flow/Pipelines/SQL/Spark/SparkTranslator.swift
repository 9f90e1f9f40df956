/// Turns Spark SQL into the engine's dialect, token by token.
///
/// It knows where expressions begin and end and how tightly their operators bind, and leaves the shape of the
/// query to the engine's parser.
struct SparkTranslator {
  let text: SQLText
  let tokens: [Token]
  /// Index of the bracket that closes the one at an index.
  let closers: [Int: Int]
  var edits = Edits()
  var faults: [SQLFault] = []
  /// Calls that were translated, by index of the name's token.
  var calls: [Int: SparkCall] = [:]
  private var depth = 0
  /// Whether the query is nested deeper than is read.
  private(set) var isTooDeep = false

  /// Levels of nesting that are still read.
  static let depthLimit = 150

  /// - Throws: A bracket that is not closed, or closes nothing.
  init(text: SQLText, tokens: [Token], range: Range<Int>) throws(SQLFault) {
    self.text = text
    self.tokens = tokens
    closers = try SparkTranslator.closers(of: tokens, in: range)
  }

  /// Translates clauses and expressions in any order, up to the end of `range`.
  mutating func walk(_ range: Range<Int>) {
    _ = nested(range.lowerBound, range.upperBound) { translator in
      var index = range.lowerBound
      while index < range.upperBound { index = translator.step(index, range.upperBound) }
      return index
    }
  }

  /// Goes one level deeper; beyond the limit it reports so and goes straight to `end`.
  mutating func nested(_ index: Int, _ end: Int, _ body: (inout SparkTranslator) -> Int) -> Int {
    depth += 1
    defer { depth -= 1 }
    guard depth < SparkTranslator.depthLimit else {
      if !isTooDeep { fault("sql.syntax", "the query is nested too deep", at: index) }
      isTooDeep = true
      return end
    }
    return body(&self)
  }

  mutating func fault(
    _ code: String,
    _ summary: String,
    at index: Int,
    why: String? = nil,
    next: String? = nil
  ) {
    faults.append(
      SQLFault(code, summary, at: tokens[index].range.lowerBound, why: why, next: next)
    )
  }

  /// Reports a spelling that is outside the portable subset.
  mutating func refuse(_ what: String, at index: Int, why: String? = nil, next: String?) {
    fault("sql.not-portable", what, at: index, why: why, next: next)
  }

  private static func closers(of tokens: [Token], in range: Range<Int>) throws(SQLFault) -> [Int:
    Int]
  {
    let pairs = [")": "(", "]": "[", "}": "{"]
    var open: [Int] = []
    var result: [Int: Int] = [:]
    for index in range where tokens[index].kind == .sign {
      let sign = tokens[index].text
      if pairs.values.contains(sign) {
        open.append(index)
      } else if let wanted = pairs[sign] {
        guard let start = open.popLast(), tokens[start].text == wanted else {
          throw SQLFault(
            "sql.syntax",
            "`\(sign)` closes nothing",
            at: tokens[index].range.lowerBound
          )
        }
        result[start] = index
      }
    }
    if let start = open.last {
      throw SQLFault(
        "sql.syntax",
        "`\(tokens[start].text)` is not closed",
        at: tokens[start].range.lowerBound
      )
    }
    return result
  }
}
