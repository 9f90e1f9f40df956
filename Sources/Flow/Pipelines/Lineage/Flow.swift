/// What feeds one value, or the rows of a relation, while a query is traced.
struct Flow: Equatable {
  private(set) var sources: [ColumnReference: Transformations] = [:]
  private(set) var expressions: [ColumnExpression] = []
  private(set) var unresolved: [UnresolvedName] = []

  /// Nothing feeds it: a literal.
  init() {}

  /// A column, taken as it is.
  init(_ column: ColumnReference) {
    sources = [column: .identity]
  }

  /// Something that cannot be followed.
  init(unresolved name: UnresolvedName) {
    unresolved = [name]
  }

  /// Adds what feeds another value, as it is.
  mutating func add(_ other: Flow) {
    for (column, transformations) in other.sources {
      sources[column] = sources[column]?.merged(with: transformations) ?? transformations
    }
    for expression in other.expressions where !expressions.contains(expression) {
      expressions.append(expression)
    }
    for name in other.unresolved where !unresolved.contains(name) { unresolved.append(name) }
  }

  /// Adds what feeds another value that is put to a use.
  mutating func add(_ other: Flow, as use: Transformations) {
    add(other.used(as: use))
  }

  /// What feeds the result when this value is put to a use.
  func used(as use: Transformations) -> Flow {
    var result = self
    result.sources = sources.mapValues { $0.used(as: use) }
    // What decides about rows is said by name only; what decides about a value is part of how it is computed.
    if use.isDisjoint(with: Transformations.direct.union([.conditional, .window])) {
      result.expressions = []
    }
    return result
  }

  /// Says by which expression the value is computed.
  mutating func isComputed(by expression: ColumnExpression) {
    expressions.removeAll { $0 == expression }
    expressions.insert(expression, at: 0)
  }

  /// Sources in order.
  var sorted: [ColumnSource] {
    sources.map { ColumnSource($0.key, $0.value) }.sorted { $0.column < $1.column }
  }
}
