internal import Relational

/// Finds in the engine's parse tree what a query reads, and what a stream must not go through.
struct QueryInspector {
  /// One relation that the query reads from outside of itself.
  struct Relation {
    enum Source {
      /// One to three parts.
      case table([String])
      /// The arguments of `read_files`.
      case files([SyntaxNode])
    }

    var source: Source
    /// First token of the reading, `STREAM` included.
    var token: Int
    var isStream: Bool
    /// Name under which the query speaks of it.
    var alias: String?
    var usesMetadata = false
    var usesRowID = false
  }

  /// What a part of the query reads.
  struct Reading {
    var isStream = false
    /// Indexes of the relations that are read directly, without a subquery between.
    var direct: [Int] = []
  }

  let rendered: EngineText
  let translator: SparkTranslator
  private(set) var relations: [Relation] = []
  private(set) var faults: [SQLFault] = []
  /// Stars from which hidden columns are to be left out, by token.
  private(set) var hiddenColumns: [Int: [String]] = [:]

  init(rendered: EngineText, translator: SparkTranslator) {
    self.rendered = rendered
    self.translator = translator
  }

  /// Inspects the whole statement.
  mutating func inspect(statement: SyntaxNode) {
    guard let query = statement["node"] else { return }
    _ = inspect(query, commonTables: [:])
  }

  /// `commonTables` has the names of WITH in scope, in lower case, and whether they read a stream.
  private mutating func inspect(_ query: SyntaxNode, commonTables: [String: Bool]) -> Reading {
    var scope = commonTables
    for (name, _, body) in query.commonTables {
      var inner = scope
      if body.type == "RECURSIVE_CTE_NODE" { inner[name.lowercased()] = false }
      scope[name.lowercased()] = inspect(body, commonTables: inner).isStream
    }
    if query.type == "SELECT_NODE" { return select(query, scope) }
    var reading = Reading()
    for child in query.children {
      for part in child.isQuery ? [child] : child.children where part.isQuery {
        if inspect(part, commonTables: scope).isStream { reading.isStream = true }
      }
    }
    if reading.isStream { checkSetOperation(query) }
    return reading
  }

  private mutating func select(_ query: SyntaxNode, _ scope: [String: Bool]) -> Reading {
    var reading = Reading()
    if let from = query["from_table"] { reading = inspect(from: from, scope) }
    let subqueries = expressionQueries(query)
    for subquery in subqueries where inspect(subquery, commonTables: scope).isStream {
      fault(
        "pipeline.stream-in-subquery",
        "a stream is read inside an expression",
        at: subquery.offset ?? subquery["from_table"]?.offset,
        next: "join the stream instead"
      )
    }
    if reading.isStream { checkStreaming(query) }
    noteHiddenColumns(query, reading.direct)
    return reading
  }

  /// Queries inside the expressions of a SELECT.
  private func expressionQueries(_ query: SyntaxNode) -> [SyntaxNode] {
    var found: [SyntaxNode] = []
    forEachExpression(of: query) { node in
      if node.isQuery { found.append(node) }
    }
    return found
  }

  /// Visits the expressions of a SELECT from the outside in, without going into subqueries.
  func forEachExpression(of query: SyntaxNode, _ body: (SyntaxNode) -> Void) {
    func visit(_ node: SyntaxNode) {
      body(node)
      guard !node.isQuery else { return }
      for child in node.children { visit(child) }
    }
    for (key, value) in query.json.object ?? [] where key != "from_table" && key != "cte_map" {
      visit(SyntaxNode(json: value))
    }
  }

  private mutating func inspect(from node: SyntaxNode, _ scope: [String: Bool]) -> Reading {
    switch node.type {
    case "BASE_TABLE": return table(node, scope)
    case "TABLE_FUNCTION": return tableFunction(node)
    case "SUBQUERY":
      guard let query = node["subquery"]?["node"] else { return Reading() }
      return Reading(isStream: inspect(query, commonTables: scope).isStream)
    case "JOIN":
      let left = node["left"].map { inspect(from: $0, scope) } ?? Reading()
      let right = node["right"].map { inspect(from: $0, scope) } ?? Reading()
      checkJoin(node, left, right)
      return Reading(
        isStream: left.isStream || right.isStream,
        direct: left.direct + right.direct
      )
    default: return Reading()
    }
  }

  private mutating func table(_ node: SyntaxNode, _ scope: [String: Bool]) -> Reading {
    let parts = ["catalog_name", "schema_name", "table_name"].compactMap { node.text($0) }
    if parts.count == 1, let isStream = scope[parts[0].lowercased()] {
      return Reading(isStream: isStream)
    }
    return add(.table(parts), node, isStream: false)
  }

  private mutating func tableFunction(_ node: SyntaxNode) -> Reading {
    guard let function = node["function"], let name = function.text("function_name") else {
      return Reading()
    }
    let arguments = function.nodes("children")
    switch name.lowercased() {
    case "read_files": return add(.files(arguments), node, isStream: false)
    case "stream":
      guard arguments.count == 1, let inner = arguments.first else { break }
      if inner.text("function_name")?.lowercased() == "read_files" {
        return add(.files(inner.nodes("children")), node, isStream: true)
      }
      if inner.expressionClass == "COLUMN_REF" {
        return add(.table(inner.texts("column_names")), node, isStream: true)
      }
    case "unnest": return Reading()
    default: break
    }
    fault(
      "sql.not-portable",
      "rows cannot be read from `\(name)(…)` here",
      at: node.offset,
      next: "read a dataset, `STREAM dataset` or `read_files('path')`"
    )
    return Reading()
  }

  private mutating func add(_ source: Relation.Source, _ node: SyntaxNode, isStream: Bool)
    -> Reading
  {
    guard let offset = node.offset, let token = rendered.token(at: offset) else { return Reading() }
    relations.append(
      Relation(source: source, token: token, isStream: isStream, alias: node.text("alias"))
    )
    return Reading(isStream: isStream, direct: [relations.count - 1])
  }

  mutating func fault(_ code: String, _ summary: String, at offset: Int?, next: String?) {
    let token = offset.flatMap { rendered.token(at: $0) }
    let position = token.map { translator.tokens[$0].range.lowerBound } ?? 0
    faults.append(SQLFault(code, summary, at: position, next: next))
  }

  mutating func mark(_ relation: Int, _ column: String) {
    if column == FileSource.metadataColumn { relations[relation].usesMetadata = true }
    if column == FileSource.rowIDColumn { relations[relation].usesRowID = true }
  }

  mutating func hide(_ columns: [String], fromStarAt token: Int) {
    hiddenColumns[token] = columns
  }
}
