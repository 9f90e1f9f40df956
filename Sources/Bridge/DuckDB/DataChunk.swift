internal import CDuckDB

/// Up to 2,048 rows in columns.
struct DataChunk: ~Copyable {
  private var handle: duckdb_data_chunk?

  init(owning handle: duckdb_data_chunk) {
    self.handle = handle
  }

  deinit {
    var handle = handle
    duckdb_destroy_data_chunk(&handle)
  }

  var rowCount: Int { Int(duckdb_data_chunk_get_size(handle)) }

  borrowing func vector(_ column: Int) -> duckdb_vector? {
    duckdb_data_chunk_get_vector(handle, idx_t(column))
  }
}
