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
    bytes.reserveCapacity(batch.rowCount * batch.columns.count * 8)
    for row in 0..<batch.rowCount {
      for index in batch.columns.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(batch.columns[index], row, alone: batch.columns.count == 1, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Writes one value; a null that is alone on its line is quoted, since readers skip empty lines.
  private func write(_ column: Column, _ row: Int, alone: Bool, to bytes: inout [UInt8]) {
    if let isNull = column.isNull, isNull[row] {
      if alone { bytes += "\"\"".utf8 }
      return
    }
    switch column.storage {
    case .bytes(let text, let offsets) where column.type != .binary:
      Self.write(text[offsets[row]..<offsets[row + 1]], to: &bytes)
    case .integers(let values) where column.type.isNumeric: bytes += String(values[row]).utf8
    default: Self.write(Array((column[row].text ?? "").utf8)[...], to: &bytes)
    }
  }

  /// Writes text, in quotation marks where its bytes would otherwise mean something.
  private static func write(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
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
