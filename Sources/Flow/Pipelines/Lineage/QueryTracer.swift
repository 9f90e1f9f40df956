internal import Relational

/// Follows the columns of a parsed query back to what it reads.
struct QueryTracer {
  /// `WITH` names in scope, in lower case.
  typealias CommonTables = [String: TracedRelation]

  /// What the query reads, by relation name in lower case.
  let inputs: [String: TracedRelation]
  let items: SelectItems
  let offsets: OffsetMap

  /// Follows a whole query.
  func trace(
    _ query: SyntaxNode,
    _ commonTables: CommonTables = [:],
    outer: [TraceScope] = []
  ) -> TracedRelation {
    var tables = commonTables
    for table in query.commonTables {
      tables[table.name.lowercased()] = trace(table.query, tables, outer: outer)
        .renamed(table.name, columns: table.aliases)
    }
    switch query.type {
    case "SELECT_NODE": return select(query, tables, outer)
    case "SET_OPERATION_NODE": return setOperation(query, tables, outer)
    case "RECURSIVE_CTE_NODE": return recursion(query, tables, outer)
    default:
      var relation = TracedRelation(columns: [])
      relation.rows = unresolved(query, query.type, "queries of this form are not followed")
      return relation
    }
  }

  /// Says that something could not be followed.
  func unresolved(_ node: SyntaxNode, _ name: String, _ reason: String) -> Flow {
    Flow(unresolved: UnresolvedName(name: name, reason: reason, place: place(of: node)))
  }

  /// Where the node, or the first of its parts that the engine places, stands.
  func place(of node: SyntaxNode) -> SourcePlace? {
    firstOffset(in: node).map(offsets.place)
  }

  private func firstOffset(in node: SyntaxNode) -> Int? {
    node.offset ?? node.children.lazy.compactMap(firstOffset).first
  }

  private func setOperation(
    _ query: SyntaxNode,
    _ tables: CommonTables,
    _ outer: [TraceScope]
  ) -> TracedRelation {
    guard let left = query["left"], let right = query["right"] else {
      return TracedRelation(columns: [])
    }
    let kind = query["setop_type"]?.json.string ?? ""
    var relation = combined(
      trace(left, tables, outer: outer),
      trace(right, tables, outer: outer),
      kind: kind
    )
    if query["setop_all"]?.json.bool != true { relation.mergeEqualRows() }
    let scope = TraceScope(relations: [relation], outer: outer)
    relation.rows.add(modifiers(of: query, relation.columns, scope, tables))
    return relation
  }

  /// Left and right of a set operation, column by column.
  private func combined(_ left: TracedRelation, _ right: TracedRelation, kind: String)
    -> TracedRelation
  {
    var result = TracedRelation(columns: left.columns)
    result.openNodes = left.openNodes + right.openNodes
    result.rows = left.rows
    result.rows.add(right.rows)
    if kind == "EXCEPT" || kind == "INTERSECT" {
      for column in right.columns { result.rows.add(column.flow, as: .filter) }
      for column in left.columns { result.rows.add(column.flow, as: .filter) }
      return result
    }
    for (index, column) in right.columns.enumerated() {
      let name = column.name?.lowercased()
      let position =
        kind == "UNION_BY_NAME"
        ? result.columns.firstIndex { name != nil && $0.name?.lowercased() == name } : index
      if let position, position < result.columns.count {
        result.columns[position].flow.add(column.flow)
      } else {
        result.columns.append(column)
      }
    }
    return result
  }

  /// What a recursive table gives when a further round brings no new sources.
  private func recursion(
    _ query: SyntaxNode,
    _ tables: CommonTables,
    _ outer: [TraceScope]
  ) -> TracedRelation {
    guard let left = query["left"], let right = query["right"], let name = query.text("cte_name")
    else { return TracedRelation(columns: []) }
    let isDistinct = query["union_all"]?.json.bool != true
    var relation = trace(left, tables, outer: outer).renamed(name, columns: query.texts("aliases"))
    while true {
      var inner = tables
      inner[name.lowercased()] = relation
      var next = combined(relation, trace(right, inner, outer: outer), kind: "UNION")
      if isDistinct { next.mergeEqualRows() }
      next.name = name
      if next == relation { return relation }
      relation = next
    }
  }
}

extension TracedRelation {
  /// Every column decides which rows there are, when of equal rows one is kept.
  mutating func mergeEqualRows() {
    for column in columns { rows.add(column.flow, as: .groupBy) }
  }
}
