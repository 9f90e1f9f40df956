public import Relational

/// Columns that are known before lineage is traced.
public struct KnownColumns: Sendable {
  /// Tables of the lake, by `schema.name` in lower case.
  ///
  /// What a pipeline declares is traced from its SQL; its table is looked at only where the SQL reads files of
  /// unknown columns.
  public var tables: [String: Schema]
  /// Columns of files, without `_rescued_data`, `_metadata` and `_row_id`; sources that are missing count as unknown.
  public var files: [FileSource: Schema]

  /// Gathers what is known.
  public init(tables: [String: Schema] = [:], files: [FileSource: Schema] = [:]) {
    self.tables = tables
    self.files = files
  }
}

extension ProjectCheck {
  /// What the check learnt about columns.
  public var knownColumns: KnownColumns {
    var known = KnownColumns(tables: existing, files: fileColumns)
    for (name, columns) in columns {
      known.tables[name] = Schema(columns.map { Field($0.name, $0.type ?? .string) })
    }
    return known
  }
}
