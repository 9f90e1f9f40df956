/// How a delimited file is written.
public struct Dialect: Sendable, Hashable {
  /// Text between values.
  public var delimiter = ","
  /// Quote around values; empty when there is none.
  public var quote = "\""
  /// Character before a quote within quotes; empty when there is none.
  public var escape = "\""
  /// Whether the first line names the columns.
  public var hasHeader = true
  /// Lines before the header.
  public var skippedRows = 0
  /// Character encoding, as `read_files` names it.
  public var encoding = "UTF-8"

  /// Comma, double quotes, a header.
  public init() {}
}
