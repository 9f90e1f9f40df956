internal import Relational

/// A file of what is written: a path relative to its folder, and its text.
public struct DocumentFile: Sendable, Hashable {
  /// Parts with `/` between them.
  public var path: String
  /// All of it.
  public var text: String

  /// Names a text.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// The static site of a catalog.
///
/// Pages lie at `index.html`, `lineage.html`, `diagram.html`, `expectations.html` and `<layer>/<table>.html`; these
/// addresses stay. The site also needs the files that `assets` names, in the folder `_assets`.
public struct Site: Sendable {
  /// Names of the style sheet and scripts that come with the program.
  public static let assets = ["site.css", "theme.js", "site.js", "lineage.js", "icon.svg"]

  let catalog: Catalog
  let graph: TableGraph
  let layout: LayeredLayout
  let layers: [String]
  /// Names of tables that have a page, in lower case, with their true names.
  let names: [String: String]

  /// Lays out the lineage of a catalog.
  public init(_ catalog: Catalog) {
    self.catalog = catalog
    graph = TableGraph(catalog)
    layout = GraphDrawing.layout(graph)
    layers = catalog.layers
    names = Dictionary(
      catalog.tables.map { ($0.name.lowercased(), $0.name) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Every page and every data file, assets left out.
  public var files: [DocumentFile] {
    var files = [
      DocumentFile(path: "index.html", text: homePage.text),
      DocumentFile(path: "lineage.html", text: lineagePage.text),
      DocumentFile(path: "diagram.html", text: diagramPage.text),
      DocumentFile(path: "expectations.html", text: expectationsPage.text),
      DocumentFile(path: "_data/search.js", text: script("search", searchIndex)),
      DocumentFile(path: "_data/lineage.js", text: script("lineage", lineageData)),
      DocumentFile(path: "_data/columns.js", text: script("columns", columnData)),
    ]
    for table in catalog.tables {
      files.append(DocumentFile(path: Self.page(of: table.name), text: page(of: table).text))
    }
    return files
  }

  /// Path of a table's page.
  public static func page(of table: String) -> String {
    let parts = table.split(separator: ".", maxSplits: 1).map { part(String($0)) }
    return parts.joined(separator: "/") + ".html"
  }

  /// A name as part of a path that means the same to every file system and needs no encoding in a link.
  private static func part(_ name: String) -> String {
    name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        String(UnicodeScalar(byte))
      default: "~" + String(byte, radix: 16)
      }
    }.joined()
  }

  /// What stands for a column in the address of its table's page.
  static func anchor(of column: String) -> String { "column-" + part(column) }

  private func script(_ name: String, _ data: JSON) -> String {
    "mercerData(\"\(name)\", \(data.text));\n"
  }
}
