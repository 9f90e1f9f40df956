public import Delta
public import Relational

/// One commit's worth of change to a table, as its caller describes it.
public struct TableChange: Sendable {
  /// What happens to the rows that were there.
  public enum Kind: String, Sendable {
    /// They stay.
    case append
    /// They go: the new files are the table.
    case overwrite
  }

  /// What happens to the rows that were there.
  public var kind: Kind
  /// The columns of the new files, partition columns among them, in order.
  public var schema: Schema
  /// Columns whose values chose the files' folders; a change of them needs an overwrite.
  public var partitionColumns: [String]
  /// Table properties to set; those not named stay as they are.
  public var properties: [String: String]
  /// The table's comment; `nil` leaves it as it is.
  public var description: String?
  /// Columns by which rows will be clustered; recorded as the property `mercer.clusterBy`.
  public var clusterColumns: [String]
  /// Files below the table's folder, as `QueryEngine.write` reported them.
  public var files: [ParquetWriteReport.File]
  /// Step of an application's stream that the commit completes.
  public var transaction: AppTransaction?
  /// What the commit is called in the history; `nil` stands for the protocol's own name of the change.
  public var operation: String?
  /// Parameters that the history shows.
  public var operationParameters: [(name: String, value: String)]
  /// What the caller wants to find again with the commit, as one JSON object.
  public var details: JSON?
  /// The version the change was computed from; another commit since then is a conflict.
  ///
  /// `nil` lets an append follow whatever came first, and takes an overwrite to have read nothing.
  public var baseVersion: Int64?

  /// Describes a change.
  public init(
    _ kind: Kind,
    schema: Schema,
    files: [ParquetWriteReport.File],
    partitionColumns: [String] = [],
    properties: [String: String] = [:],
    description: String? = nil,
    clusterColumns: [String] = [],
    transaction: AppTransaction? = nil,
    operation: String? = nil,
    operationParameters: [(name: String, value: String)] = [],
    details: JSON? = nil,
    baseVersion: Int64? = nil
  ) {
    self.kind = kind
    self.schema = schema
    self.files = files
    self.partitionColumns = partitionColumns
    self.properties = properties
    self.description = description
    self.clusterColumns = clusterColumns
    self.transaction = transaction
    self.operation = operation
    self.operationParameters = operationParameters
    self.details = details
    self.baseVersion = baseVersion
  }
}
