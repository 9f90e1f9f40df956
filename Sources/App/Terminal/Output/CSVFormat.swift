import Relational

/// Batches as comma-separated values, a line feed behind each line.
///
/// Source: RFC 4180.
struct CSVFormat: Sendable {
  private var hasHeader = false

  mutating func append(_ batch: Batch) -> [UInt8] {
    var bytes: [UInt8] = []
    if !hasHeader {
      hasHeader = true
      for (index, name) in batch.names.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(Array(name.utf8)[...], to: &bytes)
      }
      if !batch.columns.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    }
    // A null that is alone on its line is quoted, since readers skip empty lines.
    let null = Array((batch.columns.count == 1 ? "\"\"" : "").utf8)
    let columns = batch.columns.map {
      RenderedColumn($0, rowCount: batch.rowCount, style: .csv(null: null))
    }
    bytes.reserveCapacity(columns.reduce(bytes.count) { $0 + $1.bytes.count + batch.rowCount })
    for row in 0..<batch.rowCount {
      for index in columns.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        columns[index].append(row, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Writes text, in quotation marks where its bytes would otherwise mean something.
  static func write(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let mark = UInt8(ascii: "\"")
    let needsMarks =
      text.isEmpty
      || text.contains { $0 == UInt8(ascii: ",") || $0 == mark || $0 == 10 || $0 == 13 }
    guard needsMarks else {
      bytes += text
      return
    }
    bytes.append(mark)
    for byte in text {
      if byte == mark { bytes.append(mark) }
      bytes.append(byte)
    }
    bytes.append(mark)
  }
}
