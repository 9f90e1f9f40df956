internal import Relational

/// Reads `retention` of `mercer.yml`, where a misspelt key is an error.
struct RetentionReader {
  private(set) var reader: BundleReader

  private static let keys = ["archive", "rules"]
  private static let ruleKeys = [
    "table", "key", "age", "older_than", "partition", "with", "unreferenced_by", "from",
  ]

  init(reader: BundleReader) {
    self.reader = reader
  }

  /// The policy; `nil` when something is wrong with it.
  mutating func policy(_ node: ConfigNode) -> RetentionPolicy? {
    check(node, Self.keys, "retention")
    let before = reader.problems.count
    let rules = (node["rules"]?.members ?? []).compactMap { rule($0) }
    if rules.isEmpty, reader.problems.count == before {
      reader.problem(
        "bundle.retention",
        "`retention` has no rules",
        at: node.place,
        next: "write a rule below `rules:`, see docs/operation.md"
      )
    }
    return RetentionPolicy(archive: reader.text(node, "archive") ?? "_archive", rules: rules)
  }

  private mutating func rule(_ member: ConfigNode.Member) -> RetentionPolicy.Rule? {
    let node = member.value
    check(node, Self.ruleKeys, "the rule `\(member.key)`")
    guard let table = needed(node, "table", member), let key = needed(node, "key", member),
      let age = needed(node, "age", member), let text = needed(node, "older_than", member)
    else { return nil }
    guard let olderThan = RetentionPolicy.Age(text) else {
      reader.problem(
        "bundle.retention",
        "`\(text)` is no age",
        at: node["older_than"]?.place,
        next: "write it as `7 years`, `18 months` or `90 days`"
      )
      return nil
    }
    let word = reader.text(node, "partition") ?? "year"
    let period = RetentionPolicy.Period(rawValue: word)
    if period == nil {
      reader.problem(
        "bundle.retention",
        "`partition` cannot be `\(word)`",
        at: node["partition"]?.place,
        next: "write `year` or `month`"
      )
    }
    let sources = tables(node, "from", key: key)
    return RetentionPolicy.Rule(
      name: member.key,
      subject: .init(table: table, key: key, place: node["table"]?.place ?? node.place),
      age: age,
      olderThan: olderThan,
      period: period ?? .year,
      companions: tables(node, "with", key: key),
      references: tables(node, "unreferenced_by", key: key),
      sources: sources.isEmpty
        ? [.init(table: table, key: key, place: node["table"]?.place ?? node.place)] : sources,
      place: member.place
    )
  }

  /// Entries that are a table's name, or a mapping of `table` and `key`.
  private mutating func tables(
    _ node: ConfigNode,
    _ name: String,
    key: String
  ) -> [RetentionPolicy.KeyedTable] {
    guard let list = node[name], !list.isNull else { return [] }
    guard case .list(let elements) = list.content else {
      reader.problem("bundle.type", "`\(name)` is \(list.kindName), not a list", at: list.place)
      return []
    }
    return elements.compactMap { element in
      if let table = element.string {
        return RetentionPolicy.KeyedTable(table: table, key: key, place: element.place)
      }
      check(element, ["table", "key"], "an entry of `\(name)`")
      guard let table = reader.text(element, "table") else {
        reader.problem(
          "bundle.retention",
          "an entry of `\(name)` names no table",
          at: element.place
        )
        return nil
      }
      return RetentionPolicy.KeyedTable(
        table: table,
        key: reader.text(element, "key") ?? key,
        place: element.place
      )
    }
  }

  private mutating func needed(
    _ node: ConfigNode,
    _ key: String,
    _ member: ConfigNode.Member
  ) -> String? {
    if let text = reader.text(node, key), !text.isEmpty { return text }
    reader.problem(
      "bundle.retention",
      "the rule `\(member.key)` has no `\(key)`",
      at: member.place
    )
    return nil
  }

  private mutating func check(_ node: ConfigNode, _ known: [String], _ what: String) {
    for member in node.members where !known.contains(member.key) {
      reader.problem(
        "bundle.setting",
        "\(what) has no setting `\(member.key)`",
        at: member.place,
        why: "it has \(Wording.list(known))",
        next: Wording.didYouMean(member.key, known)
      )
    }
  }
}
