/// Why a record of a file is no row.
enum RecordFlaw: Sendable, Hashable {
  /// Bytes that are no characters of the file's encoding.
  case invalidBytes(count: Int, encoding: String)
  case columnCount(expected: Int, found: Int)
  /// Text behind a closing quote; `isDoubled` when it is a quote.
  case textBehindQuote(isDoubled: Bool)
  /// The file ends, or goes on for very long, inside of quotes.
  case openQuote
  /// The quotes hold lines that look like rows of this file.
  case swallowedRows(count: Int)
  case tooLong(sizeInBytes: Int64)
  case notJSON(String)
  case notObject

  var reason: String {
    switch self {
    case .invalidBytes(let count, let encoding):
      "\(count == 1 ? "one byte is" : "\(count) bytes are") no \(encoding); shown as \\xNN"
    case .columnCount(let expected, let found):
      "\(expected) \(expected == 1 ? "column" : "columns") expected, found: \(found)"
    case .textBehindQuote(isDoubled: true):
      "a quote is doubled inside of quotes; where the file doubles quotes, add escape => '\"' to read_files"
    case .textBehindQuote(isDoubled: false): "text follows a closing quote"
    case .openQuote:
      "unterminated quote: what it opens in this line does not end where a value ends"
    case .swallowedRows(let count):
      "unterminated quote: what it opens would run over \(count) lines that are rows themselves"
    case .tooLong(let size): "\(size) bytes without an end of the record"
    case .notJSON(let fault): "malformed JSON: \(fault)"
    case .notObject: "malformed JSON: an object was expected"
    }
  }
}
