internal import Relational

extension QueryTracer {
  /// What feeds the value of an expression.
  func flow(of node: SyntaxNode, _ scope: TraceScope, _ tables: CommonTables) -> Flow {
    var result = Flow()
    func add(_ nodes: [SyntaxNode], as use: Transformations) {
      for node in nodes { result.add(flow(of: node, scope, tables), as: use) }
    }
    switch node.expressionClass {
    case "CONSTANT": break
    case "COLUMN_REF": return reference(node, scope)
    case "CAST", "COLLATE", "OPERATOR", "COMPARISON", "CONJUNCTION", "BETWEEN":
      add(node.expressions, as: .transformation)
    case "FUNCTION":
      add(node.nodes("children"), as: node.isAggregate ? .aggregation : .transformation)
      add([node["filter"]].compactMap(\.self), as: .conditional)
      add(node["order_bys"]?.nodes("orders").compactMap { $0["expression"] } ?? [], as: .sort)
    case "WINDOW":
      let isAggregate = node.type == "WINDOW_AGGREGATE"
      add(node.nodes("children"), as: isAggregate ? .aggregation : .transformation)
      add([node["default_expr"]].compactMap(\.self), as: .transformation)
      add([node["filter_expr"]].compactMap(\.self), as: .conditional)
      let orders = (node.nodes("orders") + node.nodes("arg_orders")).compactMap { $0["expression"] }
      add(node.nodes("partitions") + orders, as: .window)
      add(["start_expr", "end_expr", "offset_expr"].compactMap { node[$0] }, as: .window)
    case "CASE":
      let checks = node.nodes("case_checks")
      add(checks.compactMap { $0["when_expr"] }, as: .conditional)
      add(checks.compactMap { $0["then_expr"] }, as: .transformation)
      add([node["else_expr"]].compactMap(\.self), as: .transformation)
    case "LAMBDA":
      var inner = scope
      inner.parameters.formUnion(node["lhs"]?.lambdaParameters ?? [])
      if let body = node["expr"] {
        result.add(flow(of: body, inner, tables), as: .transformation)
      }
    case "SUBQUERY": return subquery(node, scope, tables)
    case "STAR":
      let columns = star(node, scope, tables)
      for column in columns.columns { result.add(column.flow, as: .transformation) }
      result.add(columns.rows)
    default:
      return unresolved(node, node.expressionClass, "expressions of this form are not followed")
    }
    return result
  }

  private func reference(_ node: SyntaxNode, _ scope: TraceScope) -> Flow {
    let names = node.texts("column_names")
    guard let column = names.isEmpty ? nil : scope.column(names) else {
      let name = names.joined(separator: ".")
      return unresolved(node, name, "nothing that is read here has such a column")
    }
    return column.flow
  }

  /// A query as a value: its column gives the value, its rows decide whether there is one.
  private func subquery(_ node: SyntaxNode, _ scope: TraceScope, _ tables: CommonTables) -> Flow {
    guard let query = node["subquery"]?["node"] else { return Flow() }
    // Parameters of lambdas hide columns inside the query too.
    let relation = trace(query, tables, outer: [scope] + scope.outer)
    var result = Flow()
    if let child = node["child"] {
      result.add(flow(of: child, scope, tables), as: .transformation)
    }
    if node["subquery_type"]?.json.string != "EXISTS" {
      for column in relation.columns { result.add(column.flow, as: .transformation) }
    }
    result.add(relation.rows)
    return result
  }
}

extension SyntaxNode {
  /// Names of aggregate functions that engine text calls; everything else works on one row.
  static let aggregates: Set<String> = [
    "approx_count_distinct", "approx_quantile", "arg_max", "arg_max_null", "arg_min",
    "arg_min_null", "avg", "bool_and", "bool_or", "corr", "count", "count_if", "count_star",
    "covar_pop", "covar_samp", "first", "last", "list", "max", "median", "min", "quantile_cont",
    "quantile_disc", "stddev_pop", "stddev_samp", "sum", "var_pop", "var_samp",
  ]

  /// Whether this calls an aggregate function, other than over a window.
  var isAggregate: Bool {
    expressionClass == "FUNCTION" && text("schema") != "spark"
      && Self.aggregates.contains(text("function_name")?.lowercased() ?? "")
  }

  /// Whether this makes rows of a list.
  var isUnnest: Bool {
    expressionClass == "FUNCTION" && text("function_name")?.lowercased() == "unnest"
  }

  /// Expressions directly below this one, whatever their keys.
  var expressions: [SyntaxNode] {
    children.flatMap { child -> [SyntaxNode] in
      if !child.expressionClass.isEmpty { return [child] }
      return child.json.array == nil ? [] : child.children.filter { !$0.expressionClass.isEmpty }
    }
  }

  /// Whether the expression has such a part, outside of subqueries.
  func contains(where condition: (SyntaxNode) -> Bool) -> Bool {
    condition(self) || !isQuery && children.contains { $0.contains(where: condition) }
  }

  /// Names of a lambda's parameters, in lower case.
  fileprivate var lambdaParameters: [String] {
    if expressionClass == "COLUMN_REF" { return texts("column_names").map { $0.lowercased() } }
    return children.flatMap(\.lambdaParameters)
  }
}
