internal import Relational

/// Turns the tokens of a SELECT into a `Query`.
struct QueryReader {
  let text: SQLText
  let tokens: [Token]
  let scope: NameScope
  let engine: any QueryEngine

  /// The query and what is wrong with it; no query when the engine cannot parse it.
  func read(_ range: Range<Int>) async -> (query: Query?, faults: [SQLFault]) {
    var translator: SparkTranslator
    do throws(SQLFault) {
      translator = try SparkTranslator(text: text, tokens: tokens, range: range)
    } catch {
      return (nil, [error])
    }
    translator.translateLiterals(range)
    translator.walk(range)
    if translator.isTooDeep { return (nil, translator.faults) }
    let rendered = translator.edits.rendered(range, of: tokens, in: text)
    let tree: JSON
    do {
      tree = try await engine.syntaxTree(ofSelect: rendered.text)
    } catch {
      // What the translator refused is a better explanation than the engine's.
      let faults = translator.faults
      return (nil, faults.isEmpty ? [syntaxFault(error, rendered, range)] : faults)
    }
    var inspector = QueryInspector(rendered: rendered, translator: translator)
    inspector.inspect(statement: SyntaxNode(json: tree))
    var writer = InputWriter(translator: translator, rendered: rendered, scope: scope, text: text)
    writer.write(inspector)
    let final = writer.edits.rendered(range, of: tokens, in: text)
    let source =
      tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    let query = Query(
      text: text[source],
      engineText: final.text,
      offsets: final.offsets,
      inputs: writer.inputs,
      places: writer.places,
      items: SelectItems(
        tokens: tokens,
        range: range,
        closers: translator.closers,
        text: text
      )
    )
    return (query, translator.faults + inspector.faults + writer.faults)
  }

  private func syntaxFault(_ error: any Error, _ rendered: EngineText, _ range: Range<Int>)
    -> SQLFault
  {
    guard let error = error as? QueryError else {
      return SQLFault("sql.syntax", "\(error)", at: tokens[range.lowerBound].range.lowerBound)
    }
    let token = error.position.flatMap { rendered.token(at: $0) } ?? range.lowerBound
    return SQLFault("sql.syntax", error.message, at: tokens[token].range.lowerBound)
  }
}
