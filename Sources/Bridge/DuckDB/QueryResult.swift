internal import CDuckDB
internal import Relational

/// Rows of a statement that ran, handed out chunk by chunk.
struct QueryResult: ~Copyable {
  private let session: SessionHandle
  private var handle: duckdb_result
  private var isExhausted = false
  let columns: [(name: String, type: LogicalType)]

  init(owning handle: duckdb_result, session: SessionHandle) {
    self.session = session
    var handle = handle
    columns = (0..<duckdb_column_count(&handle)).map { index in
      (
        String(cString: duckdb_column_name(&handle, index)),
        LogicalType(owning: duckdb_column_logical_type(&handle, index))
      )
    }
    self.handle = handle
  }

  deinit {
    var handle = handle
    duckdb_destroy_result(&handle)
  }

  /// Lends the next chunk of at most 2,048 rows; returns `false` behind the last one.
  ///
  /// - Throws: `QueryError` when a streaming statement fails on the way.
  mutating func withNextChunk(
    sql: String,
    _ body: (borrowing DataChunk) throws -> Void
  ) throws -> Bool {
    // A streaming result that gave its last chunk calls a further fetch an error.
    guard !isExhausted else { return false }
    guard let raw = duckdb_fetch_chunk(handle) else {
      isExhausted = true
      if let reason = duckdb_result_error(&handle) {
        throw QueryError(reading: String(cString: reason), sql: sql)
      }
      return false
    }
    let chunk = DataChunk(owning: raw)
    try body(chunk)
    return true
  }
}
