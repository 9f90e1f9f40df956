internal import Relational

extension QueryInspector {
  /// A stream gives each row once, so whatever looks at many rows cannot read it.
  mutating func checkStreaming(_ query: SyntaxNode) {
    let groups = query.nodes("group_expressions")
    let groupsAll = query["aggregate_handling"]?.json.string == "FORCE_AGGREGATES"
    if !groups.isEmpty || groupsAll || hasAggregate(query) {
      refuse("an aggregate over a stream", query, Self.aggregateAdvice)
    }
    for modifier in query.nodes("modifiers") {
      switch modifier.type {
      case "DISTINCT_MODIFIER": refuse("`DISTINCT` over a stream", query, Self.aggregateAdvice)
      case "LIMIT_MODIFIER": refuse("`LIMIT` on a stream", query, "leave it out")
      case "ORDER_MODIFIER":
        refuse("`ORDER BY` on a stream", query, "leave it out; tables have no order")
      default: break
      }
    }
    var windows: [SyntaxNode] = []
    forEachExpression(of: query) { if $0.expressionClass == "WINDOW" { windows.append($0) } }
    for window in windows { refuse("a window over a stream", window, Self.aggregateAdvice) }
  }

  private static let aggregateAdvice =
    "a stream gives each row once; aggregate in a materialized view that reads the streaming table"

  private func hasAggregate(_ query: SyntaxNode) -> Bool {
    var found = false
    forEachExpression(of: query) { node in
      guard node.expressionClass == "FUNCTION", let offset = node.offset,
        let token = rendered.token(at: offset), let call = translator.calls[token]
      else { return }
      if call.isAggregate, !call.hasOver { found = true }
    }
    return found
  }

  mutating func checkSetOperation(_ query: SyntaxNode) {
    let isUnionAll =
      query["setop_type"]?.json.string == "UNION" && query["setop_all"]?.json.bool == true
    if !isUnionAll {
      refuse("a set operation over a stream", query, "write `UNION ALL`")
    }
    if !query.nodes("modifiers").isEmpty {
      refuse("`ORDER BY` or `LIMIT` on a stream", query, "leave it out")
    }
  }

  /// Rows of a stream are seen once, so the other side must not need them later.
  mutating func checkJoin(_ node: SyntaxNode, _ left: Reading, _ right: Reading) {
    let type = node["join_type"]?.json.string ?? "INNER"
    if left.isStream, right.isStream {
      fault(
        "pipeline.stream-join",
        "two streams are joined",
        at: node.offset,
        next: "read one of them as a table, without `STREAM`"
      )
    } else if (left.isStream && ["RIGHT", "OUTER", "FULL"].contains(type))
      || (right.isStream && ["LEFT", "OUTER", "FULL", "SEMI", "ANTI"].contains(type))
    {
      fault(
        "pipeline.stream-join",
        "the join keeps rows of a table that a later part of the stream may match",
        at: node.offset,
        next: "put the stream on the left of a LEFT or INNER JOIN"
      )
    }
  }

  private mutating func refuse(_ what: String, _ node: SyntaxNode, _ advice: String) {
    let offset =
      node.offset ?? node.nodes("select_list").first?.offset ?? node["left"]?["from_table"]?.offset
      ?? node["from_table"]?.offset
    fault(
      "pipeline.stream-operation",
      "\(what) cannot be kept up to date",
      at: offset,
      next: advice
    )
  }
}
