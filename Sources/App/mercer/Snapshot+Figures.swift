internal import Delta
internal import Relational

extension Snapshot {
  /// Rows of the table; `nil` when a file does not say.
  var rowCount: Int64? {
    var sum: Int64 = 0
    for file in files {
      guard let count = file.rowCount else { return nil }
      sum += count
    }
    return sum
  }

  /// Bytes of the live data files.
  var sizeInBytes: Int64 { files.reduce(0) { $0 + $1.size } }
}

extension AddFile {
  /// Rows of the file; `nil` when its statistics do not say.
  fileprivate var rowCount: Int64? {
    guard let stats, let json = try? JSON(parsing: stats) else { return nil }
    let deleted = deletionVector?["cardinality"]?.int64 ?? 0
    return json["numRecords"]?.int64.map { $0 - deleted }
  }
}
