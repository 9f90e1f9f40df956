internal import Relational

extension Site {
  /// What there is, how new it is and how good.
  var homePage: HTML {
    let target: HTML = catalog.target.map { "<span class=\"badge\">target \($0)</span>" } ?? ""
    return frame(
      "Overview",
      .home,
      """
      <div class="title"><h1>\(catalog.name)</h1>\(target)</div>
      <p class="lead">\(summary)</p>
      \(tiles)
      \(updatesSection)
      \(catalogSection)
      """
    )
  }

  private var own: [CatalogTable] { catalog.tables.filter { $0.kind != .companion } }

  private var summary: HTML {
    guard !own.isEmpty else {
      return "There are no tables yet. <code>mercer run</code> fills the lake."
    }
    let columns = own.reduce(0) { $0 + $1.columns.count }
    let layers = layers.count
    return """
      \(Wording.count(own.count, "table")) in \(Wording.count(layers, "layer")) with \(Wording.count(columns, "column")), \
      described in one place: what they hold, where it comes from, and how far it can be trusted.
      """
  }

  private var tiles: HTML {
    let rows = own.compactMap { $0.storage?.rowCount }.reduce(0, +)
    let bytes = own.compactMap { $0.storage?.sizeInBytes }.reduce(0, +)
    let stored = own.count { $0.storage != nil }
    let quality = catalog.quality
    let share = quality.passedPerTenThousand.map { Wording.percent(perTenThousand: $0) }
    let failing = quality.failing
    let qualityNote =
      quality.measured == 0
      ? "no update has measured any"
      : failing == 0
        ? "all \(quality.measured) expectations are met"
        : "\(failing) of \(quality.measured) expectations have failures"
    let tone: HTML = quality.measured == 0 ? "" : failing == 0 ? " good" : " warn"
    let freshness: HTML =
      catalog.newestChange.map {
        "<time class=\"ago\" datetime=\"\($0.description)\">\(Wording.instant($0))</time>"
      } ?? "never"
    let changed: HTML =
      catalog.newestChange.map { "last change \(Wording.time($0))" } ?? "no update has run"
    return """
      <dl class="tiles">
      <div class="tile"><dt>Tables</dt><dd>\(Wording.count(own.count))</dd><dd class="note">\(stored) of them in the lake</dd></div>
      <div class="tile"><dt>Rows</dt><dd>\(Wording.count(rows))</dd><dd class="note">\(Wording.bytes(bytes)) on disk</dd></div>
      <div class="tile"><dt>Freshness</dt><dd class="text">\(freshness)</dd><dd class="note">\(changed)</dd></div>
      <div class="tile\(tone)"><dt>Checks passed</dt><dd>\(share ?? "–")</dd><dd class="note"><a href="expectations.html">\(qualityNote)</a></dd></div>
      </dl>
      """
  }

  private var updatesSection: HTML {
    guard !catalog.updates.isEmpty else { return .empty }
    let rows = catalog.updates.prefix(6).map { update -> HTML in
      let state = update.state == "COMPLETED" ? "good" : update.state == "FAILED" ? "bad" : "idle"
      let time = update.milliseconds.map { Wording.duration(milliseconds: $0) } ?? ""
      let dropped: HTML =
        update.rowsDropped == 0
        ? "" : "<span class=\"warn-text\">\(Wording.count(update.rowsDropped))</span>"
      return """
        <tr><td>\(Wording.time(update.at))</td><td><span class="state \(state)">\(update.state.lowercased())</span></td>\
        <td>\(update.pipeline)</td><td class="number">\(Wording.count(update.rowsWritten))</td>\
        <td class="number">\(dropped)</td><td class="number">\(time)</td></tr>\n
        """
    }
    return """
      <section aria-labelledby="updates"><h2 id="updates">Latest updates</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Updates, newest first"><table class="plain">
      <thead><tr><th scope="col">When</th><th scope="col">State</th><th scope="col">Pipeline</th>\
      <th scope="col" class="number">Rows written</th><th scope="col" class="number">Dropped</th><th scope="col" class="number">Took</th></tr></thead>
      <tbody>\(rows)</tbody></table></div></section>
      """
  }

  private var catalogSection: HTML {
    let sections = layers.map { layer -> HTML in
      let tables = catalog.tables(of: layer)
      let own = tables.filter { $0.kind != .companion }
      let rows = own.compactMap { $0.storage?.rowCount }.reduce(0, +)
      return """
        <section class="layer \(Wording.tone(ofLayer: layer))" aria-labelledby="layer-\(layer)">
        <h2 id="layer-\(layer)"><span class="dot" aria-hidden="true"></span>\(layer) \
        <small>\(Wording.count(own.count, "table")), \(Wording.count(rows, "row"))</small></h2>
        <ul class="cards">\(tables.map(card))</ul></section>

        """
    }
    return "\(sections)"
  }

  private func card(_ table: CatalogTable) -> HTML {
    let quality = Quality(table.expectations)
    let rows: HTML =
      table.storage.map { storage in
        storage.rowCount.map { "<span>\(Wording.count($0, "row"))</span>" } ?? ""
      } ?? "<span class=\"faint\">\(table.absence)</span>"
    let state: HTML =
      quality.measured == 0
      ? ""
      : quality.failed == 0
        ? "<span class=\"state good\">\(Wording.count(quality.measured, "expectation")) met</span>"
        : "<span class=\"state warn\">\(Wording.count(quality.failed)) failed</span>"
    let kind: HTML = table.kind == .companion ? " companion" : ""
    return """
      <li class="card\(kind)"><a href="\(Self.page(of: table.name))">\(table.shortName)</a>\
      <p>\(table.comment)</p><p class="facts">\(rows)\(state)</p></li>\n
      """
  }
}

extension CatalogTable {
  /// Why the lake does not hold it.
  var absence: String { kind == .temporaryView ? "not stored" : "not built yet" }
}
