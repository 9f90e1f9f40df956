public import Relational

/// One table or view of a catalog.
public struct CatalogTable: Sendable {
  /// What makes the rows.
  public enum Kind: String, Sendable {
    case streamingTable = "streaming table"
    case materializedView = "materialized view"
    case temporaryView = "temporary view"
    /// In the lake, and made by no pipeline of the project.
    case table
    /// Lies beside the table `original`: its quarantine, its rejects, its mended rows.
    case companion
  }

  /// Columns that refer to the key of another table.
  public struct Reference: Sendable, Hashable {
    /// Columns here.
    public var columns: [String]
    /// The other table, `layer.name`.
    public var table: String
    /// Columns there.
    public var referenced: [String]
    /// Whether the SQL says so; otherwise names suggest it.
    public var isDeclared: Bool

    /// Describes a reference.
    public init(columns: [String], table: String, referenced: [String], isDeclared: Bool = true) {
      self.columns = columns
      self.table = table
      self.referenced = referenced
      self.isDeclared = isDeclared
    }
  }

  /// What the lake holds of a table.
  public struct Storage: Sendable {
    /// `nil` when a file does not say.
    public var rowCount: Int64?
    /// Of the live data files.
    public var sizeInBytes: Int64
    /// Live data files.
    public var fileCount: Int
    /// Newest commit.
    public var version: Int64
    /// When it was made.
    public var changedAt: UTCInstant
    /// Newest commits, newest first.
    public var commits: [Commit]

    /// Describes what lies there.
    public init(
      rowCount: Int64?,
      sizeInBytes: Int64,
      fileCount: Int,
      version: Int64,
      changedAt: UTCInstant,
      commits: [Commit] = []
    ) {
      self.rowCount = rowCount
      self.sizeInBytes = sizeInBytes
      self.fileCount = fileCount
      self.version = version
      self.changedAt = changedAt
      self.commits = commits
    }
  }

  /// One version of a table.
  public struct Commit: Sendable, Hashable {
    /// Commit number, 0 or more.
    public var version: Int64
    /// When it was made.
    public var at: UTCInstant
    /// Such as `WRITE`.
    public var operation: String
    /// Rows that it wrote; `nil` when it does not say.
    public var rowCount: Int64?
    /// The program that made it.
    public var engine: String

    /// Describes a commit.
    public init(version: Int64, at: UTCInstant, operation: String, rowCount: Int64?, engine: String)
    {
      self.version = version
      self.at = at
      self.operation = operation
      self.rowCount = rowCount
      self.engine = engine
    }
  }

  /// SQL as it stands in the project.
  public struct Source: Sendable, Hashable {
    /// Path in the project.
    public var path: String
    /// All of the file.
    public var text: String

    /// Names a file and its text.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }

    /// What one row is: the first comment of the file, without `Grain:`; `nil` when it begins otherwise.
    public var grain: String? {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        .drop { $0.allSatisfy(\.isWhitespace) }.prefix { $0.hasPrefix("--") }
      let comment = lines.map { $0.drop { $0 == "-" || $0 == " " } }.joined(separator: " ")
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !comment.isEmpty else { return nil }
      guard comment.lowercased().hasPrefix("grain:") else { return comment }
      let rest = comment.dropFirst(6).drop { $0 == " " }
      return rest.prefix(1).uppercased() + rest.dropFirst()
    }
  }

  /// `layer.name`.
  public var name: String
  /// What makes the rows.
  public var kind: Kind
  /// The table that a companion lies beside.
  public var original: String?
  /// Whether it is for its own pipeline only.
  public var isPrivate = false
  /// What it holds; empty when nobody said.
  public var comment = ""
  /// In the order of the table.
  public var columns: [CatalogColumn] = []
  /// Columns that tell rows apart, as the SQL promises; empty when it does not.
  public var primaryKey: [String] = []
  /// Whether the SQL says what the primary key is; otherwise names suggest it.
  public var isPrimaryKeyDeclared = false
  /// Columns that refer to other tables.
  public var references: [Reference] = []
  /// Columns whose values choose the folder.
  public var partitionColumns: [String] = []
  /// Columns by which rows lie together in files.
  public var clusterColumns: [String] = []
  /// Table properties, by name.
  public var properties: [(name: String, value: String)] = []
  /// Rules for its rows, in the order of the SQL.
  public var expectations: [CatalogExpectation] = []
  /// Tables that its query reads, `layer.name`.
  public var inputs: [String] = []
  /// Files that its query reads, as paths with wildcards.
  public var files: [String] = []
  /// The SQL that makes it; `nil` without a project.
  public var source: Source?
  /// `nil` when the lake does not hold it.
  public var storage: Storage?
  /// Some of its rows, as many values in each as there are columns; `nil` when none were asked for.
  public var sample: [[Value]]?
  /// Rows in its quarantine.
  public var quarantined: Int64 = 0
  /// Lines of landed files that could not be made rows.
  public var rejected: Int64 = 0

  /// Describes a table by what every table has.
  public init(_ name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// First part of the name.
  public var layer: String { String(name.prefix { $0 != "." }) }
  /// Name without the layer.
  public var shortName: String { String(name.dropFirst(layer.count + 1)) }

  /// The column of that name, without regard to case.
  public func column(_ name: String) -> CatalogColumn? {
    let wanted = name.lowercased()
    return columns.first { $0.name.lowercased() == wanted }
  }

  /// What one row is; `nil` when nobody said.
  public var grain: String? { source?.grain }

  var sortKey: String { original.map { $0 + "\u{1}" + name } ?? name }
}
