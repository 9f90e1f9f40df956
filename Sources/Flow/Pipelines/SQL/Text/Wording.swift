internal import Relational

/// Phrases that several messages share.
enum Wording {
  /// `did you mean x?` when a candidate is near.
  static func didYouMean(_ word: String, _ candidates: some Sequence<String>) -> String? {
    Suggestion.nearest(to: word, among: candidates).map { "did you mean `\($0)`?" }
  }

  /// As `didYouMean`, for tables: the right name in another schema counts as near.
  static func table(like name: String, _ candidates: some Sequence<String>) -> String? {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    if let twin = candidates.sorted().first(where: { $0.hasSuffix("." + last) }) {
      return "did you mean `\(twin)`?"
    }
    return didYouMean(name, candidates.sorted())
  }

  /// `a, b and c`.
  static func list(_ words: [String], conjunction: String = "and") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
