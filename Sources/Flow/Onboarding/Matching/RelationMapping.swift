/// What the columns of a relation are in the contract.
public struct RelationMapping: Sendable {
  /// What one column was chosen for.
  public struct Choice: Sendable {
    /// Index of the relation's column.
    public var column: Int
    /// How sure it is, 0...1.
    public var confidence: Double
    /// What else the column may be, best first.
    public var alternatives: [(slot: Slot, score: Double)]
  }

  /// Index of the relation.
  public var relation: Int
  /// The table whose rows these are; `nil` when they are none of the contract's.
  public var grain: String?
  /// How sure that is, 0...1.
  public var confidence: Double
  /// Other tables that it may be, best first.
  public var alternatives: [(table: String, score: Double)]
  /// The columns, by what they are.
  public var choices: [Slot: Choice]

  /// The index of the column that fills a slot.
  func column(_ slot: Slot) -> Int? { choices[slot]?.column }
}
