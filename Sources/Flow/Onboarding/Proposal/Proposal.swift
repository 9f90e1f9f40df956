/// How files become the tables of the contract, with everything that was decided on the way.
public struct Proposal: Sendable {
  /// What was found in the files.
  public var findings: Findings
  /// The mapping of each relation, in the order of `findings.relations`.
  public var mappings: [RelationMapping]
  /// Staging of each relation that is used, by its index.
  public var stagings: [Int: Staging]
  /// Every table of the contract, filled or empty.
  public var tables: [TableProposal]
  /// Currency that all amounts are in.
  public var currency: String
  /// Everything that was decided, in the order of the work.
  public var decisions: [Decision]

  /// Whether anything of the contract was found.
  public var isUseful: Bool { tables.contains { !$0.contributions.isEmpty } }

  /// What only the owner of the files knows, in order.
  public var questions: [Question] {
    decisions.filter { $0.confidence < 0.7 }.compactMap(\.question)
  }

  /// Sources whose files map to nothing.
  public var unmapped: [Source] {
    findings.sources.enumerated().filter { index, _ in
      !stagings.keys.contains { findings.relations[$0].source == index }
    }.map(\.element)
  }
}

/// How one table of the contract is filled.
public struct TableProposal: Sendable {
  /// A relation that rows come from.
  public struct Contribution: Sendable {
    /// Index of the relation.
    public var relation: Int
    /// Whether its rows are rows of the table; else they are gathered by key.
    public var isOwn: Bool
  }

  /// How a column is made.
  public enum Making: Sendable {
    /// From a column of the sources.
    case landed
    /// By a rule, from columns of lower levels.
    case rule(Derivation, level: Int, confidence: Double)
    /// Nobody knows it.
    case absent
  }

  /// The table of the contract.
  public var table: ContractTable
  /// Where its rows come from; empty when no source has any.
  public var contributions: [Contribution]
  /// How each column is made, inputs included.
  public var makings: [String: Making]

  /// The highest level of its rules.
  var levels: Int {
    makings.values.map { if case .rule(_, let level, _) = $0 { level } else { 0 } }.max() ?? 0
  }
}

/// How the rows of a relation become typed columns.
public struct Staging: Sendable {
  /// One typed column.
  public struct Column: Sendable {
    /// What it is in the contract.
    public var slot: Slot
    /// Name in the staging table.
    public var name: String
    /// Index of the relation's column; `nil` when it is made by `rule`.
    public var column: Int?
    /// A time of day that belongs to it.
    public var timeColumn: Int?
    /// Formats of days and instants.
    public var dateFormats: [DateFormat] = []
    /// How numbers are written.
    public var numberFormat = ColumnProfile.NumberFormat()
    /// What values mean.
    public var values: [(value: String, meaning: String, confidence: Double)] = []
    /// How it is made when it is not landed.
    public var rule: Derivation?
    /// Why it may be wrong; one line for each guess, with the confidence.
    public var guesses: [(confidence: Double, text: String)] = []
  }

  /// Typed columns in order.
  public var columns: [Column]
  /// Whether the same record twice counts once: in a file, everywhere, or not at all.
  public var duplicates: Duplicates

  /// What becomes of records that are alike.
  public enum Duplicates: Sendable {
    case oncePerFile, once, kept
  }
}
