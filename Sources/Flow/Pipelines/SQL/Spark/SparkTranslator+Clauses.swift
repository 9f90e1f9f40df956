extension SparkTranslator {
  /// Translates the clause word or the expression at `index`; returns what comes behind it.
  mutating func step(_ index: Int, _ end: Int) -> Int {
    let token = tokens[index]
    if token.kind == .sign, [",", ";"].contains(token.text) { return index + 1 }
    if isClauseWord(index) { return clause(index, end) }
    let next = expression(index, end)
    guard next > index else {
      let isOperator = SparkOperator.of(token) != nil
      fault(
        "sql.syntax",
        isOperator
          ? "an operand of \(token.shown) is missing" : "\(token.shown) means nothing here",
        at: index
      )
      return closers[index].map { $0 + 1 } ?? index + 1
    }
    return alias(next, end)
  }

  func isClauseWord(_ index: Int) -> Bool {
    let word = tokens[index].word
    if word == "stream" { return isStreamingRead(index) }
    if word == "window" { return tokens[index + 2].word == "as" }
    guard SparkWords.clauses.contains(word) else { return false }
    let isCall = tokens[index + 1].isSign("(") && SparkWords.functions.contains(word)
    return !isCall && !tokens[index + 1].isSign(".")
  }

  private mutating func clause(_ index: Int, _ end: Int) -> Int {
    let following = tokens[index + 1].word
    switch tokens[index].word {
    case "stream": return streamingRead(index, end)
    case "left" where ["semi", "anti"].contains(following):
      edits.replace(index, with: "")
    case "distinct" where following == "on" && tokens[index + 2].isSign("("):
      refuse(
        "`DISTINCT ON`",
        at: index,
        next: "number the rows with `row_number()` and keep the first"
      )
      return index + 2
    case "using" where following == "sample", "asof" where following == "join",
      "positional" where following == "join":
      refuse(
        "`\(tokens[index].text.uppercased()) \(following.uppercased())` is not Spark",
        at: index,
        next: "write a join with `ON` and a window function"
      )
      return index + 2
    case "minus": edits.replace(index, with: "except")
    case "distribute", "sort", "cluster":
      if following == "by" {
        refuse(
          "`\(tokens[index].text.uppercased()) BY` spreads rows over a cluster",
          at: index,
          next: "leave it out, or write `ORDER BY`"
        )
        return index + 2
      }
    case "with":
      if ["rollup", "cube"].contains(following) {
        refuse(
          "`WITH \(following.uppercased())` is not understood everywhere",
          at: index,
          next: "write `GROUP BY \(following)(…)`"
        )
        return index + 2
      }
      return commonTables(index + 1, end)
    case "lateral" where following == "view": return lateralView(index, end)
    case "window": return namedWindows(index + 1, end)
    case "tablesample":
      refuse(
        "`TABLESAMPLE` gives other rows each time",
        at: index,
        next: "filter on a hash: `where …`"
      )
    case "pivot", "unpivot":
      refuse(
        "`\(tokens[index].text.uppercased())` names its columns differently elsewhere",
        at: index,
        next: "write `sum(x) filter (where c = 'a') as a` for each column, or `union all`"
      )
      return closers[index + 1].map { $0 + 1 } ?? index + 1
    case "as": return alias(index, end)
    case "nulls": return index + 2
    default: break
    }
    return index + 1
  }

  /// `name [(columns)] AS (query), …`: names that look like calls.
  private mutating func commonTables(_ start: Int, _ end: Int) -> Int {
    var index = tokens[start].word == "recursive" ? start + 1 : start
    while index < end, tokens[index].isName {
      quoteIfReserved(index)
      index += 1
      if let closer = closers[index] { index = closer + 1 }
      guard tokens[index].word == "as", let closer = closers[index + 1] else { return index }
      walk((index + 2)..<closer)
      index = closer + 1
      guard tokens[index].isSign(",") else { return index }
      index += 1
    }
    return index
  }

  private mutating func namedWindows(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index + 2 < end, tokens[index + 1].word == "as", let closer = closers[index + 2] {
      windowSpecification((index + 3)..<closer)
      index = closer + 1
      guard tokens[index].isSign(",") else { break }
      index += 1
    }
    return index
  }

  /// `[AS] name [(columns)]` behind an operand, when there is one.
  mutating func alias(_ index: Int, _ end: Int) -> Int {
    guard index < end else { return index }
    var index = index
    let token = tokens[index]
    if ["version", "timestamp", "for"].contains(token.word), isTimeTravel(index) {
      refuse(
        "reading an older version inside a pipeline comes later",
        at: index,
        next: "read the table as it is"
      )
      return end
    }
    if token.word == "as" {
      index += 1
      if let closer = closers[index] {
        refuse("several names for one expression", at: index, next: "select each with its own name")
        return closer + 1
      }
    } else if token.kind == .word {
      guard !SparkWords.clauses.contains(token.word), !SparkWords.operators.contains(token.word),
        !isClauseWord(index)
      else { return index }
    } else if token.kind != .quotedName {
      return index
    }
    guard index < end, tokens[index].isName else { return index }
    quoteIfReserved(index)
    return closers[index + 1].map { $0 + 1 } ?? index + 1
  }

  private func isTimeTravel(_ index: Int) -> Bool {
    let words = tokens[(index + 1)...].prefix(2).map(\.word)
    return words == ["as", "of"] || ["system_version", "system_time"].contains(words.first)
  }

  /// Quotes a name that the engine would take for a keyword.
  mutating func quoteIfReserved(_ index: Int) {
    guard SparkWords.reservedByEngine.contains(tokens[index].word) else { return }
    edits.replace(index, with: "\"\(tokens[index].text)\"")
  }
}
