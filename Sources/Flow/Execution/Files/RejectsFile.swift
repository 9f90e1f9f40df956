internal import Relational

/// Records of landed files that are no rows, on their way to the rejects table.
struct RejectsFile: ~Copyable {
  private var sink: ByteSink
  private let source: String
  /// Longest text that is kept; a longer record is found in its file.
  private static let longestText = 1 << 16

  init(_ path: String, of source: String) throws {
    sink = try ByteSink(path)
    self.source = source
  }

  /// Adds a record; `line` is `nil` for a whole file.
  mutating func add(_ bytes: [UInt8], of length: Int, line: Int64?, reason: String) throws {
    let isWhole = bytes.count == length
    let cut = isWhole ? "" : " (\(length) bytes; the first \(bytes.count) are kept here)"
    let json: JSON = [
      "file": .string(source), "line": line.map { JSON($0) } ?? .null,
      "raw": .string(RejectsFile.printable(bytes)), "reason": .string(reason + cut),
    ]
    try sink.write((json.text + "\n").utf8)
  }

  /// Adds a record of an open file.
  mutating func add(_ record: ScannedRecord, of file: borrowing ByteFile, reason: String) throws {
    let length = Int(record.bytes.upperBound - record.bytes.lowerBound)
    let bytes = try file.bytes(
      at: record.bytes.lowerBound,
      count: min(length, RejectsFile.longestText)
    )
    try add(bytes, of: length, line: record.line, reason: reason)
  }

  consuming func finish() throws { try sink.finish() }

  /// The bytes as text; one that is no character as `\xNN`.
  static func printable(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    let span = bytes.span
    var index = 0
    while index < bytes.count {
      let length = TextTally.length(at: index, in: span)
      if length > 0 {
        output += bytes[index..<index + length]
      } else {
        let digits = String(bytes[index], radix: 16, uppercase: true)
        output += "\\x\(digits.count == 1 ? "0" : "")\(digits)".utf8
      }
      index += max(1, length)
    }
    return String(decoding: output, as: UTF8.self)
  }
}
