internal import Pipelines

/// The tables of a lineage as other programs draw them.
struct LineageGraph {
  private let nodes: [LineageNode]
  private let edges: [(from: Int, to: Int)]

  /// Keeps some of the lineage's nodes and the edges between them.
  init(_ lineage: Lineage, nodes: [LineageNode]) {
    self.nodes = nodes
    let positions = Dictionary(nodes.enumerated().map { ($1, $0) }) { first, _ in first }
    edges = nodes.enumerated().flatMap { index, node in
      lineage.inputs(of: node).compactMap { positions[$0] }.map { (from: $0, to: index) }
    }
  }

  /// A flowchart for Mermaid.
  var mermaid: String {
    var lines = ["flowchart LR"]
    for (index, node) in nodes.enumerated() {
      let name = node.shortName.replacing("\"", with: "#quot;")
      lines.append(node.kind == "files" ? "  n\(index)[/\"\(name)\"/]" : "  n\(index)[\"\(name)\"]")
    }
    lines += edges.map { "  n\($0.from) --> n\($0.to)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A graph for Graphviz.
  var dot: String {
    var lines = ["digraph lineage {", "  rankdir=LR;", "  node [shape=box];"]
    for (index, node) in nodes.enumerated() {
      let name = node.shortName.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      let shape = node.kind == "files" ? ", shape=folder" : ""
      lines.append("  n\(index) [label=\"\(name)\"\(shape)];")
    }
    lines += edges.map { "  n\($0.from) -> n\($0.to);" }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }
}
