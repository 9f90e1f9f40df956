internal import Relational

/// What an engine says about names and types in a query, in the user's words.
struct BindingFault {
  private enum Kind {
    case unknownColumn(String, relation: String?)
    case unknownFunction(String)
    case types(function: String, types: String)
    case other(String)
  }

  private let kind: Kind
  /// Columns by relation, of all that the query reads.
  private let known: [String: [String]]

  init(_ error: QueryError, known: [String: [String]]) {
    self.known = known
    kind = BindingFault.kind(of: error.message)
  }

  /// - Returns: The fault of `subject`, a dataset or expectation.
  func explanation(of subject: String, place: SourcePlace) -> Explanation {
    switch kind {
    case .unknownColumn(let column, let relation): unknownColumn(column, relation, subject, place)
    case .unknownFunction(let name):
      Explanation(
        "pipeline.unknown-function",
        "\(shown(subject)) calls `\(name)`, which does not exist",
        place: place.description,
        next: Wording.didYouMean(name, SparkFunction.names)
      )
    case .types(let function, let types):
      Explanation(
        "pipeline.types",
        "`\(function)` does not take (\(types))",
        place: place.description,
        why: "these are the types in \(shown(subject)), in the engine's words",
        next: "cast to what it takes"
      )
    case .other(let message):
      Explanation(
        "pipeline.query",
        "the engine does not accept \(shown(subject))",
        place: place.description,
        why: message
      )
    }
  }

  private func unknownColumn(
    _ column: String,
    _ relation: String?,
    _ subject: String,
    _ place: SourcePlace
  ) -> Explanation {
    let relations = known.sorted { $0.key < $1.key }
    let named = relations.filter { relation == nil || $0.key.hasSuffix(relation ?? "") }
    let meant = named.isEmpty ? relations : named
    let candidates = meant.flatMap(\.value)
    let owner =
      meant.count == 1
      ? ", which \(BindingFault.shown(relation: meant[0].key)) does not have"
      : ", which nothing that it reads has"
    return Explanation(
      "pipeline.unknown-column",
      "\(shown(subject)) reads `\(column)`\(owner)",
      place: place.description,
      why: candidates.isEmpty ? nil : "there are \(Wording.list(candidates.prefix(30).map { $0 }))",
      next: Wording.didYouMean(column, candidates)
        ?? Wording.didYouMean(column, relations.flatMap(\.value))
    )
  }

  private func shown(_ subject: String) -> String {
    subject.contains(" ") ? subject : "`\(subject)`"
  }

  private static func shown(relation: String) -> String {
    relation.hasPrefix("read_files_") ? "the files" : "`\(relation)`"
  }

  private static func kind(of message: String) -> Kind {
    let first = String(message.prefix { $0 != "\n" })
    let quoted = first.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    if first.hasPrefix("Referenced column"), let column = quoted.first {
      return .unknownColumn(column, relation: nil)
    }
    if first.contains("does not have a column named"), quoted.count >= 2 {
      return .unknownColumn(quoted[1], relation: quoted[0])
    }
    if first.hasPrefix("Scalar Function with name"), let word = word(after: "with name", in: first)
    {
      return .unknownFunction(word)
    }
    if let start = first.firstRange(of: "argument types '"), let end = first.lastIndex(of: "'"),
      start.upperBound < end
    {
      let call = first[start.upperBound..<end]
      let name = call.prefix { $0 != "(" }
      return .types(
        function: String(name),
        types: String(call.dropFirst(name.count + 1).dropLast())
      )
    }
    return .other(first)
  }

  private static func word(after phrase: String, in text: String) -> String? {
    guard let range = text.firstRange(of: phrase) else { return nil }
    return text[range.upperBound...].split(separator: " ").first.map(String.init)
  }
}
