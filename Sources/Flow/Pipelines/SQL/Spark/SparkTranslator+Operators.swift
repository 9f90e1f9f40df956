extension SparkTranslator {
  /// Translates the expression at `start`, as far as its operators bind tighter than `minimum`.
  ///
  /// - Returns: The index behind it; `start` when no expression begins there.
  mutating func expression(_ start: Int, _ end: Int, above minimum: Int = 0) -> Int {
    // A star is an operand of nothing.
    if minimum > 0, start < end, tokens[start].isSign("*") { return start }
    var index = nested(start, end) { $0.operand(start, end) }
    guard index > start else { return start }
    while index < end, let (sign, found) = binaryOperator(index, end), found.precedence > minimum {
      let next = combine(start, index, sign, found, end)
      guard next > sign else { return index }
      index = next
    }
    return index
  }

  /// The operator at `index`, `NOT` before it skipped.
  private func binaryOperator(_ index: Int, _ end: Int) -> (sign: Int, operator: SparkOperator)? {
    if tokens[index].word == "not", index + 1 < end,
      ["in", "like", "ilike", "between", "rlike", "regexp"].contains(tokens[index + 1].word),
      let found = SparkOperator.of(tokens[index + 1])
    {
      return (index + 1, found)
    }
    return SparkOperator.of(tokens[index]).map { (index, $0) }
  }

  /// Translates an operand with the signs before it.
  private mutating func operand(_ start: Int, _ end: Int) -> Int {
    guard start < end else { return start }
    let token = tokens[start]
    if token.word == "not" || token.isSign("!") {
      if token.isSign("!") { edits.replace(start, with: "not ") }
      return expression(start + 1, end, above: SparkOperator.not)
    }
    if token.kind == .sign, ["-", "+", "~"].contains(token.text) {
      let next = expression(start + 1, end, above: SparkOperator.unary)
      // The engine's `~` takes in all that follows.
      if token.text == "~", next > start + 1 { edits.wrap(start..<next, "(", ")") }
      return next
    }
    return primary(start, end)
  }

  /// Translates an operator with what stands right of it; `start` is where its left operand begins.
  private mutating func combine(
    _ start: Int,
    _ leftEnd: Int,
    _ sign: Int,
    _ found: SparkOperator,
    _ end: Int
  ) -> Int {
    switch found.kind {
    case .between: return between(sign, end)
    case .membership:
      guard let closer = closers[sign + 1] else { return sign }
      walk((sign + 2)..<closer)
      return closer + 1
    case .isTest: return isTest(sign, end)
    case .like: return like(sign, end)
    default: break
    }
    let right = expression(sign + 1, end, above: found.precedence)
    guard right > sign + 1 else { return sign }
    rewrite(found.kind, left: start..<leftEnd, sign: sign, right: (sign + 1)..<right)
    return right
  }

  private mutating func rewrite(
    _ kind: SparkOperator.Kind,
    left: Range<Int>,
    sign: Int,
    right: Range<Int>
  ) {
    let whole = left.lowerBound..<right.upperBound
    switch kind {
    case .equality: edits.replace(sign, with: "=")
    case .nullSafeEquality:
      edits.replace(sign, with: "is not distinct from")
      edits.wrap(whole, "(", ")")
    case .divide: makeCall("spark.divide", whole, sign)
    case .remainder where !isNonZeroNumber(right): makeCall("spark.remainder", whole, sign)
    case .integerDivide: makeCall("spark.integer_divide", whole, sign)
    case .bitwiseXor: makeCall("xor", whole, sign)
    case .bitwiseAnd, .bitwiseOr: edits.wrap(whole, "(", ")")
    case .shift:
      refuse(
        "`\(tokens[sign].text)` is not in every Spark",
        at: sign,
        next: "multiply or divide by a power of two"
      )
    case .concatenate:
      asText(left)
      asText(right)
      edits.wrap(whole, "(", ")")
    case .regularExpression:
      let isNegated = sign > left.upperBound
      if isNegated { edits.replace(left.upperBound, with: "") }
      checkRegularExpression(right)
      edits.replace(sign, with: ",")
      edits.wrap(
        whole,
        isNegated ? "(not regexp_matches(" : "regexp_matches(",
        isNegated ? "))" : ")"
      )
    case .same where isDays(right) && ["+", "-"].contains(tokens[sign].text):
      edits.wrap(whole, "spark.shift(", ")")
      edits.replace(sign, with: tokens[sign].text == "+" ? "," : ", -")
    default: break
    }
  }

  /// Whether the operand is an interval of whole days, which leaves a day a day.
  private func isDays(_ range: Range<Int>) -> Bool {
    guard tokens[range.lowerBound].word == "interval" else { return false }
    let unit = tokens[range.upperBound - 1]
    let word =
      unit.kind == .string ? unit.text.split(separator: " ").last.map(String.init) : unit.word
    return ["year", "month", "week", "day"].contains { word?.lowercased().hasPrefix($0) ?? false }
  }

  private mutating func makeCall(_ name: String, _ whole: Range<Int>, _ sign: Int) {
    edits.replace(sign, with: ",")
    edits.wrap(whole, name + "(", ")")
  }

  private mutating func between(_ sign: Int, _ end: Int) -> Int {
    let low = expression(sign + 1, end, above: SparkOperator.comparison)
    guard low > sign + 1, low < end, tokens[low].word == "and" else { return sign }
    let high = expression(low + 1, end, above: SparkOperator.comparison)
    return high > low + 1 ? high : sign
  }

  /// `IS [NOT] NULL | TRUE | FALSE | UNKNOWN | DISTINCT FROM x`.
  private mutating func isTest(_ sign: Int, _ end: Int) -> Int {
    let index = tokens[sign + 1].word == "not" ? sign + 2 : sign + 1
    if tokens[index].word == "distinct", tokens[index + 1].word == "from" {
      return expression(index + 2, end, above: SparkOperator.comparison)
    }
    return index + 1
  }

  /// `LIKE pattern [ESCAPE c]`: Spark's escape character is the backslash, the engine has none.
  private mutating func like(_ sign: Int, _ end: Int) -> Int {
    if ["any", "all", "some"].contains(tokens[sign + 1].word), let closer = closers[sign + 2] {
      refuse(
        "`\(tokens[sign].text.uppercased()) \(tokens[sign + 1].text.uppercased())` is not portable",
        at: sign,
        next: "join several `LIKE` with `OR` or `AND`"
      )
      return closer + 1
    }
    let right = expression(sign + 1, end, above: SparkOperator.comparison)
    guard right > sign + 1 else { return sign }
    if right < end, tokens[right].word == "escape" { return right + 2 }
    let pattern = literalText((sign + 1)..<right)
    if pattern?.contains("\\") ?? true { edits.append(" escape '\\'", behind: right - 1) }
    return right
  }
}
