internal import Relational

/// Writes the relations of a query under the names that they have when it runs.
struct InputWriter {
  let translator: SparkTranslator
  let rendered: EngineText
  let scope: NameScope
  let text: SQLText
  private(set) var edits: Edits
  private(set) var inputs: [Input] = []
  /// Where each dataset is named first.
  private(set) var places: [String: SourcePlace] = [:]
  private(set) var faults: [SQLFault] = []

  init(translator: SparkTranslator, rendered: EngineText, scope: NameScope, text: SQLText) {
    self.translator = translator
    self.rendered = rendered
    self.scope = scope
    self.text = text
    edits = translator.edits
  }

  /// Takes over what the inspector found.
  mutating func write(_ inspector: QueryInspector) {
    for relation in inspector.relations.sorted(by: { $0.token < $1.token }) {
      switch relation.source {
      case .table(let parts): write(table: parts, relation)
      case .files(let arguments): write(files: arguments, relation)
      }
    }
    for (star, columns) in inspector.hiddenColumns { exclude(columns, star) }
  }

  private mutating func write(table parts: [String], _ relation: QueryInspector.Relation) {
    let offset = translator.tokens[relation.token].range.lowerBound
    guard let name = scope.resolve(parts) else {
      faults.append(
        SQLFault(
          "pipeline.other-catalog",
          "`\(parts.joined(separator: "."))` lies in another catalog",
          at: offset,
          why: "the pipeline's catalog is `\(scope.catalog ?? "")`",
          next: "leave the catalog out"
        )
      )
      return
    }
    let input = Input.dataset(name: name, isStream: relation.isStream)
    var written =
      relation.isStream
      ? SQL.quote(identifier: input.relationName) : SQL.quote(name: name)
    if relation.isStream, relation.alias == nil, let last = parts.last {
      written += " as " + SQL.quote(identifier: last)
    }
    edits.overwrite(extent(of: relation), with: written)
    if places[name] == nil { places[name] = text.place(at: offset) }
    if !inputs.contains(input) { inputs.append(input) }
  }

  private mutating func write(files arguments: [SyntaxNode], _ relation: QueryInspector.Relation) {
    let count = inputs.count { if case .files = $0 { true } else { false } }
    let token = translator.tokens[relation.token]
    var reader = FileSourceReader(
      rendered: rendered,
      tokens: translator.tokens,
      callOffset: token.range.lowerBound
    )
    if var source = reader.source(arguments, isStream: relation.isStream) {
      source.relationName = "read_files_\(count + 1)"
      source.place = text.place(at: token.range.lowerBound)
      source.usesMetadata = relation.usesMetadata
      source.usesRowID = relation.usesRowID
      edits.overwrite(extent(of: relation), with: SQL.quote(identifier: source.relationName))
      inputs.append(.files(source))
    }
    faults += reader.faults
  }

  /// The tokens of one reading: a name, a call, or either behind `STREAM`.
  private func extent(of relation: QueryInspector.Relation) -> Range<Int> {
    let tokens = translator.tokens
    var index = relation.token
    if relation.isStream {
      index += 1
      if let closer = translator.closers[index] { return relation.token..<(closer + 1) }
    }
    index += 1
    while tokens[index].isSign("."), tokens[index + 1].isName { index += 2 }
    if case .files = relation.source, let closer = translator.closers[index] { index = closer + 1 }
    return relation.token..<index
  }

  private mutating func exclude(_ columns: [String], _ star: Int) {
    let tokens = translator.tokens
    if tokens[star + 1].word == "except", translator.closers[star + 2] != nil {
      edits.append(columns.joined(separator: ", ") + ", ", behind: star + 2)
    } else {
      edits.append(" exclude (\(columns.joined(separator: ", ")))", behind: star)
    }
  }
}
