internal import Relational

/// Turns the tokens of an expectation's condition into the engine's dialect, and checks what may stand there.
struct ConditionReader {
  let text: SQLText
  let tokens: [Token]
  let engine: any QueryEngine

  /// The condition in the engine's dialect; `nil` when it cannot be read.
  func read(_ range: Range<Int>) async -> (rendered: EngineText?, faults: [SQLFault]) {
    var translator: SparkTranslator
    do throws(SQLFault) {
      translator = try SparkTranslator(text: text, tokens: tokens, range: range)
    } catch {
      return (nil, [error])
    }
    translator.translateLiterals(range)
    translator.walk(range)
    let rendered = translator.edits.rendered(range, of: tokens, in: text)
    var faults = translator.faults + calls(translator)
    do {
      let tree = try await engine.syntaxTree(ofSelect: "select (\(rendered.text))")
      if let fault = firstForbidden(SyntaxNode(json: tree), at: tokens[range.lowerBound]) {
        faults.append(fault)
      }
    } catch {
      if faults.isEmpty { faults.append(syntaxFault(error, rendered, range)) }
      return (nil, faults)
    }
    return (rendered, faults)
  }

  private func calls(_ translator: SparkTranslator) -> [SQLFault] {
    translator.calls.sorted { $0.key < $1.key }.compactMap { index, call in
      guard call.isAggregate || call.isRandom || call.hasOver else { return nil }
      let reason =
        call.isRandom
        ? "gives something else each time"
        : "looks at more than one row"
      return SQLFault(
        "pipeline.expectation",
        "an expectation cannot use `\(call.function)`, which \(reason)",
        at: tokens[index].range.lowerBound,
        next: call.isRandom
          ? "compare columns and literals"
          : "write a materialized view that computes it, and give that one the expectation"
      )
    }
  }

  private func firstForbidden(_ node: SyntaxNode, at token: Token) -> SQLFault? {
    if node.expressionClass == "SUBQUERY" {
      return SQLFault(
        "pipeline.expectation",
        "an expectation cannot have a subquery",
        at: token.range.lowerBound,
        next: "join what is needed in the dataset's query, and compare columns"
      )
    }
    for child in node.children {
      if let found = firstForbidden(child, at: token) { return found }
    }
    return nil
  }

  private func syntaxFault(_ error: any Error, _ rendered: EngineText, _ range: Range<Int>)
    -> SQLFault
  {
    let first = tokens[range.lowerBound].range.lowerBound
    guard let error = error as? QueryError else {
      return SQLFault("sql.syntax", "\(error)", at: first)
    }
    let prefix = "select (".utf8.count
    let token = error.position.flatMap { rendered.token(at: max(0, $0 - prefix)) }
    return SQLFault(
      "sql.syntax",
      error.message,
      at: token.map { tokens[$0].range.lowerBound } ?? first
    )
  }
}
