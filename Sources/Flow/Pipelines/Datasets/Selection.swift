/// Which datasets of a pipeline a command is about.
///
/// `gold.fact_sales`, `silver.*`, `gold.fact_sales+` (and all that read it), `+gold.fact_sales` (and all that it
/// reads), several with commas between them.
public struct Selection: Sendable, Hashable {
  /// One of the parts between commas.
  public struct Term: Sendable, Hashable {
    /// Dataset's name or `schema.*`.
    public var pattern: String
    public var includesUpstream: Bool
    public var includesDownstream: Bool
  }

  /// Empty means everything.
  public var terms: [Term]

  /// Everything.
  public static let all = Selection(terms: [])
}
