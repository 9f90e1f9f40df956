extension Site {
  /// Which part of the site a page belongs to.
  enum Section: String {
    case home, lineage, diagram, expectations, table
  }

  /// A whole page around its content.
  ///
  /// - Parameters:
  ///   - title: Title of the page.
  ///   - section: What the navigation marks.
  ///   - depth: How many folders the page lies below the site's.
  ///   - table: The table that the page is about.
  ///   - scripts: Further scripts of the page.
  ///   - content: Between header and footer.
  /// - Returns: The document.
  func frame(
    _ title: String,
    _ section: Section,
    depth: Int = 0,
    table: CatalogTable? = nil,
    scripts: [String] = [],
    _ content: HTML
  ) -> HTML {
    let root = String(repeating: "../", count: depth)
    let more = scripts.map { "<script src=\"\(root)_assets/\($0)\" defer></script>\n" as HTML }
    return """
      <!doctype html>
      <html lang="en" data-root="\(root)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="mercer docs">
      <title>\(title) · \(catalog.name)</title>
      <link rel="icon" href="\(root)_assets/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="\(root)_assets/site.css">
      <script src="\(root)_assets/theme.js"></script>
      <script src="\(root)_assets/site.js" defer></script>
      \(more)</head>
      <body>
      <a class="skip" href="#content">Skip to the content</a>
      \(header(section, root))
      <div class="frame">
      \(sidebar(table, root))
      <main id="content" tabindex="-1" class="page-\(section.rawValue)">
      \(content)
      </main>
      </div>
      <footer class="footer"><p>\(catalog.name)\(catalog.target.map { ", target " + $0 } ?? ""), as of \
      \(Wording.time(catalog.gatheredAt)). Made by <code>mercer docs</code>.</p></footer>
      </body>
      </html>

      """
  }

  /// A link to a table's page, with its layer in front in a quieter tone.
  func link(_ name: String, _ root: String) -> HTML {
    guard let known = names[name.lowercased()] else { return "<code>\(name)</code>" }
    let layer = String(known.prefix { $0 != "." })
    return """
      <a class="name" href="\(root + Self.page(of: known))"><span class="layer-part">\(layer).</span>\
      \(String(known.dropFirst(layer.count + 1)))</a>
      """
  }

  private func header(_ section: Section, _ root: String) -> HTML {
    let items: [(Section, String, String)] = [
      (.home, "Overview", "index.html"), (.lineage, "Lineage", "lineage.html"),
      (.diagram, "Diagram", "diagram.html"), (.expectations, "Expectations", "expectations.html"),
    ]
    let links = items.map { item, label, page -> HTML in
      let current: HTML = item == section ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(root + page)\"\(current)>\(label)</a></li>"
    }
    return """
      <header class="top">
      <a class="brand" href="\(root)index.html"><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">\
      <path class="mark-a" d="M3 18V6l6 7"/><path class="mark-b" d="M9 13l3 3.5L15 13"/><path class="mark-c" d="M15 13l6-7v12"/></svg>\
      <span>\(catalog.name)</span></a>
      <nav class="sections" aria-label="Sections"><ul>\(links)</ul></nav>
      <div class="search" role="search">
      <label class="visually-hidden" for="search">Search tables, columns, descriptions and expectations</label>
      <input id="search" type="search" placeholder="Search" autocomplete="off" spellcheck="false" role="combobox" \
      aria-expanded="false" aria-controls="results" aria-autocomplete="list"><kbd aria-hidden="true">/</kbd>
      <div id="results" class="results" role="listbox" aria-label="Search results" hidden></div>
      <p id="search-status" class="visually-hidden" role="status"></p>
      </div>
      <button id="theme" class="icon-button" type="button" aria-label="Change between light and dark">\
      <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><circle cx="12" cy="12" r="8" class="sun"/><path class="moon" d="M12 4a8 8 0 0 1 0 16z"/></svg>\
      </button>
      </header>
      """
  }

  /// All tables by layer; of a large catalog, only the layer that the page is about.
  private func sidebar(_ current: CatalogTable?, _ root: String) -> HTML {
    let isLarge = catalog.tables.count > 400
    let groups = layers.map { layer -> HTML in
      let tables = catalog.tables(of: layer)
      let title: HTML = """
        <span class="dot \(Wording.tone(ofLayer: layer))" aria-hidden="true"></span>\(layer) <span class="count">\(tables.count)</span>
        """
      if isLarge, current?.layer != layer {
        return
          "<li><a class=\"group\" href=\"\(root)index.html#layer-\(layer)\">\(title)</a></li>\n"
      }
      let links = tables.map { table -> HTML in
        let mark: HTML = table.name == current?.name ? " aria-current=\"page\"" : ""
        let kind: HTML = table.kind == .companion ? " class=\"companion\"" : ""
        return
          "<li\(kind)><a href=\"\(root + Self.page(of: table.name))\"\(mark)>\(table.shortName)</a></li>"
      }
      let opened: HTML = current == nil || current?.layer == layer ? " open" : ""
      return
        "<li><details\(opened)><summary class=\"group\">\(title)</summary><ul>\(links)</ul></details></li>\n"
    }
    return """
      <nav class="side" aria-label="Tables"><details class="side-fold" open><summary>Tables</summary><ul class="tree">\(groups)</ul></details></nav>
      """
  }
}
