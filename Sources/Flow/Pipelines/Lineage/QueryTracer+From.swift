internal import Relational

extension QueryTracer {
  /// What FROM brings into scope.
  struct Source {
    var relations: [TracedRelation] = []
    /// Columns that USING made of two, by name in lower case.
    var merged: [String: TracedRelation.Column] = [:]
    var rows = Flow()
  }

  /// Follows FROM or a part of it; `siblings` stand to the left, where a lateral part can see them.
  func from(
    _ node: SyntaxNode?,
    _ tables: CommonTables,
    beside siblings: [TracedRelation],
    _ outer: [TraceScope]
  ) -> Source {
    guard let node, node.type != "EMPTY" else { return Source() }
    switch node.type {
    case "BASE_TABLE": return single(table(node, tables), node)
    case "SUBQUERY":
      guard let query = node["subquery"]?["node"] else { return Source() }
      let lateral = TraceScope(relations: siblings, outer: [])
      return single(trace(query, tables, outer: [lateral] + outer), node)
    case "JOIN": return join(node, tables, beside: siblings, outer)
    case "TABLE_FUNCTION":
      return single(unnested(node, tables, TraceScope(relations: siblings, outer: outer)), node)
    case "EXPRESSION_LIST":
      return single(values(node, tables, TraceScope(relations: siblings, outer: outer)), node)
    default:
      var source = Source()
      source.rows = unresolved(node, node.type, "reading in this form is not followed")
      return source
    }
  }

  private func single(_ relation: TracedRelation, _ node: SyntaxNode) -> Source {
    var relation = relation.renamed(node.text("alias"), columns: node.texts("column_name_alias"))
    let rows = relation.rows
    relation.rows = Flow()
    return Source(relations: [relation], rows: rows)
  }

  private func table(_ node: SyntaxNode, _ tables: CommonTables) -> TracedRelation {
    let name = node.text("table_name") ?? ""
    guard let schema = node.text("schema_name") else {
      if let found = tables[name.lowercased()] ?? inputs[name.lowercased()] { return found }
      return unknown(node, name)
    }
    return inputs["\(schema).\(name)".lowercased()] ?? unknown(node, "\(schema).\(name)")
  }

  private func unknown(_ node: SyntaxNode, _ name: String) -> TracedRelation {
    var relation = TracedRelation(name: name, columns: [])
    relation.rows = unresolved(node, name, "the query reads nothing of this name")
    return relation
  }

  /// `unnest(list)` as a relation of one column.
  private func unnested(_ node: SyntaxNode, _ tables: CommonTables, _ scope: TraceScope)
    -> TracedRelation
  {
    guard let function = node["function"], function.isUnnest else {
      let name = node["function"]?.text("function_name") ?? "a function"
      return unknown(node, name)
    }
    let flow = flow(of: function, scope, tables)
    var relation = TracedRelation(columns: [.init(name: "unnest", flow: flow)])
    relation.rows.add(flow, as: .filter)
    return relation
  }

  private func values(_ node: SyntaxNode, _ tables: CommonTables, _ scope: TraceScope)
    -> TracedRelation
  {
    var columns: [TracedRelation.Column] = []
    for row in node.nodes("values") {
      for (index, value) in row.children.enumerated() {
        if index == columns.count { columns.append(.init(name: "col\(index)", flow: Flow())) }
        columns[index].flow.add(flow(of: value, scope, tables))
      }
    }
    return TracedRelation(columns: columns)
  }
}

extension QueryTracer {
  fileprivate func join(
    _ node: SyntaxNode,
    _ tables: CommonTables,
    beside siblings: [TracedRelation],
    _ outer: [TraceScope]
  ) -> Source {
    let left = from(node["left"], tables, beside: siblings, outer)
    let right = from(node["right"], tables, beside: siblings + left.relations, outer)
    let kind = node["join_type"]?.json.string ?? "INNER"
    var source = Source(relations: left.relations + right.relations)
    source.merged = left.merged.merging(right.merged) { first, _ in first }
    source.rows = left.rows
    source.rows.add(right.rows)
    let leftScope = TraceScope(relations: left.relations, merged: left.merged)
    let rightScope = TraceScope(relations: right.relations, merged: right.merged)
    for name in sharedNames(node, left, right) {
      guard let first = leftScope.column([name]), let second = rightScope.column([name]) else {
        source.rows.add(unresolved(node, name, "USING names a column that one side does not have"))
        continue
      }
      source.rows.add(first.flow, as: .join)
      source.rows.add(second.flow, as: .join)
      var column = kind == "RIGHT" ? second : first
      column.name = first.name
      if kind == "OUTER" || kind == "FULL" { column.flow.add(second.flow) }
      source.merged[name.lowercased()] = column
      for index in left.relations.count..<source.relations.count {
        source.relations[index].mergedNames.insert(name.lowercased())
      }
    }
    if let condition = node["condition"] {
      let scope = TraceScope(
        relations: source.relations + siblings,
        merged: source.merged,
        outer: outer
      )
      source.rows.add(flow(of: condition, scope, tables), as: .join)
    }
    if kind == "SEMI" || kind == "ANTI" {
      source.relations = left.relations
      source.merged = left.merged
    }
    return source
  }

  private func sharedNames(_ node: SyntaxNode, _ left: Source, _ right: Source) -> [String] {
    guard node["ref_type"]?.json.string == "NATURAL" else { return node.texts("using_columns") }
    let names = Set(right.relations.flatMap(\.columns).compactMap { $0.name?.lowercased() })
    return left.relations.flatMap(\.columns).compactMap(\.name).filter {
      names.contains($0.lowercased())
    }
  }
}
