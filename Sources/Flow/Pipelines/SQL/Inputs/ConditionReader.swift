internal import Relational

/// Turns the tokens of an expectation's condition into the engine's dialect, and checks what may stand there.
struct ConditionReader {
  let text: SQLText
  let tokens: [Token]
  let engine: any QueryEngine

  /// What became of one condition.
  struct Result {
    /// The condition in the engine's dialect; `nil` when it cannot be read.
    var rendered: EngineText?
    var faults: [SQLFault]
  }

  /// Reads conditions, all in one go as long as none has a fault.
  func read(_ ranges: [Range<Int>]) async -> [Result] {
    var results = ranges.map(translate)
    let sound = results.indices.filter { results[$0].rendered != nil && results[$0].faults.isEmpty }
    let texts = sound.map { "(\(results[$0].rendered?.text ?? ""))" }.joined(separator: ", ")
    let tree = sound.isEmpty ? nil : try? await engine.syntaxTree(ofSelect: "select " + texts)
    let columns = tree.flatMap { SyntaxNode(json: $0)["node"]?.nodes("select_list") } ?? []
    for (position, index) in sound.enumerated() {
      if columns.count == sound.count {
        results[index].faults += forbidden(columns[position], ranges[index])
      } else {
        await parse(&results[index], ranges[index])
      }
    }
    return results
  }

  private func translate(_ range: Range<Int>) -> Result {
    var translator: SparkTranslator
    do throws(SQLFault) {
      translator = try SparkTranslator(text: text, tokens: tokens, range: range)
    } catch {
      return Result(rendered: nil, faults: [error])
    }
    translator.translateLiterals(range)
    translator.walk(range)
    if translator.isTooDeep { return Result(rendered: nil, faults: translator.faults) }
    return Result(
      rendered: translator.edits.rendered(range, of: tokens, in: text),
      faults: translator.faults + calls(translator)
    )
  }

  private func parse(_ result: inout Result, _ range: Range<Int>) async {
    guard let rendered = result.rendered else { return }
    do {
      let tree = try await engine.syntaxTree(ofSelect: "select (\(rendered.text))")
      result.faults += forbidden(SyntaxNode(json: tree), range)
    } catch {
      result = Result(rendered: nil, faults: [syntaxFault(error, rendered, range)])
    }
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

  private func forbidden(_ node: SyntaxNode, _ range: Range<Int>) -> [SQLFault] {
    guard hasSubquery(node) else { return [] }
    return [
      SQLFault(
        "pipeline.expectation",
        "an expectation cannot have a subquery",
        at: tokens[range.lowerBound].range.lowerBound,
        next: "join what is needed in the dataset's query, and compare columns"
      )
    ]
  }

  private func hasSubquery(_ node: SyntaxNode) -> Bool {
    node.expressionClass == "SUBQUERY" || node.children.contains(where: hasSubquery)
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
