/// A request to write a query's rows to Parquet files, checking expectations on the way.
public struct ParquetWrite: Sendable {
  /// A condition each row is measured against.
  public struct Condition: Sendable, Hashable {
    /// Name that the report uses.
    public var name: String
    /// Boolean expression over the query's columns, in the engine's dialect; NULL counts as failed.
    public var expression: String
    /// Whether a row that fails goes to the rejected files instead of the kept ones.
    public var dropsRow: Bool

    /// Describes a condition.
    public init(name: String, expression: String, dropsRow: Bool) {
      self.name = name
      self.expression = expression
      self.dropsRow = dropsRow
    }
  }

  /// The rows; every column named in `schema` is among its columns.
  public var query: SQL
  /// Columns to write, in order; each is cast to its type first.
  public var schema: Schema
  /// Absolute path of an existing folder.
  public var folder: String
  /// Start of each file name; makes names unique within the folder.
  public var filePrefix: String
  /// Columns whose values choose the sub-folder; they are left out of the files.
  public var partitionColumns: [String]
  /// What each row is measured against, on its cast values.
  public var conditions: [Condition]

  /// Gathers a request.
  public init(
    query: SQL,
    schema: Schema,
    folder: String,
    filePrefix: String,
    partitionColumns: [String] = [],
    conditions: [Condition] = []
  ) {
    self.query = query
    self.schema = schema
    self.folder = folder
    self.filePrefix = filePrefix
    self.partitionColumns = partitionColumns
    self.conditions = conditions
  }
}

/// What was written, and how the conditions came out.
public struct ParquetWriteReport: Sendable {
  /// One Parquet file.
  public struct File: Sendable {
    /// Path relative to the request's folder.
    public var path: String
    /// Rows in the file.
    public var rowCount: Int64
    /// Size of the whole file.
    public var sizeInBytes: Int64
    /// Text of the partition columns' values; `nil` is null.
    public var partitionValues: [(column: String, value: String?)]
    /// Bounds of the columns that have any.
    public var statistics: [ColumnStatistics]
    /// Names of the dropping conditions that every row of this file failed; empty for kept rows.
    public var failedConditions: [String]

    /// Describes a file.
    public init(
      path: String,
      rowCount: Int64,
      sizeInBytes: Int64,
      partitionValues: [(column: String, value: String?)],
      statistics: [ColumnStatistics],
      failedConditions: [String]
    ) {
      self.path = path
      self.rowCount = rowCount
      self.sizeInBytes = sizeInBytes
      self.partitionValues = partitionValues
      self.statistics = statistics
      self.failedConditions = failedConditions
    }
  }

  /// How many rows met a condition.
  public struct Count: Sendable, Hashable {
    /// Name of the condition.
    public var name: String
    /// Rows for which the condition is true.
    public var passed: Int64
    /// Rows for which it is false or NULL.
    public var failed: Int64

    /// Describes a count.
    public init(name: String, passed: Int64, failed: Int64) {
      self.name = name
      self.passed = passed
      self.failed = failed
    }
  }

  /// Every file that was written, kept and dropped rows apart.
  public var files: [File]
  /// In the order of the request's conditions.
  public var counts: [Count]

  /// Gathers a report.
  public init(files: [File], counts: [Count]) {
    self.files = files
    self.counts = counts
  }

  /// Files of rows that no dropping condition refused.
  public var keptFiles: [File] { files.filter { $0.failedConditions.isEmpty } }
  /// Files of rows that some dropping condition refused.
  public var droppedFiles: [File] { files.filter { !$0.failedConditions.isEmpty } }
  /// Rows in kept files.
  public var keptRowCount: Int64 { keptFiles.reduce(0) { $0 + $1.rowCount } }
  /// Rows in dropped files.
  public var droppedRowCount: Int64 { droppedFiles.reduce(0) { $0 + $1.rowCount } }
}

/// Smallest and largest value of one column in one file.
public struct ColumnStatistics: Sendable, Hashable {
  /// Member names from the outside in; one name for a plain column.
  public var path: [String]
  /// The smallest value; `nil` when unknown or all are null.
  public var minimum: Value?
  /// The largest value; `nil` when unknown or all are null.
  public var maximum: Value?
  /// Absent values; `nil` when unknown.
  public var nullCount: Int64?

  /// Describes a column of a file.
  public init(path: [String], minimum: Value?, maximum: Value?, nullCount: Int64?) {
    self.path = path
    self.minimum = minimum
    self.maximum = maximum
    self.nullCount = nullCount
  }
}
