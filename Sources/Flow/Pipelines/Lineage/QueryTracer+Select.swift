internal import Relational

extension QueryTracer {
  /// Follows a SELECT: FROM first, then its columns, then what decides about its rows.
  func select(_ query: SyntaxNode, _ tables: CommonTables, _ outer: [TraceScope]) -> TracedRelation
  {
    let source = from(query["from_table"], tables, beside: [], outer)
    var scope = TraceScope(relations: source.relations, merged: source.merged, outer: outer)
    var result = TracedRelation(columns: [])
    result.rows = source.rows
    /// Columns that GROUP BY ALL groups by.
    var keys: [Flow] = []
    for (index, item) in query.nodes("select_list").enumerated() {
      if item.expressionClass == "STAR" {
        let expanded = star(item, scope, tables)
        result.columns += expanded.columns
        result.openNodes += expanded.openNodes
        result.rows.add(expanded.rows)
        keys += expanded.columns.map(\.flow)
        continue
      }
      let column = self.column(item, at: index, scope, tables)
      result.columns.append(column)
      if let alias = item.text("alias"), scope.aliases[alias.lowercased()] == nil {
        scope.aliases[alias.lowercased()] = column.flow
      }
      if item.contains(where: \.isUnnest) { result.rows.add(column.flow, as: .filter) }
      if !item.contains(where: \.isAggregate) { keys.append(column.flow) }
    }
    func decide(_ key: String, _ use: Transformations) {
      guard let condition = query[key] else { return }
      result.rows.add(flow(of: condition, scope, tables), as: use)
    }
    decide("where_clause", .filter)
    for group in query.nodes("group_expressions") {
      result.rows.add(
        ordinal(group, result.columns) ?? flow(of: group, scope, tables),
        as: .groupBy
      )
    }
    if query["aggregate_handling"]?.json.string == "FORCE_AGGREGATES" {
      for key in keys { result.rows.add(key, as: .groupBy) }
    }
    decide("having", .filter)
    decide("qualify", .filter)
    result.rows.add(modifiers(of: query, result.columns, scope, tables))
    return result
  }

  /// What DISTINCT, ORDER BY and LIMIT make of the rows.
  func modifiers(
    of query: SyntaxNode,
    _ columns: [TracedRelation.Column],
    _ scope: TraceScope,
    _ tables: CommonTables
  ) -> Flow {
    var rows = Flow()
    // ORDER BY means the SELECT's own columns first.
    var scope = scope
    scope.relations.insert(TracedRelation(columns: columns), at: 0)
    for modifier in query.nodes("modifiers") {
      switch modifier.type {
      case "DISTINCT_MODIFIER":
        for column in columns { rows.add(column.flow, as: .groupBy) }
      case "ORDER_MODIFIER":
        for order in modifier.nodes("orders") {
          guard let expression = order["expression"] else { continue }
          let flow = ordinal(expression, columns) ?? flow(of: expression, scope, tables)
          rows.add(flow, as: .sort)
        }
      default:
        for key in ["limit", "offset"] {
          if let count = modifier[key] { rows.add(flow(of: count, scope, tables), as: .filter) }
        }
      }
    }
    return rows
  }

  /// The column that a number in GROUP BY or ORDER BY means.
  private func ordinal(_ node: SyntaxNode, _ columns: [TracedRelation.Column]) -> Flow? {
    guard let number = node.literal?.int, columns.indices.contains(number - 1) else { return nil }
    return columns[number - 1].flow
  }

  private func column(
    _ item: SyntaxNode,
    at index: Int,
    _ scope: TraceScope,
    _ tables: CommonTables
  ) -> TracedRelation.Column {
    let names = item.texts("column_names")
    let name = item.text("alias") ?? names.last
    if !names.isEmpty, let found = scope.column(names) {
      return .init(name: name, flow: found.flow, type: found.type)
    }
    var flow = flow(of: item, scope, tables)
    if names.isEmpty, let place = place(of: item), let text = items.text(at: place, index: index) {
      flow.isComputed(by: ColumnExpression(name: name ?? text, text: text, place: place))
    }
    return .init(name: name, flow: flow)
  }
}

extension QueryTracer {
  /// The columns that `*` stands for.
  func star(_ item: SyntaxNode, _ scope: TraceScope, _ tables: CommonTables) -> TracedRelation {
    var result = TracedRelation(columns: [])
    let qualifier = item.text("relation_name")
    guard item["columns"]?.json.bool != true else {
      result.rows = unresolved(item, "COLUMNS(…)", "which columns it stands for is not followed")
      return result
    }
    var excluded = Set(item.texts("exclude_list").map { $0.lowercased() })
    for name in item.nodes("qualified_exclude_list") {
      if let column = name.text("column") { excluded.insert(column.lowercased()) }
    }
    let meant = qualifier.map { scope.relations(named: $0) } ?? scope.relations
    for relation in meant {
      result.openNodes += relation.openNodes
      result.columns += relation.columns.compactMap { column in
        guard let name = column.name?.lowercased(), qualifier == nil else { return column }
        return relation.mergedNames.contains(name) ? nil : scope.merged[name] ?? column
      }
    }
    if let qualifier, meant.isEmpty {
      result.columns = fields(of: qualifier, item, scope)
    }
    result.columns.removeAll { excluded.contains($0.name?.lowercased() ?? "") }
    for replacement in item.nodes("replace_list") {
      guard let key = replacement.text("key")?.lowercased(), let value = replacement["value"],
        let index = result.columns.firstIndex(where: { $0.name?.lowercased() == key })
      else { continue }
      result.columns[index].flow = flow(of: value, scope, tables)
    }
    return result
  }

  /// The fields of a struct, for `column.*`.
  private func fields(of name: String, _ item: SyntaxNode, _ scope: TraceScope)
    -> [TracedRelation.Column]
  {
    guard let column = scope.column([name]) else {
      return [.init(name: nil, flow: unresolved(item, name + ".*", "nothing here has this name"))]
    }
    guard case .structure(let fields) = column.type else {
      let flow = unresolved(item, name + ".*", "the fields of the struct are not known")
      return [.init(name: nil, flow: flow)]
    }
    return fields.map {
      .init(name: $0.name, flow: column.flow.used(as: .transformation), type: $0.type)
    }
  }
}
