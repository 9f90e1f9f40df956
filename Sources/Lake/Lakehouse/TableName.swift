public import Relational

/// Name of a table: its layer and its own name, `gold.fact_sales`.
public struct TableName: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// First part, such as `gold`.
  public let layer: String
  /// Second part, such as `fact_sales`.
  public let name: String

  /// Joins a layer and a name.
  ///
  /// - Throws: `Explanation` when a part is empty or has characters other than letters, digits, `_` and `-`.
  public init(layer: String, name: String) throws(Explanation) {
    for part in [layer, name] where !TableName.isPart(part) {
      throw Explanation(
        "lakehouse.table-name",
        "`\(layer).\(name)` is no table name",
        why: part.isEmpty
          ? "the layer and the name must not be empty"
          : "`\(part)` has characters other than letters, digits, _ and -",
        next: "write it as layer.name, such as silver.orders"
      )
    }
    self.layer = layer
    self.name = name
  }

  /// Reads `layer.name`; double quotes or backticks around a part are taken off.
  ///
  /// - Throws: `Explanation` when the text has not exactly two parts.
  public init(_ text: String) throws(Explanation) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      .map { TableName.unquoted(String($0)) }
    guard parts.count == 2 else {
      throw Explanation(
        "lakehouse.table-name",
        "`\(text)` is no table name",
        why: parts.count < 2 ? "it names no layer" : "it has \(parts.count) parts instead of 2",
        next: "write it as layer.name, such as silver.orders"
      )
    }
    try self.init(layer: parts[0], name: parts[1])
  }

  /// `layer.name`.
  public var description: String { layer + "." + name }

  /// By layer, then by name.
  public static func < (left: TableName, right: TableName) -> Bool {
    (left.layer, left.name) < (right.layer, right.name)
  }

  private static func isPart(_ part: String) -> Bool {
    !part.isEmpty
      && part.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
      }
  }

  private static func unquoted(_ part: String) -> String {
    guard part.count >= 2, let first = part.first, first == part.last, first == "\"" || first == "`"
    else { return part }
    return String(part.dropFirst().dropLast())
  }
}
