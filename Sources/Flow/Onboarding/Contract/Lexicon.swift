internal import YAML

/// Words of names in several languages, and the concepts that they stand for.
public struct Lexicon: Sendable {
  /// Concepts that a name may be about, such as `customer`.
  public private(set) var entities: Set<String> = []
  /// Concepts of each word; a word of several languages may have more than one.
  private var concepts: [String: [String]] = [:]
  private var fillers: Set<String> = []
  private var generic: Set<String> = []
  /// Concepts that make something else of whatever else a name says.
  private(set) var contrasts: Set<String> = []
  /// Words of file names for data that comes later or earlier than others.
  public private(set) var later: [String] = []
  /// Words of file names for data that comes first.
  public private(set) var earlier: [String] = []
  private var longest = 1

  init() {}

  init(_ node: YAMLNode) {
    for group in ["entities", "concepts"] {
      for member in node[group]?.members ?? [] {
        if group == "entities" { entities.insert(member.key) }
        for word in [member.key] + (member.value.elements?.compactMap(\.string) ?? []) {
          let key = NameText.words(of: word).joined()
          longest = max(longest, key.count)
          if !(concepts[key] ?? []).contains(member.key) {
            concepts[key, default: []].append(member.key)
          }
        }
      }
    }
    fillers = Set(node.strings("fillers"))
    generic = Set(node.strings("generic"))
    contrasts = Set(node.strings("contrasts"))
    later = node.strings("later")
    earlier = node.strings("earlier")
  }

  /// How much a concept says: what a name is about says less than what it says of it.
  func weight(of concept: String) -> Double {
    entities.contains(concept) || generic.contains(concept) ? 0.6 : 1.2
  }

  /// Whether a word is the name of a concept or begins or ends like it.
  func isEnglish(_ word: String) -> Bool {
    guard let found = concepts[word] else { return false }
    return found.contains { word.hasPrefix($0.prefix(3)) }
  }

  /// The terms of a name: for each stretch of words, the concepts that it may stand for.
  ///
  /// Words are joined to longer ones where the lexicon has them (`post code`), and taken apart where it does not
  /// have them (`bestelldatum`).
  package func terms(of name: String) -> [NameTerm] {
    let words = NameText.words(of: name)
    var terms: [NameTerm] = []
    var index = 0
    while index < words.count {
      var isFound = false
      for length in stride(from: min(3, words.count - index), through: 1, by: -1) {
        let text = words[index..<index + length].joined()
        if length == 1, fillers.contains(text), words.count > 1 {
          isFound = true
        } else if let found = concepts[text] {
          terms.append(NameTerm(text: text, concepts: found))
          isFound = true
        }
        if isFound {
          index += length
          break
        }
      }
      if !isFound {
        terms += parts(of: words[index])
        index += 1
      }
    }
    return terms
  }

  /// Takes a word apart; the fewest and longest parts win, and what is left over is unknown.
  private func parts(of word: String) -> [NameTerm] {
    if word.allSatisfy(\.isNumber) { return [] }
    for suffix in ["s", "e", "n", "en", "es"]
    where word.count > suffix.count + 3 && word.hasSuffix(suffix) {
      let stem = String(word.dropLast(suffix.count))
      if let found = concepts[stem] { return [NameTerm(text: word, concepts: found)] }
    }
    let letters = Array(word)
    guard letters.count >= 4, letters.count <= 40 else {
      return [NameTerm(text: word, concepts: [])]
    }
    // best[i]: cheapest way to take the first i letters apart; linking letters cost a little.
    var best: [(cost: Double, terms: [NameTerm])?] = Array(repeating: nil, count: letters.count + 1)
    best[0] = (0, [])
    for end in 1...letters.count {
      for start in max(0, end - longest)..<end {
        guard let before = best[start] else { continue }
        let text = String(letters[start..<end])
        var options: [(Double, [NameTerm])] = []
        if let found = concepts[text], text.count >= 2 {
          options.append(
            (
              1 + (text.count < 3 ? 0.9 : text.count < 4 ? 0.3 : 0),
              [NameTerm(text: text, concepts: found)]
            )
          )
        }
        if start > 0, end < letters.count, ["s", "n", "e", "en", "es", "er", "_"].contains(text) {
          options.append((0.4, []))
        }
        for (cost, terms) in options where best[end].map({ before.cost + cost < $0.cost }) ?? true {
          best[end] = (before.cost + cost, before.terms + terms)
        }
      }
    }
    if let whole = best[letters.count], whole.terms.count >= 2 || letters.count < 6 {
      return whole.terms.isEmpty ? [NameTerm(text: word, concepts: [])] : whole.terms
    }
    return [NameTerm(text: word, concepts: [])]
  }
}

/// One term of a name and the concepts that it may stand for; none when nobody knows it.
public struct NameTerm: Sendable, Hashable {
  /// The words as written, tidied.
  public var text: String
  /// The concepts; empty when unknown.
  public var concepts: [String]
}
