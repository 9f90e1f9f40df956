extension Site {
  /// Tables and the keys that join them, layer by layer.
  var diagramPage: HTML {
    let sections = layers.reversed().compactMap { layer -> HTML? in
      let drawing = KeyDiagram(catalog, layer: layer)
      guard !drawing.isEmpty else { return nil }
      return """
        <section aria-labelledby="diagram-\(layer)"><h2 id="diagram-\(layer)">\(layer)</h2>
        <div class="canvas still" tabindex="0" role="region" aria-label="Entity-relationship diagram of \(layer)">\(drawing.svg)</div>
        \(relations(drawing, layer))</section>

        """
    }
    let lead: HTML =
      sections.isEmpty
      ? "No keys are known: no table declares any, and no names suggest any."
      : """
      Tables of each layer and the keys that join them. A solid line is a foreign key that the SQL declares; \
      a dashed one is what the names of columns suggest.
      """
    return frame(
      "Diagram",
      .diagram,
      "<h1>Entity-relationship diagram</h1>\n<p class=\"lead\">\(lead)</p>\n\(sections)"
    )
  }

  private func relations(_ diagram: KeyDiagram, _ layer: String) -> HTML {
    let rows = diagram.relations.map { table, reference -> HTML in
      """
      <tr><td>\(link(table, ""))</td><td><code>\(reference.columns.joined(separator: ", "))</code></td>\
      <td>\(link(reference.table, ""))</td><td><code>\(reference.referenced.joined(separator: ", "))</code></td>\
      <td>\(reference.isDeclared ? "declared" : "by name")</td></tr>\n
      """
    }
    return """
      <details><summary>\(Wording.count(diagram.relations.count, "reference")) as a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="References of \(layer)"><table class="plain"><thead><tr><th scope="col">Table</th>\
      <th scope="col">Columns</th><th scope="col">Refers to</th><th scope="col">Columns</th><th scope="col">Known from</th></tr></thead>\
      <tbody>\(rows)</tbody></table></div></details>
      """
  }
}
