/// How the files of a `read_files` are laid out; what does not concern their format is at its default.
public struct FileOptions: Sendable, Hashable {
  /// What becomes of a row that cannot be read as declared.
  public enum Mode: String, Sendable {
    case permissive, dropMalformed, failFast
  }

  /// Text between values.
  public var delimiter = ","
  /// Whether the first line names the columns.
  public var hasHeader = true
  /// `nil` when nothing quotes.
  public var quote: String? = "\""
  /// Character before a quote inside a quoted value.
  public var escape: String? = "\\"
  /// Start of lines to leave out; `nil` when there are none.
  public var comment: String?
  /// How characters are kept as bytes; `nil` to look at each file.
  public var encoding: TextEncoding?
  /// Text that stands for NULL.
  public var nullValue = ""
  /// Whether values (csv) or documents (json) run over several lines.
  public var isMultiLine = false
  /// Lines to leave out at the start of each file.
  public var skippedRows = 0
  /// Whether spaces before a value are left out.
  public var ignoresLeadingWhiteSpace = false
  /// Whether spaces behind a value are left out.
  public var ignoresTrailingWhiteSpace = false
  /// Sheet and cells of a workbook.
  public var cellRange = CellRange()
  /// What becomes of a row that cannot be read as declared.
  public var mode = Mode.permissive
  /// strptime formats, the first that fits wins; empty means ISO.
  public var dateFormats: [String] = []
  /// strptime formats, the first that fits wins; empty means ISO.
  public var timestampFormats: [String] = []
  /// How numbers are written; `nil` for plain ones, with groups of digits taken in decimals alone, as Spark does.
  public var numberFormat: NumberFormat?
  /// Whether types are found by looking at the values; otherwise all is text.
  public var infersColumnTypes = true
  /// Glob on the file's name; `nil` for all.
  public var fileNamePattern: String?
  /// Whether folders below the path are read too.
  public var isRecursive = true
  /// Whether a file that changed after it was read is read again.
  public var allowsOverwrites = false
  /// Most files one update takes; `nil` for all.
  public var maximumFilesPerUpdate: Int?

  /// The defaults.
  public init() {}
}
