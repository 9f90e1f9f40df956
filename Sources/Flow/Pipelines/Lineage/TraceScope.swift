internal import Relational

/// The names that an expression may use, and what feeds each of them.
struct TraceScope {
  var relations: [TracedRelation] = []
  /// Columns that USING made of two, by name in lower case.
  var merged: [String: TracedRelation.Column] = [:]
  /// Columns of the SELECT itself, by alias in lower case.
  var aliases: [String: Flow] = [:]
  /// Parameters of the lambdas around the expression, in lower case.
  var parameters: Set<String> = []
  /// Scopes of the queries around this one, the nearest first.
  var outer: [TraceScope] = []

  /// What feeds the column of that name; `nil` when there is none.
  func column(_ names: [String]) -> TracedRelation.Column? {
    let names = names.map { $0.lowercased() }
    if parameters.contains(names[0]) { return .init(name: nil, flow: Flow()) }
    if let found = own(names) { return found }
    if names.count == 1, let flow = aliases[names[0]] { return .init(name: names[0], flow: flow) }
    for scope in outer {
      if let found = scope.own(names) { return found }
    }
    // Only what stands nowhere else can be a column of something whose columns are not known.
    return open(names) ?? outer.lazy.compactMap { $0.open(names) }.first
  }

  /// Relations of that name.
  func relations(named name: String) -> [TracedRelation] {
    let wanted = name.lowercased()
    return relations.filter { $0.name?.lowercased() == wanted }
  }

  private func own(_ names: [String]) -> TracedRelation.Column? {
    if names.count == 1 {
      return merged[names[0]] ?? relations.lazy.compactMap { $0.column(named: names[0]) }.first
    }
    if names.count > 2,
      let relation = relations(named: names[1]).first(where: { $0.schema?.lowercased() == names[0] }
      ), let column = relation.column(named: names[2])
    {
      return names.count == 3 ? column : column.part
    }
    if let column = relations(named: names[0]).lazy.compactMap({ $0.column(named: names[1]) }).first
    {
      return names.count == 2 ? column : column.part
    }
    return own([names[0]])?.part
  }

  private func open(_ names: [String]) -> TracedRelation.Column? {
    var candidates = relations
    var name = names[0]
    if names.count > 1 {
      let named = relations(named: names[0])
      if !named.isEmpty {
        candidates = named
        name = names[1]
      }
    }
    let nodes = candidates.flatMap(\.openNodes)
    guard let node = nodes.first else { return nil }
    guard nodes.count == 1 else {
      let known = nodes.map { "`\($0.name)`" }.joined(separator: " or ")
      let reason = "it may belong to \(known), whose columns are not known"
      return .init(
        name: name,
        flow: Flow(unresolved: UnresolvedName(name: name, reason: reason, place: nil))
      )
    }
    return .init(name: name, flow: Flow(ColumnReference(node, name)))
  }
}

extension TracedRelation.Column {
  /// A field of the column.
  fileprivate var part: TracedRelation.Column {
    .init(name: nil, flow: flow.used(as: .transformation))
  }
}
