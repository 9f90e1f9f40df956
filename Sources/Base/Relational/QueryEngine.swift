/// One session of a query engine: DuckDB today, Spark beyond one machine.
///
/// Statements of one session run one after another and see its temporary objects; sessions of one engine
/// share everything else. Cancelling the task interrupts the running statement.
public protocol QueryEngine: Sendable {
  /// Runs one statement and returns its rows, all in memory.
  ///
  /// - Throws: `QueryError`.
  func rows(_ sql: SQL) async throws -> Batch

  /// Runs one statement and hands its rows over batch by batch, in memory that does not grow.
  ///
  /// - Throws: `QueryError`, or what `body` throws.
  func stream(_ sql: SQL, _ body: @Sendable (Batch) throws -> Void) async throws

  /// Runs statements for what they do.
  ///
  /// - Throws: `QueryError`.
  func run(_ sql: SQL) async throws

  /// Names and types of a query's columns, found without running it.
  ///
  /// - Throws: `QueryError` for unknown tables and columns, with the position in the text.
  func columns(of query: SQL) async throws -> [QueryColumn]

  /// The parse tree of one SELECT statement in DuckDB's `json_serialize_sql` form.
  ///
  /// - Throws: `QueryError` when the text is not exactly one SELECT.
  func syntaxTree(ofSelect text: String) async throws -> JSON

  /// Writes the rows of a query to Parquet files and checks expectations in the same pass.
  ///
  /// - Throws: `QueryError`; files that were begun are removed.
  func write(_ request: ParquetWrite) async throws -> ParquetWriteReport

  /// How far the running statement is, 0...1; `nil` when unknown. Callable from anywhere.
  var progress: Double? { get }
}

/// One column of a query that was described, not run.
public struct QueryColumn: Sendable, Hashable {
  /// Name as the query gives it.
  public var name: String
  /// The engine's own name for the type.
  public var engineType: String
  /// The Delta type that holds its values; `nil` when there is none.
  public var type: DataType?

  /// Describes a column.
  public init(name: String, engineType: String, type: DataType?) {
    self.name = name
    self.engineType = engineType
    self.type = type
  }
}

/// What an engine says went wrong with a statement.
public struct QueryError: Error, Sendable, Equatable {
  /// Which part of the work refused.
  public enum Kind: String, Sendable {
    case syntax, binding, conversion, constraint, interrupted, memory, io, permission, other
  }

  /// Which part of the work refused.
  public var kind: Kind
  /// The engine's full message, without the excerpt of the statement.
  public var message: String
  /// The statement's text.
  public var sql: String
  /// Character offset of the fault in `sql`, when the engine says.
  public var position: Int?

  /// Gathers the facts.
  public init(kind: Kind, message: String, sql: String, position: Int? = nil) {
    self.kind = kind
    self.message = message
    self.sql = sql
    self.position = position
  }
}
