internal import Relational

/// Reads the datasets that one SQL file declares.
struct DatasetReader {
  let text: SQLText
  let tokens: [Token]
  let scope: NameScope
  let engine: any QueryEngine
  private(set) var datasets: [Dataset] = []
  /// Names of all datasets, also of those that could not be read.
  private(set) var names: Set<String> = []
  /// Names of datasets whose query or conditions have faults.
  private(set) var faultyNames: Set<String> = []
  /// Whether some statement hides which dataset it declares.
  private(set) var isIncomplete = false
  private(set) var problems: [Explanation] = []
  private(set) var warnings: [Explanation] = []

  init(text: SQLText, tokens: [Token], scope: NameScope, engine: any QueryEngine) {
    self.text = text
    self.tokens = tokens
    self.scope = scope
    self.engine = engine
  }

  /// Reads every statement of the file.
  mutating func read() async {
    var parser = DeclarationParser(tokens)
    var faults: [SQLFault] = []
    let declarations = parser.declarations(faults: &faults)
    add(faults)
    isIncomplete = !faults.isEmpty
    for declaration in declarations { await read(declaration) }
  }

  private mutating func add(_ faults: [SQLFault]) {
    problems += faults.map { $0.explanation(in: text) }
  }

  private mutating func read(_ declaration: Declaration) async {
    guard let name = name(of: declaration) else { return }
    names.insert(name)
    let before = problems.count
    defer { if problems.count > before { faultyNames.insert(name) } }
    if let token = declaration.legacySpelling {
      warnings.append(
        SQLFault(
          "sql.legacy",
          "`\(token.text.uppercased())` is a spelling of former days",
          at: token.range.lowerBound,
          next: "write \(declaration.kind.spelling)"
        ).explanation(in: text)
      )
    }
    let reader = QueryReader(text: text, tokens: tokens, scope: scope, engine: engine)
    let (query, faults) = await reader.read(declaration.query)
    add(faults)
    let expectations = await self.expectations(of: declaration)
    checkColumns(declaration)
    guard let query else { return }
    checkStreaming(declaration, query, name)
    datasets.append(
      Dataset(
        name: name,
        kind: declaration.kind,
        isPrivate: declaration.isPrivate,
        query: query,
        columns: declaration.columns.map { column in
          DeclaredColumn(
            name: column.name.text,
            type: column.type,
            isNullable: column.isNullable,
            comment: column.comment,
            place: text.place(at: column.name.range.lowerBound)
          )
        },
        expectations: expectations,
        constraints: declaration.constraints,
        comment: declaration.comment,
        partitionColumns: declaration.partitionColumns.map(\.text),
        clustering: declaration.clustering,
        properties: declaration.properties,
        fingerprint: fingerprint(of: declaration),
        place: text.place(at: declaration.name[0].range.lowerBound)
      )
    )
  }

  private mutating func name(of declaration: Declaration) -> String? {
    let parts = declaration.name.map(\.text)
    let first = declaration.name[0]
    if declaration.kind == .temporaryView, parts.count > 1 {
      add([
        SQLFault(
          "sql.syntax",
          "the name of a temporary view has one part",
          at: first.range.lowerBound,
          next: "write `\(parts[parts.count - 1])`"
        )
      ])
      return nil
    }
    if let name = scope.resolve(parts) { return name }
    add([
      SQLFault(
        "pipeline.other-catalog",
        "`\(parts.joined(separator: "."))` lies in another catalog",
        at: first.range.lowerBound,
        why: "the pipeline's catalog is `\(scope.catalog ?? "")`",
        next: "leave the catalog out"
      )
    ])
    return nil
  }

  private mutating func expectations(of declaration: Declaration) async -> [Expectation] {
    let reader = ConditionReader(text: text, tokens: tokens, engine: engine)
    var names: Set<String> = []
    var result: [Expectation] = []
    let read = await reader.read(declaration.conditions.map(\.tokens))
    for (condition, found) in zip(declaration.conditions, read) {
      if !names.insert(condition.name.text.lowercased()).inserted {
        add([
          SQLFault(
            "pipeline.duplicate-expectation",
            "two expectations are called `\(condition.name.text)`",
            at: condition.name.range.lowerBound,
            next: "give each a name that says what it checks"
          )
        ])
      }
      add(found.faults)
      guard let rendered = found.rendered else { continue }
      let range =
        tokens[condition.tokens.lowerBound].range
        .lowerBound..<tokens[
          condition.tokens.upperBound - 1
        ].range.upperBound
      result.append(
        Expectation(
          name: condition.name.text,
          text: text[range],
          engineText: rendered.text,
          offsets: rendered.offsets,
          violation: condition.violation,
          place: text.place(at: condition.name.range.lowerBound)
        )
      )
    }
    return result
  }

  private mutating func checkColumns(_ declaration: Declaration) {
    var names: Set<String> = []
    for column in declaration.columns where !names.insert(column.name.text.lowercased()).inserted {
      add([
        SQLFault(
          "pipeline.duplicate-column",
          "the column `\(column.name.text)` is declared twice",
          at: column.name.range.lowerBound
        )
      ])
    }
  }

  /// Streaming tables live by streams, and nothing else can.
  private mutating func checkStreaming(_ declaration: Declaration, _ query: Query, _ name: String) {
    let offset = declaration.name[0].range.lowerBound
    let readsStream = query.inputs.contains(where: \.isStream)
    switch declaration.kind {
    case .streamingTable where !readsStream:
      add([
        SQLFault(
          "pipeline.no-stream",
          "the streaming table `\(name)` reads no stream",
          at: offset,
          next: "read `STREAM dataset` or `STREAM read_files(…)`, or declare a materialized view"
        )
      ])
    case .materializedView where readsStream, .temporaryView where readsStream:
      let kind = declaration.kind == .materializedView ? "materialized" : "temporary"
      add([
        SQLFault(
          "pipeline.stream",
          "the \(kind) view `\(name)` reads a stream",
          at: offset,
          next: "leave `STREAM` out, or declare a streaming table"
        )
      ])
    default: break
    }
  }

  /// Tokens without comments, spaces and the case of words; the dialect's number comes first.
  private func fingerprint(of declaration: Declaration) -> Fingerprint {
    let start = declaration.name[0].range.lowerBound
    let end = tokens[declaration.query.upperBound - 1].range.upperBound
    let own = tokens.filter {
      $0.kind != .end && $0.range.lowerBound >= start && $0.range.upperBound <= end
    }
    let parts = own.map { token in
      switch token.kind {
      case .word: token.word
      case .string, .doubleQuoted: "'" + token.text
      case .quotedName: "`" + token.text.lowercased()
      case .number, .sign, .end: token.text
      }
    }
    let head = "1 \(declaration.kind.rawValue) \(declaration.isPrivate)"
    return Fingerprint(of: ([head] + parts).joined(separator: "\u{1F}"))
  }
}

extension Dataset.Kind {
  /// How the kind is spelled in SQL.
  fileprivate var spelling: String {
    switch self {
    case .streamingTable: "`STREAMING TABLE`"
    case .materializedView: "`MATERIALIZED VIEW`"
    case .temporaryView: "`TEMPORARY VIEW`"
    }
  }
}
