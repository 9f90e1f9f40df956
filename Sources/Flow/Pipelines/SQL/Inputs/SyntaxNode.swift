internal import Relational

/// One node of the engine's parse tree.
struct SyntaxNode {
  let json: JSON

  subscript(key: String) -> SyntaxNode? { json[key].map(SyntaxNode.init) }

  var type: String { json["type"]?.string ?? "" }
  /// Kind of expression; empty for everything else.
  var expressionClass: String { json["class"]?.string ?? "" }
  /// UTF-8 offset in the text; `nil` when the engine does not say.
  var offset: Int? { json["query_location"]?.int }

  /// A member that is a text, unless it is empty.
  func text(_ key: String) -> String? {
    json[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  func nodes(_ key: String) -> [SyntaxNode] { (json[key]?.array ?? []).map(SyntaxNode.init) }
  func texts(_ key: String) -> [String] { (json[key]?.array ?? []).compactMap(\.string) }

  /// Every node directly below this one, whatever its key.
  var children: [SyntaxNode] {
    if let members = json.object { return members.map { SyntaxNode(json: $0.1) } }
    return (json.array ?? []).map(SyntaxNode.init)
  }

  /// Whether this is a query of its own: a SELECT, a set operation or a recursive table.
  var isQuery: Bool { type.hasSuffix("_NODE") && json["cte_map"] != nil }

  /// `WITH` names with the names of their columns, where given, and their queries, in order.
  var commonTables: [(name: String, aliases: [String], query: SyntaxNode)] {
    let entries = self["cte_map"]?.nodes("map") ?? []
    return entries.compactMap { entry in
      guard let name = entry.text("key"), let query = entry["value"]?["query"]?["node"] else {
        return nil
      }
      return (name, entry["value"]?.texts("aliases") ?? [], query)
    }
  }

  /// The value of a literal: texts, numbers and truth values.
  var literal: JSON? {
    if expressionClass == "CONSTANT" { return json["value"]?["value"] }
    guard expressionClass == "CAST", json["cast_type"]?["id"]?.string == "BOOLEAN" else {
      return nil
    }
    return self["child"]?.literal?.string.map { .boolean($0 == "t" || $0 == "true") }
  }

  /// Where the literal stands.
  var literalOffset: Int? { expressionClass == "CAST" ? self["child"]?.offset : offset }
}
