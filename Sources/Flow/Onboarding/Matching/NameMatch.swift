/// How well the name of a column says what a column of the contract is.
struct NameMatch {
  let lexicon: Lexicon

  /// The best score of the names of a column of the contract, 0...1, for terms of a column and of its file's name;
  /// `neutral` are entities that all rows are about, which a name need not say.
  func score(
    _ terms: [NameTerm],
    context: [NameTerm],
    column: ContractColumn,
    entity: String,
    neutral: Set<String>
  ) -> Double {
    guard !terms.isEmpty else { return 0 }
    let said = Set(context.flatMap(\.concepts)).intersection(lexicon.entities)
    var best = 0.0
    for (phrase, weight) in column.names {
      let score = score(terms, phrase: phrase, context: said, neutral: neutral.union([entity]))
      best = max(best, weight * score)
    }
    return best
  }

  private func score(
    _ terms: [NameTerm],
    phrase: [String],
    context: Set<String>,
    neutral: Set<String>
  ) -> Double {
    var open = terms
    var matched = 0.0
    var given = 0.0
    var missing = 0.0
    for word in phrase {
      if let index = open.firstIndex(where: { $0.concepts.contains(word) || $0.text == word }) {
        // A word of several meanings says less.
        matched += lexicon.weight(of: word) * (open[index].concepts.count > 3 ? 0.9 : 1)
        open.remove(at: index)
      } else if context.contains(word) || (context.isEmpty && neutral.contains(word)) {
        // Whatever the file is about need not be said in a name; but it says nothing either.
        given += context.isEmpty ? 0 : 0.3
        missing += context.isEmpty ? 0.5 : 0
      } else if lexicon.entities.contains(word), !context.isEmpty {
        missing += 1.6
      } else {
        missing += lexicon.weight(of: word)
      }
    }
    guard matched > 0 else { return 0 }
    var extra = 0.0
    for term in open {
      let entities = term.concepts.filter { lexicon.entities.contains($0) }
      if !neutral.isDisjoint(with: term.concepts) {
        extra += 0.08
      } else if !entities.isEmpty || !lexicon.contrasts.isDisjoint(with: term.concepts) {
        extra += 1.6
      } else {
        extra += term.concepts.isEmpty ? 0.5 : 0.7
      }
    }
    return (matched + given) / (matched + given + missing + extra)
  }
}
