public import Lakehouse
public import Pipelines

extension Lake {
  /// Where the table of a dataset lies; that of a private one lies in a layer that listings leave out.
  ///
  /// - Throws: `Explanation` when the dataset's name is no table name.
  public func table(of dataset: Dataset) throws -> LakeTable {
    let name = try TableName(dataset.name)
    let isHidden = dataset.isPrivate || dataset.kind == .temporaryView
    return table(isHidden ? try PrivateTable.name(of: name) : name)
  }
}
