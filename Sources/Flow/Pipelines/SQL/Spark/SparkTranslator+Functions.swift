extension SparkTranslator {
  /// Writes a call the way the engine means the same.
  mutating func apply(_ call: inout SparkCall) {
    guard let candidates = SparkFunction.all[call.function] else {
      fault(
        "sql.unknown-function",
        "there is no function `\(tokens[call.name.lowerBound].text)` that means the same everywhere",
        at: call.name.lowerBound,
        next: Wording.didYouMean(call.function, SparkFunction.names)
          ?? "docs/sql-dialect.md lists the functions that can be used"
      )
      return
    }
    let count = call.arguments.count
    guard let function = candidates.first(where: { $0.arity.contains(count) }) else {
      let arities = Set(candidates.map { $0.arity.lowerBound }).sorted().map(String.init)
      fault(
        "sql.arguments",
        "`\(call.function)` does not take \(count) argument\(count == 1 ? "" : "s")",
        at: call.name.lowerBound,
        why: "it takes \(Wording.list(arities, conjunction: "or"))"
      )
      return
    }
    checkUse(of: function, in: call)
    call.givesText = function.kind == .text
    call.isAggregate = function.kind == .aggregate
    call.isRandom = function.kind == .random
    switch function.form {
    case .refused(let advice):
      refuse("`\(call.function)` is not portable", at: call.name.lowerBound, next: advice)
    case .special: applySpecial(&call)
    case .template(let template): apply(template, to: call)
    }
  }

  /// Fills a template with the call's arguments.
  mutating func apply(_ template: SparkFunction.Template, to call: SparkCall) {
    for index in template.texts { asText(call.arguments[index]) }
    edits.replace(call.name, with: template.pieces[0])
    edits.replace(call.open, with: "")
    edits.replace(call.closer, with: template.pieces.dropFirst().last ?? "")
    if !template.keepsCommas {
      for (argument, piece) in zip(call.arguments.dropLast(), template.pieces.dropFirst()) {
        edits.replace(argument.upperBound, with: piece)
      }
    }
    if !template.suffix.isEmpty { edits.append(template.suffix, behind: call.end - 1) }
  }

  private mutating func checkUse(of function: SparkFunction, in call: SparkCall) {
    let index = call.name.lowerBound
    let isOverRows = function.kind == .aggregate || function.kind == .window
    if call.hasOver, !isOverRows {
      fault("sql.syntax", "`\(call.function)` does not work over a window", at: index)
    }
    if function.kind == .window, !call.hasOver {
      fault("sql.syntax", "`\(call.function)` needs `OVER (…)`", at: index)
    }
    if call.isDistinct || call.hasFilter, function.kind != .aggregate {
      fault(
        "sql.syntax",
        "`\(call.isDistinct ? "DISTINCT" : "FILTER")` goes with functions over many rows only",
        at: index
      )
    }
  }
}
