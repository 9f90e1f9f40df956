/// The text of one SQL file with its `${…}` replaced, and where each byte of it stands in the file.
struct SQLText: Sendable {
  /// A stretch that comes from one place: the file itself, or one reference.
  private struct Piece: Sendable {
    var start: Int
    var fileOffset: Int
    var isVerbatim: Bool
  }

  /// Where a line of the file begins.
  private struct Line: Sendable {
    var start: Int
    var number: Int
  }

  let file: String
  /// UTF-8, references replaced.
  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []
  private let original: [UInt8]
  private let lines: [Line]

  /// Replaces every `${name}` outside comments by its value in `configuration`.
  ///
  /// `faults` gets an entry for each name without one; it stays in the text as it is.
  init(
    file: String,
    text: String,
    configuration: [String: String],
    faults: inout [SQLFault]
  ) {
    self.file = file
    let original = Array(text.utf8)
    self.original = original
    let starts = [0] + original.indices.filter { original[$0] == Byte.newline }.map { $0 + 1 }
    lines = starts.enumerated().map { Line(start: $0.element, number: $0.offset + 1) }
    var scanner = ReferenceScanner(bytes: original)
    var copied = 0
    while let reference = scanner.next() {
      guard let value = configuration[reference.name] else {
        faults.append(
          SQLFault(
            "sql.unknown-parameter",
            "`${\(reference.name)}` has no value",
            at: bytes.count + reference.range.lowerBound - copied,
            why: configuration.isEmpty
              ? "the pipeline has no `configuration`"
              : "the pipeline's configuration has "
                + configuration.keys.sorted().joined(separator: ", "),
            next: Wording.didYouMean(reference.name, configuration.keys)
              ?? "add `\(reference.name):` to the pipeline's `configuration` in databricks.yml"
          )
        )
        continue
      }
      copy(copied..<reference.range.lowerBound)
      pieces.append(
        Piece(start: bytes.count, fileOffset: reference.range.lowerBound, isVerbatim: false)
      )
      bytes += SQLText.escaped(value, in: reference.quote)
      copied = reference.range.upperBound
    }
    copy(copied..<original.count)
  }

  /// The value as it must stand in a text, so that a quote in it does not end the text.
  private static func escaped(_ value: String, in quote: UInt8) -> [UInt8] {
    guard quote != 0 else { return Array(value.utf8) }
    return value.utf8.flatMap { byte in
      byte == quote || byte == Byte.backslash ? [Byte.backslash, byte] : [byte]
    }
  }

  /// The place in the file that the byte at `offset` comes from.
  func place(at offset: Int) -> SourcePlace {
    let piece = pieces.last(whileTrue: { $0.start <= offset })
    var position = piece?.fileOffset ?? 0
    if let piece, piece.isVerbatim { position += offset - piece.start }
    position = min(position, original.count)
    let start = lines.last(whileTrue: { $0.start <= position }) ?? Line(start: 0, number: 1)
    let column = original[start.start..<position].count { $0 & 0xC0 != 0x80 }
    return SourcePlace(file: file, line: start.number, column: column + 1)
  }

  /// Text of a range of bytes.
  subscript(range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func copy(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    pieces.append(Piece(start: bytes.count, fileOffset: range.lowerBound, isVerbatim: true))
    bytes += original[range]
  }
}
