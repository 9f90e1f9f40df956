internal import Foundation
internal import Lakehouse
internal import Relational

/// Where the tables of private datasets lie: in a layer that listings leave out.
enum PrivateTable {
  private static let layer = "_private"

  /// `_private.<schema>__<name>` for the dataset `<schema>.<name>`.
  static func name(of dataset: TableName) throws -> TableName {
    try TableName(layer: layer, name: dataset.layer + "__" + dataset.name)
  }

  /// Every table of a private dataset, and what lies beside them, by the name it would have if it were public.
  static func all(in lake: Lake) throws -> [(dataset: TableName, table: TableName)] {
    let folder = lake.folder + "/" + layer
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return try names.sorted().compactMap { name in
      guard let gap = name.firstRange(of: "__") else { return nil }
      let table = try TableName(layer: layer, name: name)
      guard lake.table(table).exists else { return nil }
      let dataset = try TableName(
        layer: String(name[..<gap.lowerBound]),
        name: String(name[gap.upperBound...])
      )
      return (dataset, table)
    }
  }
}
