internal import CDuckDB
internal import Relational

/// The raw connection, with what other threads may ask of it.
///
/// SAFETY: `duckdb_interrupt` and `duckdb_query_progress` may be called from any thread while a statement
/// runs; everything else goes through the one `Connection` that owns this handle.
final class SessionHandle: @unchecked Sendable {
  let database: Database
  private(set) var raw: duckdb_connection?

  init(_ database: Database) throws(QueryError) {
    self.database = database
    raw = try database.connect()
  }

  deinit { duckdb_disconnect(&raw) }

  func interrupt() { duckdb_interrupt(raw) }

  var progress: Double? {
    let percentage = duckdb_query_progress(raw).percentage
    return percentage < 0 ? nil : percentage / 100
  }
}
