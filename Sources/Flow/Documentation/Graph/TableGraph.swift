/// Which table of a catalog reads which, in lanes of layers; files stand before the tables that read them.
public struct TableGraph: Sendable {
  /// A table, or files.
  public struct Node: Sendable, Hashable {
    /// `layer.name`, or the path of files.
    public var name: String
    /// What a box shows.
    public var label: String
    /// Layer of a table, `landing` for files.
    public var layer: String
    /// Whether it stands for files.
    public var isFiles: Bool
  }

  /// Layers side by side: one, or several that read each other.
  public struct Lane: Sendable, Hashable {
    /// Names of the layers.
    public var layers: [String]
    /// The names for people.
    public var title: String { layers.joined(separator: " · ") }
  }

  /// Layer of files that have landed.
  public static let landing = "landing"

  /// Files, then tables, by name.
  public private(set) var nodes: [Node] = []
  /// From what is read to what reads it.
  public private(set) var edges: [(from: Int, to: Int)] = []
  /// In the order of the flow.
  public private(set) var lanes: [Lane] = []

  /// Finds the nodes and arrows of a catalog; companions are left out.
  public init(_ catalog: Catalog) {
    let tables = catalog.tables.filter { $0.kind != .companion }
    let connected = Set(
      tables.flatMap { table in
        table.inputs.map { $0.lowercased() }
          + (table.inputs.isEmpty && table.files.isEmpty ? [] : [table.name.lowercased()])
      }
    )
    let shown = tables.filter { connected.contains($0.name.lowercased()) }
    for path in Set(shown.flatMap(\.files)).sorted() {
      let node = Node(
        name: path,
        label: Self.label(ofFiles: path),
        layer: Self.landing,
        isFiles: true
      )
      nodes.append(node)
    }
    for table in shown {
      nodes.append(
        Node(name: table.name, label: table.shortName, layer: table.layer, isFiles: false)
      )
    }
    let numbers = Dictionary(
      nodes.enumerated().map { ($1.isFiles ? $1.name : $1.name.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for table in shown {
      guard let to = numbers[table.name.lowercased()] else { continue }
      let sources = table.files.map { numbers[$0] } + table.inputs.map { numbers[$0.lowercased()] }
      for from in Set(sources.compactMap { $0 }).sorted() where from != to {
        edges.append((from, to))
      }
    }
    lanes = Self.lanes(nodes, edges)
  }

  private init(nodes: [Node], edges: [(from: Int, to: Int)], lanes: [Lane]) {
    self.nodes = nodes
    self.edges = edges
    self.lanes = lanes
  }

  /// Number of the lane that a node stands in.
  public func lane(of node: Node) -> Int {
    lanes.firstIndex { $0.layers.contains(node.layer) } ?? 0
  }

  /// The nodes within so many arrows of `name`, up and down, with the arrows between them.
  public func neighbourhood(of name: String, steps: Int) -> TableGraph {
    guard let start = nodes.firstIndex(where: { $0.name == name }) else {
      return TableGraph(nodes: [], edges: [], lanes: [])
    }
    var kept: Set<Int> = [start]
    for isUp in [true, false] {
      var border: Set<Int> = [start]
      for _ in 0..<steps {
        border = Set(
          edges.compactMap { edge in
            let (near, far) = isUp ? (edge.to, edge.from) : (edge.from, edge.to)
            return border.contains(near) && !kept.contains(far) ? far : nil
          }
        )
        kept.formUnion(border)
      }
    }
    let order = kept.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let nodes = order.map { self.nodes[$0] }
    let layers = Set(nodes.map(\.layer))
    return TableGraph(
      nodes: nodes,
      edges: edges.compactMap { edge in
        guard let from = numbers[edge.from], let to = numbers[edge.to] else { return nil }
        return (from, to)
      },
      lanes: lanes.filter { !layers.isDisjoint(with: $0.layers) }
    )
  }

  /// Last part of a path, without the wildcards: `orders` for `landing/orders{.csv,/*.csv}`.
  private static func label(ofFiles path: String) -> String {
    let stem = path.prefix { !"*?{[".contains($0) }
    let parts = stem.split(separator: "/")
    let last = parts.last.map(String.init) ?? path
    return stem.hasSuffix("/") ? last + "/" : last
  }

  /// Layers that read each other share a lane; lanes stand behind those that they read.
  private static func lanes(_ nodes: [Node], _ edges: [(from: Int, to: Int)]) -> [Lane] {
    var reads: [String: Set<String>] = [:]
    for node in nodes { reads[node.layer] = [] }
    for edge in edges where nodes[edge.from].layer != nodes[edge.to].layer {
      reads[nodes[edge.to].layer, default: []].insert(nodes[edge.from].layer)
    }
    let layers = reads.keys.sorted()
    var behind = reads
    for _ in layers {
      for layer in layers {
        let further = (behind[layer] ?? []).flatMap { behind[$0] ?? [] }
        behind[layer]?.formUnion(further)
      }
    }
    func reaches(_ one: String, _ other: String) -> Bool { behind[one]?.contains(other) ?? false }
    var groups: [[String]] = []
    for layer in layers {
      let place = groups.firstIndex { reaches($0[0], layer) && reaches(layer, $0[0]) }
      if let place { groups[place].append(layer) } else { groups.append([layer]) }
    }
    var lanes: [Lane] = []
    while !groups.isEmpty {
      let ready = groups.indices.filter { index in
        groups.indices.allSatisfy { $0 == index || !reaches(groups[index][0], groups[$0][0]) }
      }
      let next = ready.min { rank(groups[$0]) < rank(groups[$1]) } ?? 0
      lanes.append(Lane(layers: groups.remove(at: next)))
    }
    return lanes
  }

  private static func rank(_ layers: [String]) -> (Int, String) {
    let known = [landing, "bronze", "silver", "gold"]
    return (layers.compactMap { known.firstIndex(of: $0) }.min() ?? known.count, layers[0])
  }
}
