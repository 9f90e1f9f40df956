internal import Lakehouse
internal import Relational

/// Where the tables of private datasets lie: in a layer that listings leave out.
enum PrivateTable {
  /// `_private.<schema>__<name>` for the dataset `<schema>.<name>`.
  static func name(of dataset: TableName) throws -> TableName {
    try TableName(layer: "_private", name: dataset.layer + "__" + dataset.name)
  }
}
