public import Delta
public import Relational

/// A table at a version: `gold.fact_sales`, `gold.fact_sales@v3`, `gold.fact_sales@2024-05-01T08:00Z`.
public struct TableReference: Sendable, Hashable, CustomStringConvertible {
  /// Which table.
  public var table: TableName
  /// Which of its states.
  public var selector: VersionSelector

  /// Names a state of a table.
  public init(_ table: TableName, at selector: VersionSelector = .latest) {
    self.table = table
    self.selector = selector
  }

  /// Reads a reference; behind `@` stands `v` and a version, a day, or an instant in UTC.
  ///
  /// A day means its end, so that `@2024-05-01` is the state in which that day was left.
  ///
  /// - Throws: `Explanation` saying which part cannot be read.
  public init(_ text: String) throws(Explanation) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    table = try TableName(String(parts[0]))
    selector = .latest
    guard parts.count == 2 else { return }
    let wanted = parts[1]
    if let number = Int64(wanted.dropFirst()), wanted.first == "v" || wanted.first == "V",
      number >= 0
    {
      selector = .version(number)
    } else if let instant = InstantText.endOfUnit(String(wanted)) {
      selector = .timestamp(milliseconds: instant)
    } else {
      throw Explanation(
        "lakehouse.table-version",
        "`\(text)` names no version of \(table)",
        why: "`\(wanted)` is neither a version nor an instant",
        next: "write \(table)@v3, \(table)@2024-05-01 or \(table)@2024-05-01T08:00Z"
      )
    }
  }

  /// The reference in the form that is read back.
  public var description: String {
    switch selector {
    case .latest: table.description
    case .version(let version): "\(table)@v\(version)"
    case .timestamp(let milliseconds):
      "\(table)@\(UTCInstant(microseconds: milliseconds * 1_000))"
    }
  }
}
