public import Relational

/// One column of a made-up table.
public struct MadeColumn: Sendable, Hashable {
  /// Name in every format.
  public var name: String
  /// How its numbers become values.
  public var shape: ColumnShape
  /// Whether a value may be absent.
  public var isNullable: Bool
  /// What it holds, in which unit, for people.
  public var comment: String

  /// Describes a column.
  public init(
    _ name: String,
    _ shape: ColumnShape,
    isNullable: Bool = false,
    comment: String
  ) {
    self.name = name
    self.shape = shape
    self.isNullable = isNullable
    self.comment = comment
  }

  /// The column as tables declare it.
  public var field: Field {
    Field(name, shape.dataType, isNullable: isNullable, comment: comment)
  }
}
