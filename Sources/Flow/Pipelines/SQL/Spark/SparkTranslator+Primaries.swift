extension SparkTranslator {
  /// Translates one operand without signs before it; returns the index behind it.
  mutating func primary(_ start: Int, _ end: Int) -> Int {
    let token = tokens[start]
    let next: Int
    switch token.kind {
    case .number: next = start + 1
    case .string, .doubleQuoted:
      next = tokens[start..<end].firstIndex { $0.kind != token.kind } ?? end
    case .quotedName: next = named(start, end)
    case .word: next = word(start, end)
    case .sign: next = sign(start, end)
    case .end: next = start
    }
    return next > start ? postfix(start, next, end) : start
  }

  private mutating func sign(_ start: Int, _ end: Int) -> Int {
    switch tokens[start].text {
    case "(":
      let closer = closers[start] ?? end
      walk((start + 1)..<closer)
      return closer + 1
    case "*":
      let before = tokens[max(0, start - 1)]
      let isList =
        before.isSign(",") || before.isSign("(")
        || ["select", "distinct", "all"].contains(before.word)
      return isList ? star(start, end) : start
    case ":", "?":
      refuse(
        "a parameter marker",
        at: start,
        next: "write `${name}` and give it a value in the pipeline's `configuration`"
      )
      return min(start + 2, end)
    case "|>":
      refuse("the pipe syntax `|>`", at: start, next: "write the query with SELECT and subqueries")
      return end
    default: return start
    }
  }

  private mutating func word(_ start: Int, _ end: Int) -> Int {
    let token = tokens[start]
    let following = tokens[start + 1]
    let isBeforeText = following.kind == .string || following.kind == .doubleQuoted
    if isBeforeText, start + 1 < end, !["interval", "case"].contains(token.word) {
      return typedLiteral(start)
    }
    switch token.word {
    case "case": return caseExpression(start, end)
    case "interval" where isBeforeText || following.kind == .number || following.isSign("-"):
      return interval(start, end)
    case "exists":
      guard let closer = closers[start + 1] else { return start }
      if ["select", "with"].contains(tokens[start + 2].word) {
        walk((start + 2)..<closer)
        return closer + 1
      }
    case "cast", "try_cast":
      if let closer = closers[start + 1] { return castCall(start, closer) }
    case "extract":
      if let closer = closers[start + 1] { return extract(start, closer) }
    case "trim", "ltrim", "rtrim", "position", "substring", "substr", "overlay":
      if let closer = closers[start + 1], let next = keywordCall(start, closer) { return next }
    default: break
    }
    guard !SparkWords.operators.contains(token.word) || closers[start + 1] != nil else {
      return start
    }
    if SparkWords.clauses.contains(token.word), isClauseWord(start) { return start }
    return named(start, end)
  }

  /// A column, or a call.
  private mutating func named(_ start: Int, _ end: Int) -> Int {
    var index = start + 1
    while index + 1 < end, tokens[index].isSign("."), tokens[index + 1].isName { index += 2 }
    if index + 1 < end, tokens[index].isSign("."), tokens[index + 1].isSign("*") {
      return star(index + 1, end)
    }
    if let closer = closers[index], tokens[index].isSign("(") {
      return call(named: start..<index, closer, end)
    }
    for part in stride(from: start, to: index, by: 2) { quoteIfReserved(part) }
    return index
  }

  /// `*` with what is left out of it.
  private mutating func star(_ index: Int, _ end: Int) -> Int {
    if ["exclude", "replace", "rename"].contains(tokens[index + 1].word), closers[index + 2] != nil
    {
      refuse(
        "`* \(tokens[index + 1].text.uppercased())` is not Spark",
        at: index + 1,
        next: "write `* EXCEPT (…)`, or name the columns"
      )
      return (closers[index + 2] ?? index) + 1
    }
    guard index + 2 < end, tokens[index + 1].word == "except", let closer = closers[index + 2],
      tokens[index + 3].word != "select"
    else { return index + 1 }
    edits.replace(index + 1, with: "exclude")
    for name in (index + 3)..<closer { quoteIfReserved(name) }
    return closer + 1
  }

  /// `DATE '…'` and its like.
  private mutating func typedLiteral(_ start: Int) -> Int {
    switch tokens[start].word {
    case "date": break
    case "timestamp", "timestamp_ltz": edits.replace(start, with: "timestamptz")
    case "timestamp_ntz": edits.replace(start, with: "timestamp")
    case "x":
      edits.replace(start, with: "unhex(")
      edits.append(")", behind: start + 1)
    default:
      refuse(
        "`\(tokens[start].text)` before a text",
        at: start,
        next: "write `date '…'` or `timestamp '…'`, or `cast('…' as type)`"
      )
    }
    return start + 2
  }

  private mutating func caseExpression(_ start: Int, _ end: Int) -> Int {
    var index = start + 1
    while index < end, tokens[index].word != "end" {
      let next =
        ["when", "then", "else"].contains(tokens[index].word)
        ? index + 1 : expression(index, end)
      guard next > index else { return index }
      index = next
    }
    return min(index + 1, end)
  }

  /// `INTERVAL 1 DAY`, `INTERVAL '1' DAY`, `INTERVAL '1 day'`.
  private mutating func interval(_ start: Int, _ end: Int) -> Int {
    var index = tokens[start + 1].isSign("-") ? start + 3 : start + 2
    guard index < end else { return index }
    if SparkTranslator.intervalUnits.contains(tokens[index].word) { index += 1 }
    if index < end, tokens[index].kind == .number || tokens[index].word == "to" {
      refuse(
        "an interval of several units",
        at: start,
        next: "add one interval of one unit after the other"
      )
    }
    return index
  }

  static let intervalUnits: Set<String> = [
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute",
    "minutes", "second", "seconds", "millisecond", "milliseconds", "microsecond", "microseconds",
  ]

  /// What follows an operand that begins at `start`: members, elements, casts.
  private mutating func postfix(_ start: Int, _ index: Int, _ end: Int) -> Int {
    var index = index
    while index < end {
      let token = tokens[index]
      if token.isSign("."), tokens[index + 1].isName {
        quoteIfReserved(index + 1)
        index += 2
      } else if token.isSign("["), let closer = closers[index] {
        subscripted(start, index, closer)
        index = closer + 1
      } else if token.isSign("::") {
        index = castOperator(start, index)
      } else if token.isSign(":") {
        refuse(
          "the path behind `:` into a JSON text",
          at: index,
          next: "write `get_json_object(column, '$.path')`"
        )
        index += 2
      } else if token.word == "collate" {
        refuse("`COLLATE` comes later", at: index, next: "compare with `lower(…)`")
        index += 2
      } else if token.word == "at", tokens[index + 1].word == "time" {
        refuse(
          "`AT TIME ZONE` is not Spark",
          at: index,
          next: "instants are UTC here; leave it out"
        )
        index += 3
      } else {
        return index
      }
    }
    return index
  }

  /// `x[key]`: elements count from 0 in Spark.
  private mutating func subscripted(_ start: Int, _ open: Int, _ closer: Int) {
    walk((open + 1)..<closer)
    guard literalText((open + 1)..<closer) == nil else { return }
    edits.replace(open, with: ",")
    edits.replace(closer, with: "")
    edits.wrap(start..<(closer + 1), "spark.item(", ")")
  }
}
