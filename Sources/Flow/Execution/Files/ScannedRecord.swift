/// A stretch of a text file with what it is.
struct ScannedRecord: Sendable {
  enum Kind: Sendable, Hashable {
    case header, row, blank, comment, skipped
    case rejected(RecordFlaw)
  }

  enum LineEnd: UInt8, Sendable {
    case none, lineFeed, carriageReturn, both
  }

  var kind: Kind
  /// Place in the file, the line end left out.
  var bytes: Range<Int64>
  /// Number of its first line, from 1.
  var line: Int64
  var lineEnd: LineEnd
  var columnCount = 0
  /// Places before which a byte must stand for the engine to read what is meant.
  var insertions: [Insertion] = []

  struct Insertion: Sendable {
    var place: Int64
    var byte: UInt8
  }
}
