/// One column of a table.
public struct CatalogColumn: Sendable, Hashable {
  /// A column somewhere else.
  public struct Origin: Sendable, Hashable {
    /// `layer.name` of the table.
    public var table: String
    /// Name of the column there.
    public var column: String

    /// Names a column.
    public init(table: String, column: String) {
      self.table = table
      self.column = column
    }
  }

  /// As declared; compared without regard to case.
  public var name: String
  /// As SQL people write it; empty when unknown.
  public var type: String
  /// Whether NULL may occur.
  public var isNullable: Bool
  /// What it holds; empty when nobody said.
  public var comment: String
  /// Whether its values are about a person and are not shown.
  public var isPersonal = false
  /// Columns that its values are computed from.
  public var origins: [Origin] = []

  /// Describes a column.
  public init(_ name: String, type: String, isNullable: Bool = true, comment: String = "") {
    self.name = name
    self.type = type
    self.isNullable = isNullable
    self.comment = comment
  }
}
