/// A piece of SQL with its bound values.
///
/// Interpolated values are bound, never pasted: `"select * from t where day = \(day)"`. Names are quoted with
/// `\(name: "gold.fact_sales")`, text literals with `\(literal: "a'b")`, and anything else that goes in as it
/// is must say so: `\(raw: text)`. Another `SQL` joins with its own bindings.
public struct SQL: Sendable, Hashable {
  /// One stretch of a statement.
  public enum Segment: Sendable, Hashable {
    case text(String)
    case binding(Value)
  }

  /// Text and bindings in the order of the statement.
  public private(set) var segments: [Segment]

  /// SQL taken as it is, without looking at it.
  public init(raw text: String) {
    segments = [.text(text)]
  }

  /// The statement with `$1`, `$2` … in place of bound values.
  public var text: String {
    var index = 0
    return segments.map { segment in
      switch segment {
      case .text(let text): return text
      case .binding:
        index += 1
        return "$\(index)"
      }
    }.joined()
  }

  /// Bound values in the order of their `$n`.
  public var bindings: [Value] {
    segments.compactMap { if case .binding(let value) = $0 { value } else { nil } }
  }

  /// Adds `other` behind this.
  public mutating func append(_ other: SQL) {
    segments += other.segments
  }

  /// Double-quoted identifier; a dotted name is quoted part by part.
  public static func quote(name: String) -> String {
    name.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
      .map { quote(identifier: String($0)) }.joined(separator: ".")
  }

  /// One double-quoted identifier; dots belong to it.
  public static func quote(identifier: String) -> String { enclose(identifier, in: "\"") }

  /// Single-quoted text literal.
  public static func quote(literal: String) -> String { enclose(literal, in: "'") }

  /// Single-quoted path of one file, which a reader of the engine does not take for a pattern.
  public static func quote(path: String) -> String {
    let wild: Set<Unicode.Scalar> = ["*", "?", "["]
    guard path.unicodeScalars.contains(where: wild.contains) else { return quote(literal: path) }
    var pattern = String.UnicodeScalarView()
    for scalar in path.unicodeScalars {
      pattern.append(contentsOf: wild.contains(scalar) ? ["[", scalar, "]"] : [scalar])
    }
    return quote(literal: String(pattern))
  }

  /// Goes by scalars, as the engine does: a quote that carries a combining mark is another `Character`.
  private static func enclose(_ text: String, in quote: Unicode.Scalar) -> String {
    var quoted = String.UnicodeScalarView([quote])
    for scalar in text.unicodeScalars {
      if scalar == quote { quoted.append(quote) }
      quoted.append(scalar)
    }
    quoted.append(quote)
    return String(quoted)
  }
}

extension SQL: ExpressibleByStringInterpolation {
  /// SQL as spelled in the source.
  public init(stringLiteral value: String) { self.init(raw: value) }

  /// Joins the spelled and the bound parts.
  public init(stringInterpolation: Interpolation) { segments = stringInterpolation.segments }

  /// Gathers the parts of an interpolated `SQL` literal.
  public struct Interpolation: StringInterpolationProtocol {
    var segments: [Segment] = []

    /// Starts empty.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds text from the source.
    public mutating func appendLiteral(_ literal: String) { segments.append(.text(literal)) }
    /// Binds a value.
    public mutating func appendInterpolation(_ value: Value) { segments.append(.binding(value)) }
    /// Binds text.
    public mutating func appendInterpolation(_ value: String) {
      segments.append(.binding(.string(value)))
    }
    /// Binds a whole number.
    public mutating func appendInterpolation(_ value: some BinaryInteger) {
      segments.append(.binding(.integer(Int64(value))))
    }
    /// Joins another piece of SQL with its bindings.
    public mutating func appendInterpolation(_ sql: SQL) { segments += sql.segments }
    /// Adds a quoted name, `layer.table` quoted part by part.
    public mutating func appendInterpolation(name: String) {
      segments.append(.text(SQL.quote(name: name)))
    }
    /// Adds one quoted identifier.
    public mutating func appendInterpolation(identifier: String) {
      segments.append(.text(SQL.quote(identifier: identifier)))
    }
    /// Adds a quoted text literal, where a binding is not allowed.
    public mutating func appendInterpolation(literal: String) {
      segments.append(.text(SQL.quote(literal: literal)))
    }
    /// Adds the quoted path of one file.
    public mutating func appendInterpolation(path: String) {
      segments.append(.text(SQL.quote(path: path)))
    }
    /// Adds text as it is.
    public mutating func appendInterpolation(raw: String) { segments.append(.text(raw)) }
  }
}

extension Sequence where Element == SQL {
  /// The pieces behind each other with `separator` between them.
  public func joined(separator: String) -> SQL {
    var result: SQL = ""
    for (index, piece) in enumerated() {
      if index > 0 { result.append(SQL(raw: separator)) }
      result.append(piece)
    }
    return result
  }
}
