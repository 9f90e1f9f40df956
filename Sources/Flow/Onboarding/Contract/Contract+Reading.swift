internal import Relational
internal import YAML

extension Contract {
  /// Reads the contract's files.
  ///
  /// - Parameter files: Texts by name: `lexicon.yaml`, `vocabularies.yaml`, and one file for each table.
  /// - Throws: `Explanation` naming the file and what is wrong with it.
  public init(files: [String: String]) throws {
    var tables: [ContractTable] = []
    var lexicon = Lexicon()
    var vocabularies: [String: Vocabulary] = [:]
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      let node: YAMLNode
      do {
        node = try YAMLNode(parsing: text)
      } catch {
        throw Explanation(
          "contract.unreadable",
          "the contract cannot be read",
          place: name,
          why: "\(error)"
        )
      }
      switch name {
      case "lexicon.yaml": lexicon = Lexicon(node)
      case "vocabularies.yaml":
        for member in node.members ?? [] { vocabularies[member.key] = Vocabulary(member.value) }
      default: tables.append(try ContractTable(node, file: name))
      }
    }
    let order = tables.map(\.name)
    guard !order.isEmpty else {
      throw Explanation(
        "contract.empty",
        "the contract has no tables",
        next: "install mercer again, or name its bundles' folder",
        blame: .environment
      )
    }
    self.init(tables: tables, lexicon: lexicon, vocabularies: vocabularies)
  }
}

extension ContractTable {
  init(_ node: YAMLNode, file: String) throws {
    guard let name = node["table"]?.string, let entity = node["entity"]?.string,
      let columns = node["columns"]?.elements
    else {
      throw Explanation(
        "contract.table",
        "a table of the contract needs table, entity and columns",
        place: file
      )
    }
    self.name = name
    self.entity = entity
    comment = node["comment"]?.string ?? ""
    row = node["row"]?.string ?? entity
    joins = (node["joins"]?.elements ?? []).map {
      ContractJoin(
        name: $0["name"]?.string ?? "",
        needs: $0.strings("needs"),
        sql: $0["sql"]?.string ?? ""
      )
    }
    self.columns = try columns.map { try ContractColumn($0, file: file) }
    let own = self.columns.filter { $0.role == .key }.map(\.name)
    let said = node.strings("key")
    key = said.isEmpty ? own : said
    fallback = node["fallback"].map { node in
      Fallback(
        table: node["table"]?.string ?? "",
        columns: (node["columns"]?.members ?? []).map {
          ($0.key, $0.value.elements?.compactMap(\.string) ?? [])
        },
        confidence: node["confidence"]?.string.flatMap { Double($0) } ?? 0.6
      )
    }
    evidence = (node["evidence"]?.elements ?? []).map { group in
      (group.elements ?? []).compactMap(\.string).map { Slot($0) ?? Slot(name, $0) }
    }
  }
}

extension ContractColumn {
  init(_ node: YAMLNode, file: String) throws {
    guard let name = node["name"]?.string, let type = node["type"]?.string else {
      throw Explanation(
        "contract.column",
        "a column of the contract needs name and type",
        place: "\(file):\(node.line)"
      )
    }
    self.name = name
    self.type = type
    role = node["role"]?.string.flatMap(Role.init) ?? .plain
    reference = node["table"]?.string
    derivesParent = node["derives"]?.bool ?? true
    isInput = node["input"]?.bool ?? false
    isShare = node["share"]?.bool ?? false
    isRequired = node["required"]?.bool ?? (role == .key)
    comment = node["comment"]?.string ?? ""
    names = node.strings("names").map { text in
      let parts = text.split(separator: "@")
      let weight = parts.count > 1 ? Double(parts[1].filter { $0 != " " }) ?? 1 : 1
      return (parts[0].split(separator: " ").map(String.init), weight)
    }
    pattern = node["pattern"]?.string
    vocabulary = node["vocabulary"]?.string
    defaultValue = node["default_value"]?.string
    transform = node["transform"]?.string
    let bounds = node["range"]?.elements ?? []
    range = (bounds.first?.string, bounds.count > 1 ? bounds[1].string : nil)
    derivations = (node["derive"]?.elements ?? []).map(Derivation.init)
    final = node["final"].map(Derivation.init)
  }
}

extension Derivation {
  fileprivate init(_ node: YAMLNode) {
    needs = node.strings("needs")
    uses = node.strings("uses")
    unless = node.strings("unless")
    join = node["join"]?.string
    sql = node["sql"]?.string ?? "null"
    says = node["says"]?.string ?? ""
    confidence = node["confidence"]?.string.flatMap { Double($0) } ?? 1
    when = node["when"]?.string
    otherwise = node["otherwise"]?.string.flatMap { Double($0) } ?? confidence
    unique = node.strings("unique")
  }
}

extension YAMLNode {
  /// Texts of a list; empty when there is none.
  func strings(_ key: String) -> [String] { self[key]?.elements?.compactMap(\.string) ?? [] }
}
