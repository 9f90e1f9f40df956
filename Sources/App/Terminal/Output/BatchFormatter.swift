public import Relational

/// How rows are written.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// Drawn for people, up to a number of rows.
  case table
  /// RFC 4180 with lines ending in a line feed; null is empty, empty text is `""`.
  case csv
  /// One array of objects; numbers keep every digit.
  case json
  /// A Markdown table.
  case markdown
}

/// Turns batches into text as they come, in memory that does not grow with their number.
///
/// Shape: `append` for each batch, then `finish` once; what they return goes out in that order. A batch without
/// rows is enough to make the columns known.
public struct BatchFormatter: Sendable {
  private enum Kind {
    case table(TableFormat)
    case csv(CSVFormat)
    case json(JSONFormat)
    case markdown(MarkdownFormat)
  }

  private var kind: Kind

  /// Chooses a format; a table shows up to `rowLimit` rows and counts the rest, other formats show all.
  public init(_ format: OutputFormat, screen: Screen, rowLimit: Int = 50) {
    kind =
      switch format {
      case .table: .table(TableFormat(screen: screen, rowLimit: rowLimit))
      case .csv: .csv(CSVFormat())
      case .json: .json(JSONFormat())
      case .markdown: .markdown(MarkdownFormat())
      }
  }

  /// Takes rows in and returns the UTF-8 text that can go out.
  public mutating func append(_ batch: Batch) -> [UInt8] {
    switch kind {
    case .table(var format):
      format.append(batch)
      kind = .table(format)
      return []
    case .csv(var format):
      let bytes = format.append(batch)
      kind = .csv(format)
      return bytes
    case .json(var format):
      let bytes = format.append(batch)
      kind = .json(format)
      return bytes
    case .markdown(var format):
      let bytes = format.append(batch)
      kind = .markdown(format)
      return bytes
    }
  }

  /// Returns the UTF-8 text that is left when all rows are in.
  public func finish() -> [UInt8] {
    switch kind {
    case .table(let format): format.finish()
    case .csv: []
    case .json(let format): format.finish()
    case .markdown: []
    }
  }
}
