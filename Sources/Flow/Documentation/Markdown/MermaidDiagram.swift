/// The keys of a catalog as a mermaid `erDiagram`, which GitHub and GitLab draw.
public struct MermaidDiagram: Sendable {
  /// The diagram's text; empty when no table refers to another.
  public let text: String

  /// Writes down the tables that refer to each other, with their key columns.
  public init(_ catalog: Catalog) {
    let tables = catalog.tables.filter { $0.kind != .companion }
    let known = Set(tables.map(\.name))
    let relations = tables.flatMap { table in
      table.references.filter { known.contains($0.table) }.map { (table.name, $0) }
    }
    guard !relations.isEmpty else {
      text = ""
      return
    }
    var lines = ["erDiagram"]
    for (table, reference) in relations {
      // One row there, any number here; a dotted line for what only names suggest.
      let line = reference.isDeclared ? "||--o{" : "||..o{"
      let label = Self.word(reference.columns.joined(separator: "_"))
      lines.append("  \(Self.word(reference.table)) \(line) \(Self.word(table)) : \(label)")
    }
    let joined = Set(relations.flatMap { [$0.0, $0.1.table] })
    for table in tables where joined.contains(table.name) {
      lines.append("  \(Self.word(table.name)) {")
      let foreign = Set(table.references.flatMap(\.columns))
      for column in table.columns {
        var marks: [String] = []
        if table.primaryKey.contains(column.name) { marks.append("PK") }
        if foreign.contains(column.name) { marks.append("FK") }
        guard !marks.isEmpty else { continue }
        let type = Self.word(column.type.isEmpty ? "unknown" : column.type)
        lines.append("    \(type) \(Self.word(column.name)) \(marks.joined(separator: ", "))")
      }
      lines.append("  }")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// A name of letters, digits and `_`, which mermaid takes without quotes.
  private static func word(_ text: String) -> String {
    let word = text.unicodeScalars.map { scalar -> Character in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        ? Character(scalar) : "_"
    }
    let name = String(word)
    return name.first.map { $0.isNumber } == false ? name : "t" + name
  }
}
