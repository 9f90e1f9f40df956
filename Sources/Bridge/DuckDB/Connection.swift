internal import CDuckDB
internal import Relational

/// One session, used by one thread at a time.
struct Connection: ~Copyable {
  let handle: SessionHandle

  init(_ database: Database) throws(QueryError) {
    let handle = try SessionHandle(database)
    let settings = [
      "timezone = 'UTC'", "asof_loop_join_threshold = 0",
      // Footers are read once for all the queries of an update over a table of many small files.
      "parquet_metadata_cache = true", "enable_progress_bar_print = false", "progress_bar_time = 0",
      "enable_progress_bar = true",
    ]
    try Connection.run(settings.map { "set \($0)" }.joined(separator: "; "), on: handle)
    self.handle = handle
  }

  /// Runs every statement of `sql` and drops the rows.
  borrowing func run(_ sql: SQL) throws(QueryError) {
    try handle.database.extensions.load(for: sql.text, on: handle)
    guard sql.bindings.isEmpty else {
      _ = try prepare(sql).execute()
      return
    }
    try Connection.run(sql.text, on: handle)
  }

  /// Checks and compiles one statement and binds its values.
  borrowing func prepare(_ sql: SQL) throws(QueryError) -> Statement {
    try handle.database.extensions.load(for: sql.text, on: handle)
    return try Statement(sql, on: handle)
  }

  /// Plans and runs one statement in one go: a COPY that is prepared is planned twice.
  borrowing func execute(_ sql: SQL) throws(QueryError) -> QueryResult {
    precondition(sql.bindings.isEmpty, "values are bound to prepared statements only")
    try handle.database.extensions.load(for: sql.text, on: handle)
    return QueryResult(owning: try Connection.result(of: sql.text, on: handle), session: handle)
  }

  static func run(_ text: String, on handle: SessionHandle) throws(QueryError) {
    var result = try result(of: text, on: handle)
    duckdb_destroy_result(&result)
  }

  private static func result(of text: String, on handle: SessionHandle) throws(QueryError)
    -> duckdb_result
  {
    var result = duckdb_result()
    guard duckdb_query(handle.raw, text, &result) == DuckDBSuccess else {
      defer { duckdb_destroy_result(&result) }
      throw QueryError(reading: String(cString: duckdb_result_error(&result)), sql: text)
    }
    return result
  }
}
