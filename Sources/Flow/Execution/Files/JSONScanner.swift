internal import Relational

/// Goes through a JSON file document by document, and finds those that are no rows.
///
/// Documents lie one on a line, in an array, or one behind another. One that breaks the grammar costs itself: in lines its line, else
/// all up to the bracket that closes it.
struct JSONScanner: ~Copyable {
  private var window: ByteWindow
  private var line: Int64 = 1
  private let encoding: String
  private let quotesLongNumbers: Bool
  private(set) var tally = TextTally()
  private(set) var shape = PreparedFile.JSONShape.lines
  /// Whether an array is open.
  private var isInArray = false

  init(
    _ file: consuming ByteFile,
    from offset: Int64,
    _ encoding: String,
    quotesLongNumbers: Bool,
    _ cancellation: Cancellation
  ) throws {
    window = ByteWindow(file, from: offset, cancellation)
    self.encoding = encoding
    self.quotesLongNumbers = quotesLongNumbers
    shape = try JSONScanner.shape(&window)
    try window.move(to: offset)
  }

  /// The next document; `nil` at the end of the file.
  mutating func next() throws -> ScannedRecord? {
    if shape == .lines { return try nextLine() }
    while try skipSpace() {
      let byte = window.bytes[window.position]
      if !isInArray, byte == 0x5B {
        isInArray = true
        window.position += 1
      } else if isInArray, byte == 0x2C {
        window.position += 1
      } else if isInArray, byte == 0x5D {
        isInArray = false
        window.position += 1
      } else {
        return try document()
      }
    }
    guard isInArray else { return nil }
    isInArray = false
    return record(.rejected(.notJSON("the file ends before the array is closed")), window.offset)
  }

  // MARK: Shapes

  /// Finds how documents follow one another, by the first of them.
  private static func shape(_ window: inout ByteWindow) throws -> PreparedFile.JSONShape {
    while try window.advance(), isSpace(window.bytes[window.position]) { window.position += 1 }
    guard window.position < window.end else { return .lines }
    if window.bytes[window.position] == 0x5B { return .array }
    var walk = JSONWalk(quotesLongNumbers: false)
    var tally = TextTally()
    while true {
      let bytes = window.bytes
      var position = window.position
      let step = walk.advance(
        over: bytes.span,
        from: &position,
        to: window.end,
        base: window.start,
        isLine: false,
        &tally
      )
      window.position = position
      switch step {
      case .ended: return walk.lineCount == 0 ? .lines : .documents
      case .broken:
        // A document over many lines is broken further down; a broken line is followed by whole ones.
        return walk.lineCount > 0 && walk.isOverLines ? .documents : .lines
      case .more: if try !window.advance() { return walk.isOverLines ? .documents : .lines }
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  // MARK: Lines

  private mutating func nextLine() throws -> ScannedRecord? {
    guard try window.advance() else { return nil }
    let start = window.offset
    var walk = JSONWalk(quotesLongNumbers: quotesLongNumbers)
    while try window.advance() {
      let byte = window.bytes[window.position]
      guard JSONScanner.isSpace(byte) else { break }
      if byte == 0x0A {
        defer {
          window.position += 1
          line += 1
        }
        return record(.blank, start)
      }
      window.position += 1
    }
    guard try window.advance() else { return nil }
    let fault = try walkThrough(&walk, isLine: true)
    if fault == nil, try skipBlanks() {
      return try endLine(rejected(walk) ?? .row, walk, from: start)
    }
    return try endLine(
      .rejected(.notJSON(fault ?? "text follows the document")),
      walk,
      from: start
    )
  }

  /// Ends a record with its line, whatever is left of it.
  private mutating func endLine(
    _ kind: ScannedRecord.Kind,
    _ walk: JSONWalk,
    from start: Int64
  ) throws -> ScannedRecord {
    while try window.advance() {
      let bytes = window.bytes
      var index = window.position
      while index < window.end, bytes[index] != 0x0A { index += 1 }
      let isFound = index < window.end
      window.position = index
      if isFound { break }
    }
    var found = record(kind, start)
    found.insertions = walk.insertions
    if try window.advance() {
      window.position += 1
      line += 1
    }
    return found
  }

  /// Passes over spaces; whether the line ends behind them.
  private mutating func skipBlanks() throws -> Bool {
    while try window.advance() {
      let byte = window.bytes[window.position]
      if byte == 0x0A { return true }
      guard JSONScanner.isSpace(byte) else { return false }
      window.position += 1
    }
    return true
  }

  // MARK: Documents

  private mutating func document() throws -> ScannedRecord {
    let start = window.offset
    let first = line
    var walk = JSONWalk(quotesLongNumbers: quotesLongNumbers)
    let fault = try walkThrough(&walk, isLine: false)
    guard let fault else {
      line += Int64(walk.lineCount)
      var found = record(rejected(walk) ?? .row, start)
      found.line = first
      found.insertions = walk.insertions
      return found
    }
    try window.move(to: start)
    try skipBrackets()
    var found = record(.rejected(.notJSON(fault)), start)
    found.line = first
    return found
  }

  /// Passes over a broken document: to the bracket that closes it, or to the next comma or line end when it opens none.
  private mutating func skipBrackets() throws {
    var depth = 0
    var isText = false
    var isEscaped = false
    while try window.advance() {
      let byte = window.bytes[window.position]
      if byte == 0x0A { line += 1 }
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isText = false
        }
      } else if byte == 0x22 {
        isText = true
      } else if byte == 0x7B || byte == 0x5B {
        depth += 1
      } else if byte == 0x7D || byte == 0x5D {
        depth -= 1
      }
      window.position += 1
      if depth < 0 || depth == 0 && !isText && (byte == 0x7D || byte == 0x5D || byte == 0x0A) {
        return
      }
    }
    // What ends within a document closes no array either.
    isInArray = false
  }

  /// Passes over space and counts lines; `false` at the end of the file.
  private mutating func skipSpace() throws -> Bool {
    while try window.advance() {
      let byte = window.bytes[window.position]
      guard JSONScanner.isSpace(byte) else { return true }
      if byte == 0x0A { line += 1 }
      window.position += 1
    }
    return false
  }

  // MARK: Both

  /// Walks to the end of a value; what is wrong with it otherwise.
  private mutating func walkThrough(_ walk: inout JSONWalk, isLine: Bool) throws -> String? {
    while true {
      let bytes = window.bytes
      var position = window.position
      let step = walk.advance(
        over: bytes.span,
        from: &position,
        to: window.end,
        base: window.start,
        isLine: isLine,
        &tally
      )
      window.position = position
      switch step {
      case .ended: return nil
      case .broken(let fault): return fault
      case .more:
        if try !window.advance() { return "the file ends inside the document" }
      }
    }
  }

  private func rejected(_ walk: JSONWalk) -> ScannedRecord.Kind? {
    if !walk.isObject { return .rejected(.notObject) }
    guard walk.invalidCount > 0 else { return nil }
    return .rejected(.invalidBytes(count: walk.invalidCount, encoding: encoding))
  }

  private func record(_ kind: ScannedRecord.Kind, _ start: Int64) -> ScannedRecord {
    let length = window.offset - start
    var kind = kind
    if kind == .row, length > RecordLayout.longestRecord {
      kind = .rejected(.tooLong(sizeInBytes: length))
    }
    return ScannedRecord(kind: kind, bytes: start..<window.offset, line: line, lineEnd: .none)
  }
}
