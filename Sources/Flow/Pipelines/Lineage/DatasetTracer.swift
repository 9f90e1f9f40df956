internal import Relational

/// Traces one dataset when the columns of what it reads are known.
struct DatasetTracer {
  let dataset: Dataset
  let engine: any QueryEngine
  /// What each input gives; inputs that are missing have unknown columns.
  let inputs: [Input: TracedRelation]
  /// Column names of the dataset's table, if it is there.
  let table: [String]?

  /// The dataset's lineage, and its query's relation with all names, in the order of the table.
  func trace() async -> (lineage: DatasetLineage, relation: TracedRelation) {
    var lineage = DatasetLineage(
      name: dataset.name,
      columns: [],
      rows: [],
      inputs: dataset.query.inputs.map(\.node).uniqued(),
      expectations: [],
      unresolved: []
    )
    let tree: SyntaxNode
    do {
      tree = SyntaxNode(json: try await engine.syntaxTree(ofSelect: dataset.query.engineText))
    } catch {
      lineage.unresolved = [whole("the engine cannot parse its query")]
      return (lineage, TracedRelation(columns: []))
    }
    let tracer = QueryTracer(
      inputs: relations,
      items: dataset.query.items,
      offsets: dataset.query.offsets
    )
    let query = tree["node"].map { tracer.trace($0) } ?? TracedRelation(columns: [])
    let columns = ordered(completed(query, &lineage))
    var rows = query.rows
    lineage.columns = columns.map { column in
      ColumnLineage(
        name: column.name ?? "",
        sources: column.flow.sorted,
        expressions: column.flow.expressions,
        unresolved: column.flow.unresolved
      )
    }
    let read = await expectations(columns)
    lineage.expectations = zip(dataset.expectations, read).map { expectation, names in
      ExpectationLineage(name: expectation.name, columns: names)
    }
    for (expectation, names) in zip(dataset.expectations, read)
    where expectation.violation == .dropRow {
      for column in columns where names.contains(column.name ?? "") {
        rows.add(column.flow, as: .filter)
      }
    }
    lineage.rows = rows.sorted
    lineage.unresolved += rows.unresolved
    return (lineage, TracedRelation(columns: columns, rows: rows))
  }

  private func whole(_ reason: String) -> UnresolvedName {
    UnresolvedName(name: dataset.name, reason: reason, place: dataset.place)
  }

  /// What the query reads, by relation name.
  private var relations: [String: TracedRelation] {
    var result: [String: TracedRelation] = [:]
    for input in dataset.query.inputs {
      let name = input.relationName
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      var relation = inputs[input] ?? TracedRelation(columns: [])
      if inputs[input] == nil { relation.openNodes = [input.node] }
      if case .dataset(_, false) = input, parts.count == 2 {
        relation.schema = parts[0]
        relation.name = parts[1]
      } else {
        relation.name = name
      }
      result[name.lowercased()] = relation
    }
    return result
  }

  /// The columns with all their names, and those that only the table knows of.
  private func completed(_ relation: TracedRelation, _ lineage: inout DatasetLineage)
    -> [TracedRelation.Column]
  {
    var columns = relation.columns
    if relation.openNodes.isEmpty {
      for index in columns.indices where columns[index].name == nil {
        let known = table.flatMap { $0.count == columns.count ? $0[index] : nil }
        columns[index].name = known ?? columns[index].flow.expressions.first?.text
      }
    } else if let table {
      let scope = TraceScope(relations: [relation])
      let names = Set(columns.compactMap { $0.name?.lowercased() })
      for name in table where !names.contains(name.lowercased()) {
        guard var column = scope.column([name]) else { continue }
        column.name = name
        columns.append(column)
      }
    } else {
      let names = relation.openNodes.map { "`\($0.name)`" }.joined(separator: " and ")
      lineage.unresolved.append(whole("it takes all columns of \(names), which are not known"))
    }
    for index in columns.indices {
      let name = columns[index].name?.lowercased()
      let declared = dataset.columns.first { $0.name.lowercased() == name }
      if let declared { columns[index].name = declared.name }
    }
    return columns
  }

  /// The declaration sets the order, as in the table.
  private func ordered(_ columns: [TracedRelation.Column]) -> [TracedRelation.Column] {
    let declared = dataset.columns.map { $0.name.lowercased() }
    func rank(_ column: TracedRelation.Column) -> Int {
      declared.firstIndex(of: column.name?.lowercased() ?? "") ?? declared.count
    }
    return columns.enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  /// The columns that each expectation looks at.
  private func expectations(_ columns: [TracedRelation.Column]) async -> [[String]] {
    guard !dataset.expectations.isEmpty else { return [] }
    let texts = dataset.expectations.map { "(\($0.engineText))" }.joined(separator: ", ")
    let tree = try? await engine.syntaxTree(ofSelect: "select " + texts)
    let conditions = tree.flatMap { SyntaxNode(json: $0)["node"]?.nodes("select_list") } ?? []
    return dataset.expectations.indices.map { index in
      guard conditions.count == dataset.expectations.count else { return [] }
      let read = conditions[index].columnNames
      return columns.compactMap(\.name).filter { read.contains($0.lowercased()) }
    }
  }
}

extension Input {
  /// What is read, as lineage speaks of it.
  public var node: LineageNode {
    switch self {
    case .dataset(let name, _): .dataset(name)
    case .files(let source): .files(path: source.path)
    }
  }
}

extension SyntaxNode {
  /// First parts of all names of columns in the expression, in lower case.
  fileprivate var columnNames: Set<String> {
    if expressionClass == "COLUMN_REF" {
      return Set(texts("column_names").prefix(1).map { $0.lowercased() })
    }
    return children.reduce(into: []) { $0.formUnion($1.columnNames) }
  }
}

extension [LineageNode] {
  /// Each once, in the order of first appearance.
  func uniqued() -> [LineageNode] {
    var seen: Set<LineageNode> = []
    return filter { seen.insert($0).inserted }
  }
}
