/// Writes blocks of a table as lines of text.
public struct TextFormatter: Sendable {
  /// The header line, with its line break; empty in JSON.
  public let header: [UInt8]
  private let columns: [ColumnFormatter]
  private let maximumBytes: Int
  private let dialect: TextDialect

  /// Prepares the columns of a table.
  public init(_ columns: [MadeColumn], _ dialect: TextDialect) {
    self.dialect = dialect
    header =
      dialect == .json ? [] : Array((columns.map(\.name).joined(separator: ",") + "\n").utf8)
    self.columns = columns.enumerated().map {
      ColumnFormatter($1, isFirst: $0 == 0, dialect)
    }
    maximumBytes = self.columns.reduce(4) { $0 + $1.maximumBytes }
  }

  /// Appends the rows of a block.
  public func write(_ block: ColumnBlock, to buffer: inout ByteBuffer) {
    // Escapes make a text at most six times as long.
    let texts = block.columns.reduce(0) { sum, values in
      if case .texts(let bytes, _) = values { sum + 6 * bytes.count } else { sum }
    }
    buffer.write(room: maximumBytes * block.rowCount + texts) { cursor in
      for row in 0..<block.rowCount {
        if dialect == .json { cursor.put(UInt8(ascii: "{")) }
        for index in columns.indices {
          switch block.columns[index] {
          case .numbers(let numbers): columns[index].write(numbers[row], &cursor)
          case .texts(let bytes, let offsets):
            columns[index].write(bytes, offsets[row]..<offsets[row + 1], &cursor)
          }
        }
        if dialect == .json { cursor.put(UInt8(ascii: "}")) }
        cursor.put(10)
      }
    }
  }
}
