/// A piece of HTML.
///
/// What is spelled in the source goes in as it is, what is interpolated is escaped, for text and for quoted attributes
/// alike: `"<a href=\"\(link)\">\(name)</a>"`. Another `HTML` joins unchanged.
public struct HTML: Sendable, Hashable {
  /// The markup.
  public private(set) var text: String

  /// Nothing.
  public static let empty: HTML = ""

  /// Adds `other` behind this.
  public static func += (left: inout HTML, right: HTML) { left.text += right.text }

  /// `other` behind this.
  public static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.text + right.text) }

  private init(markup: String) {
    text = markup
  }

  /// Text that means itself, in an element and in a quoted attribute; characters that HTML has no place for are replaced.
  public static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      case 9, 10: bytes.append(byte)
      case 13: bytes += "&#13;".utf8
      case 0..<32, 127: bytes += "\u{FFFD}".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension HTML: ExpressibleByStringInterpolation {
  /// Markup as spelled in the source.
  public init(stringLiteral value: String) { text = value }

  /// Joins the spelled and the escaped parts.
  public init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// Gathers the parts of an interpolated `HTML` literal.
  public struct Interpolation: StringInterpolationProtocol {
    var text = ""

    /// Starts empty.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds markup from the source.
    public mutating func appendLiteral(_ literal: String) { text += literal }
    /// Adds text that means itself.
    public mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }
    /// Adds a whole number.
    public mutating func appendInterpolation(_ value: some BinaryInteger) { text += String(value) }
    /// Adds a length, to a tenth.
    public mutating func appendInterpolation(_ value: Double) {
      let rounded = (value * 10).rounded() / 10
      text += rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
    /// Joins another piece.
    public mutating func appendInterpolation(_ html: HTML) { text += html.text }
    /// Joins pieces one behind the other.
    public mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { text += piece.text }
    }
  }
}

extension Sequence<HTML> {
  /// The pieces behind each other with `separator` between them.
  func joined(separator: HTML = "") -> HTML {
    var result: HTML = ""
    for (index, piece) in enumerated() {
      if index > 0 { result += separator }
      result += piece
    }
    return result
  }
}
