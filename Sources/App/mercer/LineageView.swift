internal import Pipelines
internal import Relational
internal import Terminal

/// A project's lineage as people and machines see it, from one table or column or as a whole.
struct LineageView {
  /// Which way is followed.
  enum Direction {
    case upstream, downstream, both
  }

  let lineage: Lineage
  /// For each dataset that was measured how many expectations some row failed in the last update.
  let quality: [String: Int]
  let direction: Direction
  /// Steps that are followed.
  let depth: Int

  var looksUp: Bool { direction != .downstream }
  var looksDown: Bool { direction != .upstream }

  /// Every node under its layer, with what it reads.
  var layers: [TextTree] {
    var trees: [TextTree] = []
    for node in lineage.nodes {
      let layer = node.layer
      if !trees.contains(where: { $0.label == layer }) { trees.append(TextTree(layer)) }
      guard let index = trees.firstIndex(where: { $0.label == layer }) else { continue }
      var branch = TextTree(node.shortName, note: note(on: node))
      let inputs = lineage.inputs(of: node)
      if !inputs.isEmpty {
        branch.details = ["from " + inputs.map(\.shortName).joined(separator: ", ")]
      }
      trees[index].children.append(branch)
    }
    return trees
  }

  /// What the node is made from, and what is made from it.
  func trees(of node: LineageNode) -> [TextTree] {
    var trees: [TextTree] = []
    if looksUp {
      trees.append(tree(of: node, heading: "is made from", next: lineage.inputs))
    }
    if looksDown {
      trees.append(tree(of: node, heading: "is read by", next: lineage.readers))
    }
    return trees
  }

  private func tree(
    of node: LineageNode,
    heading: String,
    next: (LineageNode) -> [LineageNode]
  ) -> TextTree {
    var seen: Set<LineageNode> = []
    func branch(_ node: LineageNode, _ steps: Int) -> TextTree {
      var tree = TextTree(node.shortName, note: note(on: node))
      let others = next(node)
      guard steps > 0, !others.isEmpty else { return tree }
      guard seen.insert(node).inserted else {
        tree.note = "see above"
        return tree
      }
      tree.children = others.map { branch($0, steps - 1) }
      return tree
    }
    var root = branch(node, depth)
    root.label += (root.note.isEmpty ? "" : " (\(root.note))") + " " + heading
    root.note = ""
    if root.children.isEmpty { root.details = ["nothing"] }
    return root
  }

  private func note(on node: LineageNode) -> String {
    guard case .dataset(let name) = node, let dataset = lineage.dataset(named: name) else {
      let count = lineage.columns(of: node).count
      return count == 0 ? "" : People.count(count, "column")
    }
    var parts = [People.count(dataset.columns.count, "column")]
    if !dataset.expectations.isEmpty {
      parts.append(People.count(dataset.expectations.count, "expectation"))
    }
    if let failed = quality[name], failed > 0 {
      parts.append("\(People.count(failed)) failed by rows")
    }
    return parts.joined(separator: ", ")
  }
}

extension LineageView {
  /// What the column is computed from, down to the files, and what is computed from it.
  func trees(of column: ColumnReference) -> [TextTree] {
    var trees: [TextTree] = []
    if looksUp {
      var root = upstream(of: column)
      if root.children.isEmpty, root.details.isEmpty {
        root.details = ["nothing is known behind it"]
      }
      trees.append(root)
      if let rows = rows(of: column.node) { trees.append(rows) }
    }
    if looksDown {
      var seen: Set<ColumnReference> = []
      var root = downstream(of: column, depth, &seen)
      root.label += " gives"
      if root.children.isEmpty { root.details = ["nothing"] }
      trees.append(root)
    }
    return trees
  }

  private func upstream(of column: ColumnReference) -> TextTree {
    var seen: Set<ColumnReference> = []
    func branch(_ column: ColumnReference, _ note: String, _ steps: Int) -> TextTree {
      var tree = TextTree(column.shortName, note: note)
      guard let found = lineage.lineage(of: column) else { return tree }
      guard seen.insert(column).inserted else {
        if !found.sources.isEmpty { tree.note += ", see above" }
        return tree
      }
      tree.details = found.expressions.map { $0.line(of: found.name) }
      tree.details += found.unresolved.map { "cannot follow \($0.name): \($0.reason)" }
      if steps > 0 {
        tree.children = found.sources.map {
          branch($0.column, $0.transformations.words, steps - 1)
        }
      }
      return tree
    }
    return branch(column, "", depth)
  }

  private func downstream(
    of column: ColumnReference,
    _ steps: Int,
    _ seen: inout Set<ColumnReference>
  ) -> TextTree {
    var tree = TextTree(column.shortName)
    let uses = lineage.uses(of: column)
    guard steps > 0, !uses.isEmpty else { return tree }
    guard seen.insert(column).inserted else {
      tree.note = "see above"
      return tree
    }
    for use in uses {
      var child = downstream(of: use.column, steps - 1, &seen)
      child.note = [use.transformations.words, child.note].filter { !$0.isEmpty }
        .joined(separator: ", ")
      tree.children.append(child)
    }
    return tree
  }

  /// What decides about the rows of the column's table.
  private func rows(of node: LineageNode) -> TextTree? {
    guard let dataset = lineage.dataset(named: node.name), !dataset.rows.isEmpty else { return nil }
    return TextTree(
      "rows of \(node.shortName) are decided by",
      children: dataset.rows.map {
        TextTree($0.column.shortName, note: $0.transformations.words)
      }
    )
  }
}

extension LineageNode {
  /// The schema of a dataset; files lie in `landing`.
  fileprivate var layer: String {
    guard case .dataset(let name) = self else { return "landing" }
    return String(name.prefix { $0 != "." })
  }
}

extension ColumnReference {
  /// The column behind its node's short name.
  fileprivate var shortName: String {
    if case .files = node { return "\(node.shortName):\(column)" }
    return description
  }
}

extension Transformations {
  fileprivate var words: String { names.joined(separator: ", ") }
}

extension ColumnExpression {
  /// The expression as one line; its name stands before it when it is not that of the column.
  fileprivate func line(of column: String) -> String {
    name.lowercased() == column.lowercased() ? "= \(text)" : "\(name) = \(text)"
  }
}
