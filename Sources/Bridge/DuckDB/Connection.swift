internal import CDuckDB
internal import Relational

/// One session, used by one thread at a time.
struct Connection: ~Copyable {
  let handle: SessionHandle

  init(_ database: Database) throws(QueryError) {
    let handle = try SessionHandle(database)
    try Connection.run(
      "set timezone = 'UTC'; set asof_loop_join_threshold = 0; set enable_progress_bar_print = false; set progress_bar_time = 0; set enable_progress_bar = true",
      on: handle
    )
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

  static func run(_ text: String, on handle: SessionHandle) throws(QueryError) {
    var result = duckdb_result()
    defer { duckdb_destroy_result(&result) }
    guard duckdb_query(handle.raw, text, &result) == DuckDBSuccess else {
      throw QueryError(reading: String(cString: duckdb_result_error(&result)), sql: text)
    }
  }
}
