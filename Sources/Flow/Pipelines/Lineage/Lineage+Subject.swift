internal import Relational

extension Lineage {
  /// What a person asks about.
  public enum Subject: Sendable, Hashable {
    case node(LineageNode)
    case column(ColumnReference)
  }

  /// The table, files or column that a person means by `text`, without regard to case.
  ///
  /// Tables are `schema.name`, or the name alone where only one schema has it; files are named by their path or short
  /// name; a column stands behind either, with `.` or `:` before it.
  /// - Throws: `Explanation` with the nearest name.
  public func subject(named text: String) throws -> Subject {
    if let node = node(named: text) { return .node(node) }
    var nearest: LineageNode?
    for separator in text.indices.reversed() where text[separator] == "." || text[separator] == ":"
    {
      guard let node = node(named: String(text[..<separator])) else { continue }
      let wanted = text[text.index(after: separator)...].lowercased()
      let names = columns(of: node)
      if let name = names.first(where: { $0.lowercased() == wanted }) {
        return .column(ColumnReference(node, name))
      }
      throw Explanation(
        "lineage.unknown-column",
        "\(node.shortName) has no column `\(text[text.index(after: separator)...])`",
        why: names.isEmpty
          ? "its columns are not known" : "it has " + names.joined(separator: ", "),
        next: Wording.didYouMean(wanted, names)
      )
    }
    let words = text.lowercased()
    nearest = Suggestion.nearest(to: words, among: nodes.map(\.shortName)).flatMap(node(named:))
    if nearest == nil, let last = words.split(separator: ".").dropLast().last {
      nearest = Suggestion.nearest(to: String(last), among: nodes.map(\.lastName))
        .flatMap { name in nodes.first { $0.lastName == name } }
    }
    if nearest == nil, let last = words.split(separator: ".").last {
      nearest = Suggestion.nearest(to: String(last), among: nodes.map(\.lastName))
        .flatMap { name in nodes.first { $0.lastName == name } }
    }
    throw Explanation(
      "lineage.unknown-name",
      "nothing in the project is called `\(text)`",
      next: nearest.map { "did you mean \($0.shortName)?" }
        ?? "`mercer lineage` lists the tables and files"
    )
  }

  private func node(named text: String) -> LineageNode? {
    let wanted = text.lowercased()
    if let exact = nodes.first(where: {
      $0.name.lowercased() == wanted || $0.shortName.lowercased() == wanted
    }) {
      return exact
    }
    let named = nodes.filter { $0.lastName == wanted }
    return named.count == 1 && !wanted.contains(".") ? named[0] : nil
  }
}

extension LineageNode {
  /// The part of a dataset's name behind its schema, or the short name of files.
  fileprivate var lastName: String {
    guard case .dataset(let name) = self else { return shortName.lowercased() }
    return name.split(separator: ".").last.map(String.init) ?? name
  }
}
