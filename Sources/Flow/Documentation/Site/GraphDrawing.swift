/// Draws the tables of a graph as boxes with arrows, as SVG.
struct GraphDrawing {
  static let boxWidth = 188.0
  static let boxHeight = 34.0
  private static let margin = 16.0
  private static let laneHead = 34.0

  let graph: TableGraph
  let layout: LayeredLayout
  /// Name of the table that the drawing is about.
  var focus: String?
  /// From the page to the folder of the site.
  var root: String
  /// What a screen reader says.
  var title: String
  /// Whether boxes may be clicked.
  var page: (TableGraph.Node) -> String?

  /// Where the boxes of a graph lie.
  static func layout(_ graph: TableGraph) -> LayeredLayout {
    LayeredLayout(
      graph.nodes.map {
        LayeredLayout.Box(lane: graph.lane(of: $0), width: boxWidth, height: boxHeight)
      },
      edges: graph.edges,
      spacing: .init(row: 12, column: 52)
    )
  }

  /// The drawing; its natural size is one unit to a CSS pixel.
  var svg: HTML {
    let (margin, head) = (Self.margin, Self.laneHead)
    let width = layout.width + 2 * margin
    let height = layout.height + 2 * margin + head
    let lanes = zip(graph.lanes, layout.lanes).map { lane, range -> HTML in
      """
      <g class="lane \(Wording.tone(ofLayer: lane.layers[0]))"><rect x="\(range.lowerBound + margin - 12)" y="4" \
      width="\(range.upperBound - range.lowerBound + 24)" height="\(height - 8)" rx="10"/>\
      <text x="\(range.lowerBound + margin)" y="26">\(lane.title)</text></g>
      """
    }
    let edges = zip(graph.edges, layout.routes).map { edge, route -> HTML in
      """
      <path class="edge" data-from="\(edge.from)" data-to="\(edge.to)" d="\(Self.path(route, dx: margin, dy: margin + head))"/>
      """
    }
    let boxes = graph.nodes.indices.map(box)
    return """
      <svg class="graph" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="group" aria-label="\(title)">
      <g class="view"><g class="lanes" aria-hidden="true">\(lanes)</g>
      <g class="edges" aria-hidden="true">\(edges)</g>
      <g class="nodes">\(boxes)</g></g></svg>
      """
  }

  private func box(_ index: Int) -> HTML {
    let (node, frame) = (graph.nodes[index], layout.frames[index])
    let x = frame.x + Self.margin
    let y = frame.y + Self.margin + Self.laneHead
    let isFocus: HTML = node.name == focus ? " focus" : ""
    let files: HTML = node.isFiles ? " files" : ""
    let inside: HTML = """
      <rect width="\(frame.width)" height="\(frame.height)" rx="7"/><rect class="stripe" x="0.75" y="7" width="3.5" \
      height="\(frame.height - 14)" rx="1.75"/><text x="14" y="\(frame.height / 2 + 4.5)">\(Self.shortened(node.label))</text>\
      <title>\(node.name)</title>
      """
    let attributes: HTML = """
      class="node \(Wording.tone(ofLayer: node.layer))\(isFocus)\(files)" data-node="\(index)" transform="translate(\(x) \(y))"
      """
    guard let page = page(node) else { return "<g \(attributes)>\(inside)</g>\n" }
    return "<a \(attributes) href=\"\(root + page)\" aria-label=\"\(node.name)\">\(inside)</a>\n"
  }

  /// A smooth way through the points: it leaves and reaches boxes level, and never runs back.
  static func path(_ route: [LayeredLayout.Point], dx: Double, dy: Double) -> String {
    guard let first = route.first else { return "" }
    func number(_ value: Double) -> String {
      let rounded = (value * 10).rounded() / 10
      return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
    var text = "M\(number(first.x + dx)) \(number(first.y + dy))"
    for (from, to) in zip(route, route.dropFirst()) {
      if from.y == to.y {
        text += "H\(number(to.x + dx))"
      } else {
        let half = (from.x + to.x) / 2
        text +=
          "C\(number(half + dx)) \(number(from.y + dy)) \(number(half + dx)) \(number(to.y + dy)) "
          + "\(number(to.x + dx)) \(number(to.y + dy))"
      }
    }
    return text
  }

  /// A label that fits its box; the whole name is in its title.
  static func shortened(_ label: String, to length: Int = 23) -> String {
    label.count <= length ? label : label.prefix(length - 1) + "…"
  }
}
