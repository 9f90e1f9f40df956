/// The tables of one layer that keys join, drawn with those who are referred to on the left.
struct KeyDiagram {
  private static let width = 210.0
  private static let line = 19.0
  private static let head = 32.0
  private static let mostColumns = 9
  private static let margin = 14.0

  private let tables: [CatalogTable]
  /// Each reference with the table that has it.
  let relations: [(table: String, reference: CatalogTable.Reference)]
  private let edges: [(from: Int, to: Int)]
  private let layout: LayeredLayout

  init(_ catalog: Catalog, layer: String) {
    let own = catalog.tables(of: layer).filter { $0.kind != .companion }
    let relations = own.flatMap { table in table.references.map { (table.name, $0) } }
      .filter { _, reference in own.contains { $0.name == reference.table } }
    let joined = Set(relations.flatMap { [$0.0, $0.1.table] })
    let tables = own.filter { joined.contains($0.name) }
    let numbers = Dictionary(uniqueKeysWithValues: tables.enumerated().map { ($1.name, $0) })
    self.tables = tables
    self.relations = relations
    edges = relations.compactMap { table, reference in
      guard let to = numbers[table], let from = numbers[reference.table] else { return nil }
      return (from, to)
    }
    layout = LayeredLayout(
      tables.map { .init(width: Self.width, height: Self.height(of: $0)) },
      edges: edges,
      spacing: .init(row: 20, column: 84)
    )
  }

  var isEmpty: Bool { tables.isEmpty }

  /// The diagram; boxes are links to the pages of their tables.
  var svg: HTML {
    let width = layout.width + 2 * Self.margin
    let height = layout.height + 2 * Self.margin
    let lines = relations.indices.map { number -> HTML in
      let declared: HTML = relations[number].reference.isDeclared ? "" : " guessed"
      let route = route(number)
      let (first, last) = (route[0], route[route.count - 1])
      let path = GraphDrawing.path(route, dx: Self.margin, dy: Self.margin)
      let (x, y) = (last.x + Self.margin, last.y + Self.margin)
      let (fx, fy) = (first.x + Self.margin, first.y + Self.margin)
      return """
        <g class="relation\(declared)"><path d="\(path)"/><path class="foot" d="M\(x) \(y - 6)L\(x - 10) \(y)L\(x) \(y + 6)M\(fx + 7) \(fy - 5)V\(fy + 5)"/></g>
        """
    }
    return """
      <svg class="keys" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="group" aria-label="Entity-relationship diagram">
      <g aria-hidden="true">\(lines)</g>\(tables.indices.map(box))</svg>
      """
  }

  /// The way of a reference, from the row of the key to the row of the column that refers to it.
  private func route(_ number: Int) -> [LayeredLayout.Point] {
    var route = layout.routes[number]
    let reference = relations[number].reference
    let ends = [
      (0, edges[number].from, reference.referenced),
      (route.count - 1, edges[number].to, reference.columns),
    ]
    for (end, table, columns) in ends {
      let row = Self.shown(tables[table]).firstIndex {
        $0.name.lowercased() == columns.first?.lowercased()
      }
      guard let row else { continue }
      route[end].y = layout.frames[table].y + Self.head + Double(row) * Self.line + 10
    }
    return route
  }

  /// Columns of a table that the diagram shows: keys first, then the others while there is room.
  static func shown(_ table: CatalogTable) -> [CatalogColumn] {
    let keys = Set((table.primaryKey + table.references.flatMap(\.columns)).map { $0.lowercased() })
    let first = table.columns.filter { keys.contains($0.name.lowercased()) }
    let rest = table.columns.filter { !keys.contains($0.name.lowercased()) }
    return first + rest.prefix(max(0, mostColumns - first.count))
  }

  private static func height(of table: CatalogTable) -> Double {
    let shown = shown(table).count
    let more = table.columns.count > shown ? 1 : 0
    return head + Double(shown + more) * line + 8
  }

  private func box(_ index: Int) -> HTML {
    let (table, frame) = (tables[index], layout.frames[index])
    let shown = Self.shown(table)
    let keys = Set(table.primaryKey.map { $0.lowercased() })
    let others = Set(table.references.flatMap(\.columns).map { $0.lowercased() })
    var rows = shown.enumerated().map { number, column -> HTML in
      let name = column.name.lowercased()
      let mark = keys.contains(name) ? "PK" : others.contains(name) ? "FK" : ""
      let y = Self.head + Double(number) * Self.line + 14
      return """
        <text class="column" x="36" y="\(y)">\(GraphDrawing.shortened(column.name, to: 22))</text><text class="mark" x="10" y="\(y)">\(mark)</text>
        """
    }
    if table.columns.count > shown.count {
      let y = Self.head + Double(shown.count) * Self.line + 14
      rows.append(
        "<text class=\"more\" x=\"36\" y=\"\(y)\">\(table.columns.count - shown.count) more</text>"
      )
    }
    return """
      <a class="entity \(Wording.tone(ofLayer: table.layer))" href="\(Site.page(of: table.name))" transform="translate(\(frame.x + Self.margin) \(frame.y + Self.margin))" \
      aria-label="\(table.name)"><rect class="body" width="\(frame.width)" height="\(frame.height)" rx="8"/>\
      <path class="head" d="M0 \(Self.head - 4)V8a8 8 0 0 1 8-8H\(frame.width - 8)a8 8 0 0 1 8 8V\(Self.head - 4)z"/>\
      <text class="entity-name" x="12" y="19">\(GraphDrawing.shortened(table.shortName, to: 24))</text>\(rows)<title>\(table.name)</title></a>

      """
  }
}
