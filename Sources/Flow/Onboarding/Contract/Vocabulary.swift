internal import YAML

/// Words of values in several languages, and what the contract calls them.
public struct Vocabulary: Sendable {
  /// What the contract says, in order, with the words of sources; tidied.
  public private(set) var entries: [(value: String, words: [String])] = []

  init(_ node: YAMLNode) {
    entries = (node.members ?? []).map { member in
      let words = [member.key] + (member.value.elements?.compactMap(\.string) ?? [])
      return (member.key, words.map(Vocabulary.tidied))
    }
  }

  /// What a value of a source means, and how sure that is; `nil` when no word of it is known.
  public func meaning(of value: String) -> (value: String, confidence: Double)? {
    let text = Vocabulary.tidied(value)
    guard !text.isEmpty else { return nil }
    for entry in entries where entry.words.contains(text) {
      return (entry.value, text.count < 3 ? 0.7 : 0.97)
    }
    let words = " " + text + " "
    for entry in entries
    where entry.words.contains(where: { $0.count > 2 && words.contains(" " + $0 + " ") }) {
      return (entry.value, 0.75)
    }
    for entry in entries where entry.words.contains(where: { $0.count > 4 && text.contains($0) }) {
      return (entry.value, 0.6)
    }
    return nil
  }

  /// Words parted by single spaces.
  static func tidied(_ text: String) -> String { NameText.words(of: text).joined(separator: " ") }
}
