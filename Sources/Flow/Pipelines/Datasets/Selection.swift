public import Relational

/// Which datasets of a pipeline a command is about.
///
/// `gold.fact_sales`, `silver.*`, `gold.fact_sales+` (and all that read it), `+gold.fact_sales` (and all that it
/// reads), several with commas between them.
public struct Selection: Sendable, Hashable {
  /// One of the parts between commas.
  public struct Term: Sendable, Hashable {
    /// Dataset's name or `schema.*`, in lower case.
    public var pattern: String
    /// Whether all that the datasets read is meant too.
    public var includesUpstream: Bool
    /// Whether all that reads the datasets is meant too.
    public var includesDownstream: Bool

    /// Whether the dataset `schema.name` is meant; a name without schema fits in any.
    func matches(_ name: String) -> Bool {
      if pattern == "*" || pattern == name { return true }
      if pattern.hasSuffix(".*") { return name.hasPrefix(pattern.dropLast()) }
      return !pattern.contains(".") && name.hasSuffix("." + pattern)
    }

    func explanation(known: [String]) -> Explanation {
      Explanation(
        "pipeline.unknown-dataset",
        "no dataset is called `\(pattern)`",
        place: "--select",
        why: known.isEmpty ? "the pipeline has no datasets" : nil,
        next: Wording.table(like: pattern, known) ?? "`mercer tables` lists the datasets"
      )
    }
  }

  /// Empty means everything.
  public var terms: [Term]

  /// Everything.
  public static let all = Selection(terms: [])

  /// Gathers terms.
  init(terms: [Term]) {
    self.terms = terms
  }

  /// Reads a selection as users write it.
  ///
  /// - Throws: `Explanations` for a part without a name.
  public init(parsing text: String) throws(Explanations) {
    terms = []
    var problems: [Explanation] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      var name = part.filter { !$0.isWhitespace }.lowercased()
      let includesUpstream = name.hasPrefix("+")
      if includesUpstream { name.removeFirst() }
      let includesDownstream = name.hasSuffix("+")
      if includesDownstream { name.removeLast() }
      guard !name.isEmpty, !name.contains("+") else {
        problems.append(
          Explanation(
            "pipeline.selection",
            "`\(part)` names no dataset",
            place: "--select",
            next: "write names such as `gold.fact_sales+,silver.*`"
          )
        )
        continue
      }
      terms.append(
        Term(
          pattern: name,
          includesUpstream: includesUpstream,
          includesDownstream: includesDownstream
        )
      )
    }
    guard problems.isEmpty else { throw Explanations(problems) }
  }
}
