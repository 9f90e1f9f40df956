extension SparkTranslator {
  /// Translates a call with all that belongs to it; returns the index behind it.
  mutating func call(named name: Range<Int>, _ closer: Int, _ end: Int) -> Int {
    var call = SparkCall(
      function: tokens[name.upperBound - 1].text.lowercased(),
      name: name,
      closer: closer,
      arguments: [],
      isDistinct: false,
      end: closer + 1
    )
    arguments(&call)
    callClauses(&call, end)
    guard name.count == 1 else {
      refuse(
        "`\(text[tokens[name.lowerBound].range.lowerBound..<tokens[name.upperBound - 1].range.upperBound])` "
          + "is a function of one's own",
        at: name.lowerBound,
        next: "use built-in functions; for shared logic write a temporary view"
      )
      return call.end
    }
    apply(&call)
    calls[name.lowerBound] = call
    return call.end
  }

  private mutating func arguments(_ call: inout SparkCall) {
    var index = call.open + 1
    if tokens[index].word == "distinct", index + 1 < call.closer {
      call.isDistinct = true
      index += 1
    } else if tokens[index].word == "all", index + 1 < call.closer {
      edits.replace(index, with: "")
      index += 1
    }
    if ["select", "with"].contains(tokens[index].word) {
      walk(index..<call.closer)
      call.arguments = [index..<call.closer]
      return
    }
    while index < call.closer {
      let start = index
      index = argument(index, call.closer)
      call.arguments.append(start..<index)
      if index < call.closer { index += 1 }
    }
  }

  /// Translates one argument; returns the index of the comma behind it, or `end`.
  private mutating func argument(_ start: Int, _ end: Int) -> Int {
    var index = start
    if tokens[start + 1].isSign("->") || closers[start].map({ tokens[$0 + 1].isSign("->") }) == true
    {
      index = lambdaBody(start)
    } else if tokens[start].isName, tokens[start + 1].isSign("=>") {
      index = start + 2
    }
    while index < end, !tokens[index].isSign(",") { index = step(index, end) }
    return min(index, end)
  }

  /// `x -> …` becomes `lambda x: …`; returns the index of the body.
  private mutating func lambdaBody(_ start: Int) -> Int {
    if let closer = closers[start] {
      refuse(
        "a function of several parameters",
        at: start,
        next: "use one parameter: `x -> …`"
      )
      return closer + 2
    }
    edits.wrap(start..<(start + 1), "lambda ", ":")
    edits.replace(start + 1, with: "")
    return start + 2
  }

  /// FILTER, OVER and what else may follow the closing parenthesis.
  private mutating func callClauses(_ call: inout SparkCall, _ end: Int) {
    while call.end < end {
      let word = tokens[call.end].word
      let closer = closers[call.end + 1]
      if word == "filter", let closer {
        walk((call.end + 2)..<closer)
        call.hasFilter = true
        call.end = closer + 1
      } else if word == "over", let closer {
        windowSpecification((call.end + 2)..<closer)
        call.hasOver = true
        call.end = closer + 1
      } else if word == "over", tokens[call.end + 1].isName {
        call.hasOver = true
        call.end += 2
      } else if word == "within", let closer = closers[call.end + 2] {
        refuse(
          "`WITHIN GROUP`",
          at: call.end,
          next: "write `percentile(x, 0.5)`, or `array_join(sort_array(collect_list(x)), ',')`"
        )
        call.end = closer + 1
      } else if ["ignore", "respect"].contains(word), tokens[call.end + 1].word == "nulls" {
        // The engine wants these words inside of the parentheses.
        edits.replace(call.end..<(call.end + 2), with: "")
        if word == "ignore" { edits.wrap(call.closer..<(call.closer + 1), " ignore nulls", "") }
        call.end += 2
      } else {
        return
      }
    }
  }

  /// `[PARTITION BY …] [ORDER BY …] [frame]`.
  mutating func windowSpecification(_ range: Range<Int>) {
    let starts = ["between", "unbounded", "current", "interval"]
    let frame = range.first { index in
      ["rows", "range", "groups"].contains(tokens[index].word)
        && (starts.contains(tokens[index + 1].word) || tokens[index + 1].kind == .number)
    }
    walk(range.lowerBound..<(frame ?? range.upperBound))
  }
}
