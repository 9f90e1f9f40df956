internal import Relational

/// Goes through a delimited file record by record, and finds those that are no rows.
///
/// A record that breaks the rules of quoting ends with its first line, and reading goes on behind it: one stray quote costs
/// one line, not the rest of the file. Memory does not grow with the length of records.
struct RecordScanner: ~Copyable {
  private let layout: RecordLayout
  private var window: ByteWindow
  private var line: Int64 = 1
  private var hasSeenHeader: Bool
  private var columnCount: Int?
  private(set) var tally = TextTally()
  /// Bit 0: ends a run of bytes outside of quotes; bit 1: inside.
  private let classes: [UInt8]

  /// Begins at `offset`, behind a byte order mark.
  init(
    _ file: consuming ByteFile,
    from offset: Int64,
    _ layout: RecordLayout,
    _ cancellation: Cancellation
  ) {
    self.layout = layout
    window = ByteWindow(file, from: offset, cancellation)
    hasSeenHeader = !layout.hasHeader
    columnCount = layout.columnCount
    var classes = [UInt8](repeating: 0, count: 256)
    for byte in 0x80...0xFF { classes[byte] = 3 }
    for byte in [0x0A, 0x0D] { classes[byte] = 3 }
    if let first = layout.delimiter.first { classes[Int(first)] = 3 }
    if let quote = layout.quote { classes[Int(quote)] |= 2 }
    if let escape = layout.escape { classes[Int(escape)] |= 2 }
    self.classes = classes
  }

  /// The next stretch of the file; `nil` at its end.
  mutating func next() throws -> ScannedRecord? {
    guard try window.advance() else { return nil }
    if line <= layout.skippedLines { return try physicalLine(as: .skipped) }
    if !layout.comment.isEmpty, startsWith(layout.comment) {
      return try physicalLine(as: .comment)
    }
    let start = window.offset
    var walk = RecordWalk()
    let table = classes
    while true {
      let bytes = window.bytes
      var position = window.position
      let step = walk.advance(
        over: bytes.span,
        from: &position,
        to: window.end,
        base: window.start,
        layout,
        table.span,
        &tally
      )
      window.position = position
      switch step {
      case .ended: return try finish(walk, from: start)
      case .broken(let flaw):
        return try resume(behind: walk.lineCount > 0 ? .openQuote : flaw, walk, from: start)
      case .more:
        if window.offset - start > RecordLayout.longestRecord {
          return try resume(behind: walk.lineCount > 0 ? .openQuote : nil, walk, from: start)
        }
        guard try window.advance() else {
          guard !walk.isInsideQuotes else {
            return try resume(behind: .openQuote, walk, from: start)
          }
          return try finish(walk, from: start)
        }
      }
    }
  }

  // MARK: Ends of records

  private mutating func finish(_ walk: RecordWalk, from start: Int64) throws -> ScannedRecord {
    let end = window.offset
    let lineEnd = takeLineEnd()
    var record = ScannedRecord(kind: .row, bytes: start..<end, line: line, lineEnd: lineEnd)
    record.columnCount = walk.columnCount
    record.insertions = walk.insertions
    if !walk.hasContent {
      record.kind = .blank
    } else if !hasSeenHeader {
      record.kind = .header
      hasSeenHeader = true
      if columnCount == nil { columnCount = walk.columnCount }
    } else if let flaw = flaw(of: walk) {
      let isRunaway: Bool
      switch flaw {
      case .swallowedRows: isRunaway = true
      case .columnCount: isRunaway = walk.lineCount > RecordLayout.mostLines
      default: isRunaway = false
      }
      if isRunaway { return try resume(behind: flaw, walk, from: start) }
      record.kind = .rejected(flaw)
    }
    line += Int64(walk.lineCount) + (lineEnd == .none ? 0 : 1)
    return record
  }

  private func flaw(of walk: RecordWalk) -> RecordFlaw? {
    let expected = columnCount ?? walk.columnCount
    if expected > 2, walk.lineCount >= RecordLayout.suspiciousLines,
      walk.swallowedRows(expected) * 10 >= walk.lineCount * 9
    {
      return .swallowedRows(count: walk.swallowedRows(expected))
    }
    if walk.invalidCount > 0 {
      return .invalidBytes(count: walk.invalidCount, encoding: layout.encoding)
    }
    let found = walk.columnCount
    // A delimiter at the end of each line is a habit of some programs.
    if found == expected + 1, walk.endsWithDelimiter { return nil }
    return found == expected ? nil : .columnCount(expected: expected, found: found)
  }

  /// Ends the record with its first line; what follows is read anew.
  private mutating func resume(behind flaw: RecordFlaw?, _ walk: RecordWalk, from start: Int64)
    throws -> ScannedRecord
  {
    try window.move(to: walk.firstLineEnd ?? start)
    if walk.firstLineEnd == nil { try skipLine() }
    let end = window.offset
    let record = ScannedRecord(
      kind: .rejected(flaw ?? .tooLong(sizeInBytes: end - start)),
      bytes: start..<end,
      line: line,
      lineEnd: takeLineEnd()
    )
    line += record.lineEnd == .none ? 0 : 1
    return record
  }

  // MARK: Lines

  private mutating func physicalLine(as kind: ScannedRecord.Kind) throws -> ScannedRecord {
    let start = window.offset
    try skipLine()
    let end = window.offset
    let lineEnd = takeLineEnd()
    defer { line += 1 }
    return ScannedRecord(kind: kind, bytes: start..<end, line: line, lineEnd: lineEnd)
  }

  /// Moves to the end of the line, whatever it holds.
  private mutating func skipLine() throws {
    while try window.advance() {
      let bytes = window.bytes
      var index = window.position
      while index < window.end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      let isFound = index < window.end
      window.position = index
      if isFound { return }
    }
  }

  private mutating func takeLineEnd() -> ScannedRecord.LineEnd {
    let bytes = window.bytes
    let place = window.position
    guard place < bytes.count, bytes[place] == 0x0A || bytes[place] == 0x0D else { return .none }
    let isPair = bytes[place] == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A
    window.position += isPair ? 2 : 1
    return isPair ? .both : bytes[place] == 0x0A ? .lineFeed : .carriageReturn
  }

  private func startsWith(_ prefix: [UInt8]) -> Bool {
    window.bytes[window.position...].starts(with: prefix)
  }
}
