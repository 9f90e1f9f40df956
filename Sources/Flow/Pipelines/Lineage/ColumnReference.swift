/// One column of a dataset or of landed files.
public struct ColumnReference: Sendable, Hashable {
  /// Where the column lies.
  public var node: LineageNode
  /// The column's name, as its dataset spells it.
  public var column: String

  /// Names a column.
  public init(_ node: LineageNode, _ column: String) {
    self.node = node
    self.column = column
  }
}

extension ColumnReference: Comparable, CustomStringConvertible {
  /// By node, then by name.
  public static func < (left: Self, right: Self) -> Bool {
    (left.node, left.column) < (right.node, right.column)
  }

  /// `schema.name.column`, or the path of files, `:` and the column.
  public var description: String {
    switch node {
    case .files(let path): "\(path):\(column)"
    case .dataset(let name): "\(name).\(column)"
    }
  }
}
