internal import CDuckDB
internal import Glibc
internal import Relational

/// One compiled statement with its values bound.
struct Statement: ~Copyable {
  private let session: SessionHandle
  private let text: String
  private var handle: duckdb_prepared_statement?

  init(_ sql: SQL, on session: SessionHandle) throws(QueryError) {
    self.session = session
    text = sql.text
    guard duckdb_prepare(session.raw, text, &handle) == DuckDBSuccess else {
      let reason = duckdb_prepare_error(handle).map { String(cString: $0) }
      throw QueryError(reading: reason ?? "the statement is empty", sql: text)
    }
    for (index, value) in sql.bindings.enumerated() {
      guard bind(value, at: idx_t(index + 1)) == DuckDBSuccess else {
        throw QueryError(kind: .binding, message: "value $\(index + 1) cannot be bound", sql: text)
      }
    }
  }

  deinit {
    var handle = handle
    duckdb_destroy_prepare(&handle)
  }

  /// Names and types of the columns the statement will give.
  var columns: [(name: String, type: LogicalType)] {
    (0..<duckdb_prepared_statement_column_count(handle)).map { index in
      let name = duckdb_prepared_statement_column_name(handle, index)
      defer { duckdb_free(UnsafeMutablePointer(mutating: name)) }
      let type = LogicalType(owning: duckdb_prepared_statement_column_logical_type(handle, index))
      return (name.map { String(cString: $0) } ?? "", type)
    }
  }

  /// Whether the statement only reads.
  var isSelect: Bool {
    duckdb_prepared_statement_type(handle) == DUCKDB_STATEMENT_TYPE_SELECT
  }

  /// Runs the statement and keeps all rows in DuckDB's memory.
  borrowing func execute() throws(QueryError) -> QueryResult {
    var pending: duckdb_pending_result?
    defer { duckdb_destroy_pending(&pending) }
    guard duckdb_pending_prepared(handle, &pending) == DuckDBSuccess else {
      throw QueryError(reading: String(cString: duckdb_pending_error(pending)), sql: text)
    }
    try work(on: pending)
    var result = duckdb_result()
    guard duckdb_execute_pending(pending, &result) == DuckDBSuccess else {
      defer { duckdb_destroy_result(&result) }
      throw QueryError(reading: String(cString: duckdb_result_error(&result)), sql: text)
    }
    return QueryResult(owning: result, session: session)
  }

  /// Does this thread's share of the work, and sleeps while other threads have all that is left: DuckDB's own loop would
  /// ask for more without a pause and take a whole core from them.
  private borrowing func work(on pending: duckdb_pending_result?) throws(QueryError) {
    var pauseInMicroseconds: UInt32 = 20
    while true {
      switch duckdb_pending_execute_task(pending) {
      case DUCKDB_PENDING_RESULT_NOT_READY: pauseInMicroseconds = 20
      case DUCKDB_PENDING_NO_TASKS_AVAILABLE:
        usleep(pauseInMicroseconds)
        pauseInMicroseconds = min(pauseInMicroseconds * 2, 100)
      case DUCKDB_PENDING_ERROR:
        // A state that has no name in C comes as an error without a message; `duckdb_execute_pending` knows it.
        guard let reason = duckdb_pending_error(pending), reason.pointee != 0 else { return }
        throw QueryError(reading: String(cString: reason), sql: text)
      default: return
      }
    }
  }

  /// Runs the statement bit by bit as its rows are fetched.
  borrowing func stream() throws(QueryError) -> QueryResult {
    var pending: duckdb_pending_result?
    defer { duckdb_destroy_pending(&pending) }
    guard duckdb_pending_prepared_streaming(handle, &pending) == DuckDBSuccess else {
      throw QueryError(reading: String(cString: duckdb_pending_error(pending)), sql: text)
    }
    var result = duckdb_result()
    guard duckdb_execute_pending(pending, &result) == DuckDBSuccess else {
      defer { duckdb_destroy_result(&result) }
      throw QueryError(reading: String(cString: duckdb_result_error(&result)), sql: text)
    }
    return QueryResult(owning: result, session: session)
  }

  private func bind(_ value: Value, at index: idx_t) -> duckdb_state {
    switch value {
    case .null: return duckdb_bind_null(handle, index)
    case .boolean(let value): return duckdb_bind_boolean(handle, index, value)
    case .integer(let value): return duckdb_bind_int64(handle, index, value)
    case .double(let value): return duckdb_bind_double(handle, index, value)
    case .decimal(let value):
      return duckdb_bind_decimal(
        handle,
        index,
        duckdb_decimal(width: 38, scale: UInt8(value.scale), value: duckdb_hugeint(value.unscaled))
      )
    case .string(let text):
      return duckdb_bind_varchar_length(handle, index, text, idx_t(text.utf8.count))
    case .binary(let bytes):
      return bytes.withUnsafeBytes {
        duckdb_bind_blob(handle, index, $0.baseAddress, idx_t($0.count))
      }
    case .date(let days): return duckdb_bind_date(handle, index, duckdb_date(days: days))
    case .timestamp(let microseconds):
      return duckdb_bind_timestamp_tz(handle, index, duckdb_timestamp(micros: microseconds))
    case .timestampNTZ(let microseconds):
      return duckdb_bind_timestamp(handle, index, duckdb_timestamp(micros: microseconds))
    case .array(let values): return bindList(values, at: index)
    case .map, .structure: return DuckDBError
    }
  }

  /// Lists of text only: file lists are what statements bind.
  private func bindList(_ values: [Value], at index: idx_t) -> duckdb_state {
    var type = duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR)
    defer { duckdb_destroy_logical_type(&type) }
    var elements = values.map { value in
      value.text.map { duckdb_create_varchar_length($0, idx_t($0.utf8.count)) }
        ?? duckdb_create_null_value()
    }
    var list = duckdb_create_list_value(type, &elements, idx_t(elements.count))
    defer {
      for index in elements.indices { duckdb_destroy_value(&elements[index]) }
      duckdb_destroy_value(&list)
    }
    return duckdb_bind_value(handle, index, list)
  }
}

extension duckdb_hugeint {
  init(_ value: Int128) {
    self.init(
      lower: UInt64(truncatingIfNeeded: value),
      upper: Int64(truncatingIfNeeded: value >> 64)
    )
  }
}

extension Int128 {
  init(_ value: duckdb_hugeint) {
    self = Int128(value.upper) << 64 | Int128(value.lower)
  }
}
