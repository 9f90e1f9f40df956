internal import Relational

extension Site {
  /// Everything about one table.
  func page(of table: CatalogTable) -> HTML {
    let root = "../"
    let sections: [(id: String, title: String, body: HTML?)] = [
      ("columns", "Columns", columnsSection(table, root)),
      ("expectations", "Expectations", expectationsSection(table)),
      ("lineage", "Lineage", lineageSection(table, root)),
      ("sample", "Sample rows", sampleSection(table)),
      ("versions", "Files and versions", versionsSection(table)),
      ("sql", "SQL", sqlSection(table, root)),
    ]
    let shown = sections.compactMap { section in
      section.body.map { (section.id, section.title, $0) }
    }
    let links = shown.map { id, title, _ -> HTML in "<li><a href=\"#\(id)\">\(title)</a></li>" }
    let bodies = shown.map { id, title, body -> HTML in
      "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2>\n\(body)</section>\n"
    }
    return frame(
      table.name,
      .table,
      depth: 1,
      table: table,
      scripts: ["lineage.js"],
      """
      \(heading(table, root))
      <nav class="on-page" aria-label="On this page"><ul>\(links)</ul></nav>
      \(bodies)
      """
    )
  }

  private func heading(_ table: CatalogTable, _ root: String) -> HTML {
    let privacy: HTML = table.isPrivate ? "<span class=\"badge\">private</span>" : ""
    let comment: HTML =
      table.comment.isEmpty
      ? "<p class=\"lead faint\">Nobody has described this table yet.</p>"
      : "<p class=\"lead\">\(table.comment)</p>"
    let grain: HTML =
      table.grain.map { "<p class=\"grain\"><strong>Grain</strong> \($0)</p>" } ?? ""
    let original: HTML =
      table.original.map { "<p>Lies beside \(link($0, root)).</p>" } ?? ""
    return """
      <div class="title"><p class="eyebrow \(Wording.tone(ofLayer: table.layer))"><span class="dot" aria-hidden="true"></span>\
      \(table.layer)</p><h1><span class="visually-hidden">\(table.layer).</span>\(table.shortName)</h1>\
      <span class="badge">\(table.kind == .companion ? "table" : table.kind.rawValue)</span>\(privacy)</div>
      \(comment)\(grain)\(original)
      \(facts(table, root))
      """
  }

  private func facts(_ table: CatalogTable, _ root: String) -> HTML {
    var facts: [(String, HTML)] = []
    if let storage = table.storage {
      facts.append(("Rows", "\(storage.rowCount.map { Wording.count($0) } ?? "unknown")"))
      facts.append(
        (
          "Size",
          "\(Wording.bytes(storage.sizeInBytes)) in \(Wording.count(storage.fileCount, "file"))"
        )
      )
      facts.append(("Version", "\(storage.version), \(Wording.time(storage.changedAt))"))
    } else {
      facts.append(("State", "\(table.absence)"))
    }
    for (count, suffix, title) in [
      (table.quarantined, "_quarantine", "In quarantine"), (table.rejected, "_rejects", "Rejected"),
    ] where count > 0 {
      let name = table.name + suffix
      let text = Wording.count(count, suffix == "_rejects" ? "line" : "row")
      let value: HTML =
        names[name.lowercased()] == nil
        ? "\(text)" : "<a href=\"\(root + Self.page(of: name))\">\(text)</a>"
      facts.append((title, "<span class=\"warn-text\">\(value)</span>"))
    }
    if !table.partitionColumns.isEmpty {
      facts.append(("Partitioned by", Self.codes(table.partitionColumns)))
    }
    if !table.clusterColumns.isEmpty {
      facts.append(("Clustered by", Self.codes(table.clusterColumns)))
    }
    let items = facts.map { title, value -> HTML in "<div><dt>\(title)</dt><dd>\(value)</dd></div>"
    }
    return "<dl class=\"facts-row\">\(items)</dl>"
  }

  private static func codes(_ names: [String]) -> HTML {
    names.map { "<code>\($0)</code>" as HTML }.joined(separator: ", ")
  }

  private func columnsSection(_ table: CatalogTable, _ root: String) -> HTML? {
    guard !table.columns.isEmpty else { return nil }
    let hasOrigins = table.columns.contains { !$0.origins.isEmpty }
    let rows = table.columns.map { column -> HTML in
      let comment: HTML =
        column.comment.isEmpty ? "<span class=\"faint\">–</span>" : "\(column.comment)"
      let origins: HTML =
        hasOrigins ? "<td role=\"cell\" class=\"origins\">\(self.origins(column, root))</td>" : ""
      return """
        <tr role="row" id="\(Self.anchor(of: column.name))" data-column="\(column.name)">\
        <th scope="row" role="rowheader"><code>\(column.name)</code></th>\
        <td role="cell"><code class="type">\(column.type)</code></td><td role="cell">\(comment)\(badges(column, table, root))</td>\
        <td role="cell" class="\(column.isNullable ? "nullable" : "required")">\(column.isNullable ? "yes" : "no")</td>\(origins)</tr>\n
        """
    }
    let head: HTML = hasOrigins ? "<th scope=\"col\" role=\"columnheader\">Comes from</th>" : ""
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Columns of \(table.name)"><table class="columns" role="table">
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Column</th><th scope="col" role="columnheader">Type</th>\
      <th scope="col" role="columnheader">Description</th><th scope="col" role="columnheader">Nullable</th>\(head)</tr></thead>
      <tbody role="rowgroup">\(rows)</tbody></table></div>
      """
  }

  private func origins(_ column: CatalogColumn, _ root: String) -> HTML {
    let links = column.origins.prefix(4).map { origin -> HTML in
      let text: HTML =
        "<span class=\"layer-part\">\(origin.table).</span><wbr>\(origin.column)"
      guard let known = names[origin.table.lowercased()] else { return "<span>\(text)</span>" }
      let address = root + Self.page(of: known) + "#" + Self.anchor(of: origin.column)
      return "<a href=\"\(address)\">\(text)</a>"
    }
    let rest = column.origins.count - links.count
    let more: HTML = rest > 0 ? "<span class=\"faint\">and \(rest) more</span>" : ""
    return links.joined() + more
  }

  private func badges(_ column: CatalogColumn, _ table: CatalogTable, _ root: String) -> HTML {
    var badges: [HTML] = []
    let name = column.name.lowercased()
    if table.primaryKey.contains(where: { $0.lowercased() == name }) {
      badges.append("<span class=\"badge key\">key</span>")
    }
    for reference in table.references
    where reference.columns.contains(where: { $0.lowercased() == name }) {
      badges.append("<span class=\"badge\">refers to \(link(reference.table, root))</span>")
    }
    if table.partitionColumns.contains(where: { $0.lowercased() == name }) {
      badges.append("<span class=\"badge\">partition</span>")
    }
    if column.isPersonal {
      badges.append("<span class=\"badge personal\">personal data</span>")
    }
    return badges.isEmpty ? .empty : " <span class=\"badges\">\(badges)</span>"
  }

  private func lineageSection(_ table: CatalogTable, _ root: String) -> HTML? {
    let near = graph.neighbourhood(of: table.name, steps: 1)
    guard near.nodes.count > 1 else { return nil }
    let drawing = GraphDrawing(
      graph: near,
      layout: GraphDrawing.layout(near),
      focus: table.name,
      root: root,
      title: "What \(table.name) reads, and what reads it",
      page: { $0.isFiles || $0.name == table.name ? nil : Self.page(of: $0.name) }
    )
    let above = near.edges.filter { near.nodes[$0.to].name == table.name }
      .map { near.nodes[$0.from] }
    let below = near.edges.filter { near.nodes[$0.from].name == table.name }
      .map { near.nodes[$0.to] }
    return """
      <div class="lineage-tools" hidden><div class="steps" role="group" aria-label="How far the lineage goes">\
      <button type="button" data-steps="1" aria-pressed="true">±1</button><button type="button" data-steps="2" aria-pressed="false">±2</button>\
      <button type="button" data-steps="3" aria-pressed="false">±3</button><button type="button" data-steps="99" aria-pressed="false">all</button></div>\
      <label>Column <select class="column-choice"><option value="">the whole table</option></select></label>\
      <a href="\(root)lineage.html#\(table.name)">in the whole project</a></div>
      <div class="canvas small" data-focus="\(table.name)" tabindex="0" role="region" aria-label="Lineage of \(table.name)">\(drawing.svg)</div>
      <p class="column-note" role="status"></p>
      <p class="reads"><strong>Reads</strong> \(list(above, root)). <strong>Read by</strong> \(list(below, root)).</p>
      """
  }

  private func list(_ nodes: [TableGraph.Node], _ root: String) -> HTML {
    guard !nodes.isEmpty else { return "nothing" }
    return nodes.map { $0.isFiles ? "<code>\($0.name)</code>" : link($0.name, root) }
      .joined(separator: ", ")
  }

  private func sampleSection(_ table: CatalogTable) -> HTML? {
    guard let sample = table.sample, !sample.isEmpty else { return nil }
    let head = table.columns.map { "<th scope=\"col\"><code>\($0.name)</code></th>" as HTML }
    let rows = sample.map { row -> HTML in
      let cells = zip(table.columns, row).map { column, value -> HTML in
        let number: HTML = Self.isNumber(value) ? " class=\"number\"" : ""
        return "<td\(number)>\(Self.cell(column, value))</td>"
      }
      return "<tr>\(cells)</tr>\n"
    }
    let masked = table.columns.filter(\.isPersonal)
    let note: HTML =
      masked.isEmpty
      ? ""
      : "<p class=\"note\">Personal data is not shown: \(Self.codes(masked.map(\.name))).</p>"
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Sample rows of \(table.name)"><table class="sample">
      <thead><tr>\(head)</tr></thead><tbody>\(rows)</tbody></table></div>\(note)
      """
  }

  private static func isNumber(_ value: Value) -> Bool {
    switch value {
    case .integer, .decimal, .double: true
    default: false
    }
  }

  private static func cell(_ column: CatalogColumn, _ value: Value) -> HTML {
    guard let text = value.text else { return "<span class=\"null\">null</span>" }
    if column.isPersonal { return "<span class=\"masked\" aria-label=\"hidden\">•••</span>" }
    if text.unicodeScalars.count > 120 {
      return
        "<span title=\"cut\">\(String(String.UnicodeScalarView(text.unicodeScalars.prefix(120))))…</span>"
    }
    return "\(text)"
  }

  private func versionsSection(_ table: CatalogTable) -> HTML? {
    guard let storage = table.storage, !storage.commits.isEmpty else { return nil }
    let rows = storage.commits.map { commit -> HTML in
      """
      <tr><td class="number">\(commit.version)</td><td>\(Wording.time(commit.at))</td><td><code>\(commit.operation)</code></td>\
      <td class="number">\(commit.rowCount.map { Wording.count($0) } ?? "")</td><td>\(commit.engine)</td></tr>\n
      """
    }
    let older = storage.version + 1 - Int64(storage.commits.count)
    let note: HTML =
      older > 0 && (storage.commits.last?.version ?? 0) > 0
      ? "<p class=\"note\">Older versions: <code>mercer history \(table.name)</code></p>" : ""
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Versions of \(table.name)"><table class="plain">
      <thead><tr><th scope="col" class="number">Version</th><th scope="col">When</th><th scope="col">Operation</th>\
      <th scope="col" class="number">Rows written</th><th scope="col">By</th></tr></thead><tbody>\(rows)</tbody></table></div>\(note)
      """
  }

  private func sqlSection(_ table: CatalogTable, _ root: String) -> HTML? {
    guard let source = table.source else { return nil }
    let highlighter = SQLHighlighter { name in
      guard name.lowercased() != table.name.lowercased() else { return nil }
      return names[name.lowercased()].map { root + Self.page(of: $0) }
    }
    return """
      <figure class="code"><figcaption><code>\(source.path)</code><button type="button" class="copy" hidden>Copy</button></figcaption>
      <pre tabindex="0" role="region" aria-label="SQL of \(table.name)"><code class="sql">\(highlighter.markup(of: source.text))</code></pre></figure>
      """
  }
}
