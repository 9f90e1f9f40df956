public import Relational

/// Files that are read as one table: same columns, same way of writing.
public struct Source: Sendable {
  /// Name of the bronze table.
  public var name: String
  /// The files, by name.
  public var files: [SourceFile]
  /// Pattern below the landing folder that finds the files, and later ones like them.
  public var pattern: String
  /// How the files are written.
  public var format: SourceFile.Format
  /// How delimited files are written.
  public var dialect: Dialect
  /// Columns of the files, top level, in order.
  public var columns: [SourceColumn]
  /// What the names of the files say.
  public var terms: [NameTerm]
  /// Whether names of files say that some come later than others.
  public var hasVersions: Bool
  /// Whether the header line cannot be used: names that are empty or occur twice.
  public var ignoresHeader: Bool
}

/// One top-level column of a source.
public struct SourceColumn: Sendable, Hashable {
  /// Name as the files have it.
  public var original: String
  /// Name in bronze.
  public var name: String
  /// Type in bronze: text, and lists and structures of text.
  public var type: DataType
}

/// Rows that can be mapped: those of a source, or the elements of lists in them.
public struct Relation: Sendable {
  /// Name of the staging table without its prefix.
  public var name: String
  /// Index of the source.
  public var source: Int
  /// Lists that lead from the source's rows to these, outermost first, each as a path in the one before.
  public var path: [[String]]
  /// Columns that can be mapped.
  public var columns: [RelationColumn]
  /// What names say that the rows are about.
  public var terms: [NameTerm]
  /// Rows in all files.
  public var rowCount: Int64
  /// Rows that differ from all others of their file.
  public var distinctCount: Int64
  /// Name of the engine's temporary table.
  var table: String
}

/// A column of a relation, and where it comes from.
public struct RelationColumn: Sendable {
  /// Name for people: `Order ID`, `customer.email`.
  public var label: String
  /// Depth of the list whose element it is in; 0 for the source's own rows.
  public var depth: Int
  /// Steps from there.
  public var steps: [String]
  /// Type in bronze.
  public var type: DataType
  /// What the values are like.
  public var profile: ColumnProfile
  /// Name in the engine's temporary table.
  var engineName: String
}
