/// The data dictionary of a catalog in Markdown: a first page with the diagram, and a page for each layer.
public struct DataDictionary: Sendable {
  private let catalog: Catalog
  private let layers: [String]

  /// Takes the catalog to be written down.
  public init(_ catalog: Catalog) {
    self.catalog = catalog
    layers = catalog.layers
  }

  /// `README.md`, then `<layer>.md`; nothing in them changes from one update to the next unless the tables do.
  public var files: [DocumentFile] {
    [DocumentFile(path: "README.md", text: overview)]
      + layers.map { DocumentFile(path: "\($0).md", text: page(of: $0)) }
  }

  private var overview: String {
    var text = "# Data dictionary of \(Self.plain(catalog.name))\n\n"
    for layer in layers {
      text += "## [\(layer)](\(layer).md)\n\n| table | kind | holds |\n|---|---|---|\n"
      for table in tables(of: layer) {
        let link = "[\(Self.plain(table.shortName))](\(layer).md#\(Self.anchor(table.name)))"
        text += "| \(link) | \(table.kind.rawValue) | \(Self.plain(table.comment)) |\n"
      }
      text += "\n"
    }
    let diagram = MermaidDiagram(catalog).text
    if !diagram.isEmpty { text += "## Entity-relationship diagram\n\n```mermaid\n\(diagram)```\n" }
    return text
  }

  private func page(of layer: String) -> String {
    var text = "# \(layer)\n\nPart of the [data dictionary](README.md).\n"
    for table in tables(of: layer) { text += "\n" + section(table) }
    return text
  }

  private func tables(of layer: String) -> [CatalogTable] {
    catalog.tables(of: layer).filter { $0.kind != .companion }
  }

  private func section(_ table: CatalogTable) -> String {
    var text = "## \(Self.plain(table.name))\n\n"
    if !table.comment.isEmpty { text += Self.plain(table.comment) + "\n\n" }
    if let grain = table.grain { text += "Grain: \(Self.plain(grain))\n\n" }
    var facts = [table.kind.rawValue]
    if table.isPrivate { facts.append("private") }
    if !table.primaryKey.isEmpty { facts.append("key " + Self.codes(table.primaryKey)) }
    if !table.partitionColumns.isEmpty {
      facts.append("partitioned by " + Self.codes(table.partitionColumns))
    }
    if !table.inputs.isEmpty { facts.append("reads " + Self.codes(table.inputs)) }
    if !table.files.isEmpty { facts.append("reads the files " + Self.codes(table.files)) }
    text += facts.joined(separator: "; ") + "\n\n"
    if !table.columns.isEmpty {
      text += "| column | type | nullable | description |\n|---|---|---|---|\n"
      for column in table.columns {
        text += "| \(Self.code(column.name)) | \(Self.code(column.type)) "
        text += "| \(column.isNullable ? "yes" : "no") | \(description(of: column, in: table)) |\n"
      }
      text += "\n"
    }
    if !table.expectations.isEmpty {
      text += "| expectation | condition | a failing row |\n|---|---|---|\n"
      for rule in table.expectations {
        let condition = rule.condition.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        text += "| \(Self.code(rule.name)) | \(Self.code(condition)) | \(rule.violation.words) |\n"
      }
      text += "\n"
    }
    return text
  }

  private func description(of column: CatalogColumn, in table: CatalogTable) -> String {
    var parts = column.comment.isEmpty ? [] : [Self.plain(column.comment)]
    for reference in table.references where reference.columns == [column.name] {
      parts.append("refers to " + Self.code(reference.table))
    }
    if column.isPersonal { parts.append("personal data") }
    return parts.joined(separator: "; ")
  }

  private static func codes(_ names: [String]) -> String {
    names.map(code).joined(separator: ", ")
  }

  /// Text in a code span; in a table a bar would end the cell.
  static func code(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      .replacing("|", with: "\\|")
    let fence = line.contains("`") ? "``" : "`"
    return line.contains("`") ? "\(fence) \(line) \(fence)" : fence + line + fence
  }

  /// Text that means itself, on one line.
  static func plain(_ text: String) -> String {
    var result = ""
    for character in text.split(whereSeparator: \.isNewline).joined(separator: " ") {
      if "\\`*_{}[]<>|#~".contains(character), !(character == "_" && isInsideWord(result)) {
        result += "\\"
      }
      result.append(character)
    }
    return result
  }

  /// Behind a letter or digit `_` is no markup in the dialect of GitHub unless the word ends there.
  private static func isInsideWord(_ text: String) -> Bool {
    text.last.map { $0.isLetter || $0.isNumber } ?? false
  }

  /// The address that GitHub and GitLab give a heading.
  private static func anchor(_ heading: String) -> String {
    heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
  }
}
