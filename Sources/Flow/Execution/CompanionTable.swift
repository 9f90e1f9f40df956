public import Lakehouse

/// A table that an update keeps beside that of a dataset.
public enum CompanionTable: Sendable, CaseIterable {
  /// Rows that expectations dropped.
  case quarantine
  /// Lines of landed files that could not be made rows.
  case rejects
  /// Rows of the quarantine that somebody mended.
  case mended

  /// What follows the name of the dataset's table.
  public var suffix: String {
    switch self {
    case .quarantine: Quarantine.suffix
    case .rejects: Rejects.suffix
    case .mended: MendedRows.suffix
    }
  }

  /// The table that `name` lies beside, if its name says so.
  public static func original(of name: TableName) -> (kind: CompanionTable, table: TableName)? {
    for kind in allCases where name.name.hasSuffix(kind.suffix) {
      let stem = String(name.name.dropLast(kind.suffix.count))
      if let table = try? TableName(layer: name.layer, name: stem) { return (kind, table) }
    }
    return nil
  }
}
