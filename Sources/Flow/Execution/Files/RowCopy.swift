/// A file of rows alone, one a line, as the engine reads them best.
struct RowCopy: ~Copyable {
  private var sink: ByteSink
  private let isJSON: Bool
  private static let pieceSize = 1 << 20

  init(_ path: String, isJSON: Bool) throws {
    sink = try ByteSink(path)
    self.isJSON = isJSON
  }

  /// Adds a record of an open file with what is to be inserted.
  mutating func add(_ record: ScannedRecord, of file: borrowing ByteFile) throws {
    var place = record.bytes.lowerBound
    for insertion in record.insertions {
      try copy(place..<insertion.place, of: file)
      try sink.write([insertion.byte])
      place = insertion.place
    }
    try copy(place..<record.bytes.upperBound, of: file)
    try sink.write([0x0A])
  }

  consuming func finish() throws { try sink.finish() }

  private mutating func copy(_ range: Range<Int64>, of file: borrowing ByteFile) throws {
    var start = range.lowerBound
    while start < range.upperBound {
      let count = Int(min(Int64(RowCopy.pieceSize), range.upperBound - start))
      var bytes = try file.bytes(at: start, count: count)
      if bytes.isEmpty { return }
      start += Int64(bytes.count)
      // Between the tokens of a document a line end is but a space.
      if isJSON { bytes = bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } }
      try sink.write(bytes)
    }
  }
}
