internal import Pipelines
internal import Relational

/// How records of a delimited file are told apart, in bytes.
struct RecordLayout: Sendable {
  var delimiter: [UInt8]
  var quote: UInt8?
  /// The quote itself where quotes are doubled.
  var escape: UInt8?
  var comment: [UInt8]
  var skippedLines: Int
  var hasHeader: Bool
  /// Columns of a record; `nil` when the header tells.
  var columnCount: Int?
  /// Name of the encoding, for messages.
  var encoding = TextEncoding.utf8.name

  /// Longest record that becomes a row; the engine holds a record in memory as a whole, some times over.
  static let longestRecord: Int64 = 128 << 20
  /// From so many lines on, a record with a wrong number of columns is taken for an open quote.
  static let mostLines = 50
  /// From so many lines on, quotes are suspected to hold rows.
  static let suspiciousLines = 20

  /// - Throws: `Explanation` for a quote or escape that is no single ASCII character.
  init(_ source: FileSource, columnCount: Int?) throws {
    let options = source.options
    func byte(_ text: String?, _ name: String) throws -> UInt8? {
      guard let text else { return nil }
      guard text.utf8.count == 1, let byte = text.utf8.first else {
        throw Explanation(
          "source.unsupported-option",
          "`\(name)` must be one ASCII character, not `\(text)`",
          place: source.place.description
        )
      }
      return byte
    }
    delimiter = Array(options.delimiter.utf8)
    quote = try byte(options.quote, "quote")
    escape = quote == nil ? nil : try byte(options.escape, "escape")
    comment = Array((options.comment ?? "").utf8)
    skippedLines = options.skippedRows
    hasHeader = options.hasHeader
    self.columnCount = columnCount
  }
}
