internal import Pipelines
internal import Relational

extension LineageView {
  /// The node and everything around it that is asked for.
  func nodes(around node: LineageNode) -> [LineageNode] {
    var wanted: Set<LineageNode> = [node]
    func follow(_ next: (LineageNode) -> [LineageNode]) {
      var edge: Set<LineageNode> = [node]
      var steps = depth
      while steps > 0, !edge.isEmpty {
        edge = Set(edge.flatMap(next)).subtracting(wanted)
        wanted.formUnion(edge)
        steps -= 1
      }
    }
    if looksUp { follow(lineage.inputs) }
    if looksDown { follow(lineage.readers) }
    return lineage.nodes.filter(wanted.contains)
  }

  /// One table or source of files with what lies around it.
  func json(of node: LineageNode) -> JSON {
    let around = Set(nodes(around: node))
    func sorted(_ nodes: Set<LineageNode>) -> JSON {
      .array(lineage.nodes.filter { nodes.contains($0) && around.contains($0) }.map(\.json))
    }
    var members = node.json.object ?? []
    if looksUp { members.append(("upstream", sorted(lineage.upstream(of: node)))) }
    if looksDown { members.append(("downstream", sorted(lineage.downstream(of: node)))) }
    members.append(("lineage", lineage.dataset(named: node.name)?.json ?? .null))
    return .object(members)
  }

  /// One column with every step that leads to it and from it.
  func json(of column: ColumnReference) -> JSON {
    var members = column.json.object ?? []
    if looksUp {
      members.append(
        (
          "upstream",
          steps(from: column) { column in
            lineage.sources(of: column).map {
              (source: $0.column, result: column, $0.transformations)
            }
          } next: {
            $0.source
          }
        )
      )
      let rows = lineage.dataset(named: column.node.name)?.rows ?? []
      members.append(("rows", .array(rows.map(\.json))))
    }
    if looksDown {
      members.append(
        (
          "downstream",
          steps(from: column) { column in
            lineage.uses(of: column).map { (source: column, result: $0.column, $0.transformations) }
          } next: {
            $0.result
          }
        )
      )
    }
    return .object(members)
  }

  private typealias Step = (source: ColumnReference, result: ColumnReference, Transformations)

  private func steps(
    from column: ColumnReference,
    _ steps: (ColumnReference) -> [Step],
    next: (Step) -> ColumnReference
  ) -> JSON {
    var seen: Set<ColumnReference> = [column]
    var edge = [column]
    var result: [JSON] = []
    var level = 0
    while level < depth, !edge.isEmpty {
      level += 1
      var further: [ColumnReference] = []
      for step in edge.flatMap(steps) {
        let expressions = lineage.lineage(of: step.result)?.expressions ?? []
        result.append(
          .object([
            ("step", JSON(level)), ("from", step.source.json), ("to", step.result.json),
            ("transformations", .array(step.2.names.map(JSON.string))),
            ("expressions", .array(expressions.map(\.json))),
          ])
        )
        if seen.insert(next(step)).inserted { further.append(next(step)) }
      }
      edge = further
    }
    return .array(result)
  }
}
