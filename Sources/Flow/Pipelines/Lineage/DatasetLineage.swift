/// Where the columns and rows of one dataset come from.
public struct DatasetLineage: Sendable, Hashable {
  /// `schema.name`.
  public var name: String
  /// Columns in the order of the table.
  public var columns: [ColumnLineage]
  /// Columns that decide which rows there are: joins, filters, groups, expectations that drop rows.
  public var rows: [ColumnSource]
  /// What is read, in order of appearance, each once.
  public var inputs: [LineageNode]
  /// What each expectation looks at, in the order of the statement.
  public var expectations: [ExpectationLineage]
  /// Names that could not be followed, apart from those of single columns.
  public var unresolved: [UnresolvedName]

  /// The column of that name, without regard to case.
  public func column(named name: String) -> ColumnLineage? {
    let wanted = name.lowercased()
    return columns.first { $0.name.lowercased() == wanted }
  }

  /// Whether every name could be followed.
  public var isComplete: Bool {
    unresolved.isEmpty && columns.allSatisfy { $0.unresolved.isEmpty }
  }
}
