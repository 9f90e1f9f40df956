internal import Decoding
public import Pipelines
public import Relational

/// What the beginning of a file tells about it: packing, encoding, line ends, the text itself.
///
/// Costs one read of at most 256 KB, however long the file is. Later bytes may still say otherwise: a file that is ASCII
/// up to there is called UTF-8.
public struct FileInspection: Sendable, Hashable {
  /// What a file holds, by its bytes.
  public enum Content: String, Sendable {
    case text, parquet, zip
  }

  /// Where the encoding is known from.
  public enum Evidence: String, Sendable {
    /// Somebody said so.
    case stated
    /// The file begins with the mark of its encoding.
    case byteOrderMark
    /// The bytes look like it.
    case detected
  }

  /// How lines end; a file of one line without an end counts as `lineFeed`.
  public enum LineEnd: String, Sendable {
    case lineFeed = "\n"
    case carriageReturnLineFeed = "\r\n"
    case carriageReturn = "\r"
    case mixed
  }

  /// Length in bytes, as it lies there.
  public var sizeInBytes: Int64
  /// How the file is packed.
  public var compression: Compression
  /// What it holds, unpacked.
  public var content: Content
  /// How its characters are kept.
  public var encoding: TextEncoding
  /// Where the encoding is known from.
  public var evidence: Evidence
  /// Length of the byte order mark, unpacked; 0 when there is none.
  public var byteOrderMarkLength: Int
  /// How its first lines end.
  public var lineEnd: LineEnd
  /// Its first characters without the mark; up to 256 KB, cut between two lines where the file goes on.
  public var head: String
  /// Whether `head` is all of the file.
  public var isWhole: Bool

  private static let headSize = 1 << 18

  /// Reads the beginning of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - stated: Encoding to take when there is no byte order mark; `nil` to look for it.
  /// - Throws: `Explanation` when the file cannot be read.
  public init(of path: String, stated: TextEncoding? = nil) throws(Explanation) {
    let file = try ByteFile(path)
    let raw = try file.bytes(at: 0, count: FileInspection.headSize)
    sizeInBytes = file.sizeInBytes
    compression = Compression(raw)
    var unpacker = Unpacker(compression)
    var unpacked: [UInt8] = []
    var rest = raw[...]
    while !rest.isEmpty, unpacked.count < FileInspection.headSize {
      // A piece may hold a thousand times as much.
      unpacked += unpacker.decode(Array(rest.prefix(1 << 13))).bytes
      rest = rest.dropFirst(1 << 13)
    }
    let sample = Array(unpacked.prefix(FileInspection.headSize))
    isWhole =
      Int64(raw.count) == file.sizeInBytes && rest.isEmpty && sample.count == unpacked.count
    content =
      sample.starts(with: "PAR1".utf8) ? .parquet : compression == .zip ? .zip : .text
    (encoding, byteOrderMarkLength, evidence) = FileInspection.encoding(of: sample, stated)
    var text: [UInt8] = []
    if content == .text, compression.isReadable {
      let body = Array(sample.dropFirst(byteOrderMarkLength))
      if encoding == .utf8 {
        text = body
      } else if var converter = CharacterConverter(from: encoding.systemName) {
        converter.convert(body, into: &text)
      }
    }
    if !isWhole, let end = text.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      text.removeLast(text.count - end - 1)
    }
    head = String(decoding: text, as: UTF8.self)
    lineEnd = FileInspection.lineEnd(of: text)
  }

  /// Finds the encoding of a text by its mark, what was said, or its bytes.
  private static func encoding(of bytes: [UInt8], _ stated: TextEncoding?)
    -> (TextEncoding, mark: Int, Evidence)
  {
    let marks: [(TextEncoding, [UInt8])] = [
      (.utf8, [0xEF, 0xBB, 0xBF]), (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]),
      (.utf32BigEndian, [0, 0, 0xFE, 0xFF]), (.utf16LittleEndian, [0xFF, 0xFE]),
      (.utf16BigEndian, [0xFE, 0xFF]),
    ]
    if let (encoding, mark) = marks.first(where: { bytes.starts(with: $0.1) }) {
      return (encoding, mark.count, .byteOrderMark)
    }
    if let stated { return (stated, 0, .stated) }
    if let wide = wideEncoding(of: bytes) { return (wide, 0, .detected) }
    return (TextTally(bytes).isSingleByte ? .windows1252 : .utf8, 0, .detected)
  }

  /// UTF-16 without a mark shows by zeros in every other byte: delimiters, digits and line ends have one each.
  private static func wideEncoding(of bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 4 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in bytes.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let pairs = bytes.count / 2
    if zeros.odd * 10 >= pairs * 4, zeros.even * 50 <= pairs { return .utf16LittleEndian }
    if zeros.even * 10 >= pairs * 4, zeros.odd * 50 <= pairs { return .utf16BigEndian }
    return nil
  }

  private static func lineEnd(of text: [UInt8]) -> LineEnd {
    var found: Set<LineEnd> = []
    for (index, byte) in text.enumerated() {
      if byte == 0x0A, index == 0 || text[index - 1] != 0x0D { found.insert(.lineFeed) }
      if byte == 0x0D {
        let isPair = index + 1 < text.count && text[index + 1] == 0x0A
        found.insert(isPair ? .carriageReturnLineFeed : .carriageReturn)
      }
    }
    return found.count > 1 ? .mixed : found.first ?? .lineFeed
  }
}
