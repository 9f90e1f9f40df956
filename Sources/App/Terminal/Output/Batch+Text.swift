public import Relational

extension OutputFormat {
  /// All rows of a batch in the format.
  public func text(of batch: Batch, on screen: Screen, rowLimit: Int = 50) -> String {
    var formatter = BatchFormatter(self, screen: screen, rowLimit: rowLimit)
    let bytes = formatter.append(batch)
    return String(decoding: bytes + formatter.finish(), as: UTF8.self)
  }
}

extension Batch {
  /// The rows as an array of objects; equal column names are made different.
  public var json: JSON {
    let names = JSONFormat.uniqueNames(names)
    return .array(
      (0..<rowCount).map { row in .object(Array(zip(names, self.row(row).map(\.json)))) }
    )
  }
}
