extension Site {
  /// The lineage of all tables.
  var lineagePage: HTML {
    let drawing = GraphDrawing(
      graph: graph,
      layout: layout,
      root: "",
      title: "Which table reads which, from left to right",
      page: { $0.isFiles ? nil : Self.page(of: $0.name) }
    )
    let options = graph.nodes.filter { !$0.isFiles }
      .map { "<option value=\"\($0.name)\"></option>" as HTML }
    let content: HTML =
      graph.nodes.isEmpty
      ? "<p class=\"lead\">Nothing is known about what reads what: there is no project.</p>"
      : """
      <p class="lead">\(Wording.count(graph.nodes.count { !$0.isFiles }, "table")) and \
      \(Wording.count(graph.edges.count, "dependency").replacing("dependencys", with: "dependencies")), from left to right. \
      Choose a table to see what it is made from and what is made from it.</p>
      <div class="lineage-tools" hidden>
      <label class="find">Table <input type="text" id="focus" list="focus-names" placeholder="gold.fact_sales" autocomplete="off" spellcheck="false"></label>
      <datalist id="focus-names">\(options)</datalist>
      <div class="steps" role="group" aria-label="How far around the table"><button type="button" data-steps="1" aria-pressed="false">±1</button>\
      <button type="button" data-steps="2" aria-pressed="false">±2</button><button type="button" data-steps="99" aria-pressed="false">all of its way</button>\
      <button type="button" data-steps="0" aria-pressed="true">whole project</button></div>
      <div class="zoom" role="group" aria-label="Zoom"><button type="button" data-zoom="in" aria-label="Zoom in">+</button>\
      <button type="button" data-zoom="out" aria-label="Zoom out">−</button><button type="button" data-zoom="fit">Fit</button></div>
      </div>
      <div class="lineage-split"><div class="canvas large" tabindex="0" role="region" aria-label="Lineage; arrow keys move it, plus and minus zoom">\(drawing.svg)</div>
      <aside class="panel" aria-label="The chosen table" hidden></aside></div>
      <p class="note keys">Drag or use the arrow keys to move, the wheel or + and − to zoom, Escape to let go of a table.</p>
      """
    return frame(
      "Lineage",
      .lineage,
      scripts: ["lineage.js"],
      "<h1>Lineage</h1>\n\(content)"
    )
  }
}
