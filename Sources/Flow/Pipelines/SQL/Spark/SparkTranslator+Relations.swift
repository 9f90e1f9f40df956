extension SparkTranslator {
  /// Whether `STREAM` reads a stream here, rather than naming a table or column.
  func isStreamingRead(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = tokens[index - 1]
    guard ["from", "join"].contains(before.word) || before.isSign(",") else { return false }
    let after = tokens[index + 1]
    if after.isSign("(") { return true }
    return after.kind == .quotedName
      || after.kind == .word && after.word != "as" && !isClauseWord(index + 1)
  }

  /// `STREAM name`, `STREAM read_files(…)` and `STREAM(…)` all become `stream(…)`, which the engine parses.
  mutating func streamingRead(_ index: Int, _ end: Int) -> Int {
    var next = index + 1
    if let closer = closers[next] {
      edits.replace(index, with: "stream")
      walk((next + 1)..<closer)
      next = closer + 1
    } else {
      edits.replace(index, with: "stream(")
      next += 1
      while next + 1 < end, tokens[next].isSign("."), tokens[next + 1].isName { next += 2 }
      if let closer = closers[next] {
        next = call(named: (index + 1)..<next, closer, end)
      }
      edits.append(")", behind: next - 1)
    }
    if next < end, tokens[next].word == "with", tokens[next + 1].isSign("(") {
      refuse("options of a streaming read come later", at: next, next: "read the stream as it is")
      next = (closers[next + 1] ?? next) + 1
    }
    return alias(next, end)
  }

  /// `LATERAL VIEW explode(array) t AS x`.
  mutating func lateralView(_ index: Int, _ end: Int) -> Int {
    let name = index + 2
    guard tokens[name].word == "explode", let closer = closers[name + 1], closer + 3 < end,
      tokens[closer + 1].isName, tokens[closer + 2].word == "as", tokens[closer + 3].isName
    else {
      refuse(
        "this form of `LATERAL VIEW` is not portable",
        at: index,
        next: "write `LATERAL VIEW explode(array) t AS x`, or `explode` in a subquery's SELECT"
      )
      return index + 2
    }
    let table = closer + 1
    let column = closer + 3
    quoteIfReserved(table)
    quoteIfReserved(column)
    walk((name + 2)..<closer)
    let columnText = edits.text(of: column, tokens)
    let tableText = edits.text(of: table, tokens)
    edits.replace(index, with: "cross")
    edits.replace(index + 1, with: "join lateral")
    edits.replace(name, with: "(select unnest")
    edits.replace(table, with: "as \(columnText))")
    edits.replace(closer + 2, with: "as")
    edits.replace(column, with: tableText)
    return column + 1
  }
}
