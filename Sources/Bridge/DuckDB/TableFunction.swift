internal import CDuckDB
public import Relational
internal import Synchronization

/// A table whose rows Swift makes when SQL scans it, on all of DuckDB's threads at once.
///
/// Row numbers are handed out in ranges; `fill` must give the same rows for the same range whatever the
/// order and thread it is called in.
public struct TableFunction: Sendable {
  /// Fills the rows `range` of the table into `rows`, whose row 0 is `range.lowerBound`.
  public typealias Fill = @Sendable (_ range: Range<Int64>, _ rows: inout RowWriter) throws -> Void

  /// Name that SQL calls, without arguments: `select * from name()`.
  public var name: String
  /// Columns; types of fixed width and `string`.
  public var schema: Schema
  /// Rows of the table.
  public var rowCount: Int64
  let fill: Fill

  /// Describes a table of `rowCount` rows.
  public init(name: String, schema: Schema, rowCount: Int64, fill: @escaping Fill) {
    self.name = name
    self.schema = schema
    self.rowCount = rowCount
    self.fill = fill
  }
}

/// Up to 2,048 rows to be filled, column by column.
///
/// SAFETY: the vectors belong to DuckDB and live until the callback returns; this value cannot leave it.
public struct RowWriter: ~Copyable, ~Escapable {
  private let chunk: duckdb_data_chunk?
  private let positions: [Int?]
  /// Rows to fill.
  public let rowCount: Int

  @_lifetime(immortal)
  init(_ chunk: duckdb_data_chunk?, positions: [Int?], rowCount: Int) {
    self.chunk = chunk
    self.positions = positions
    self.rowCount = rowCount
  }

  /// Whether the query reads the column; others need no work.
  public func isWanted(column: Int) -> Bool { positions[column] != nil }

  /// Lends a column of fixed width for writing; the element type must have the column's width.
  public mutating func withValues<T: BitwiseCopyable>(
    ofColumn column: Int,
    as type: T.Type,
    _ body: (inout MutableSpan<T>) throws -> Void
  ) rethrows {
    guard let vector = vector(column) else { return }
    let start = duckdb_vector_get_data(vector)?.assumingMemoryBound(to: type)
    var span = UnsafeMutableBufferPointer(start: start, count: rowCount).mutableSpan
    try body(&span)
  }

  /// Sets one text value from UTF-8 bytes.
  public mutating func setText(_ bytes: Span<UInt8>, column: Int, row: Int) {
    guard let vector = vector(column) else { return }
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        duckdb_vector_assign_string_element_len(
          vector,
          idx_t(row),
          $0.baseAddress,
          idx_t($0.count)
        )
      }
    }
  }

  /// Sets one value to NULL.
  public mutating func setNull(column: Int, row: Int) {
    guard let vector = vector(column) else { return }
    duckdb_vector_ensure_validity_writable(vector)
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector), idx_t(row))
  }

  private func vector(_ column: Int) -> duckdb_vector? {
    positions[column].flatMap { duckdb_data_chunk_get_vector(chunk, idx_t($0)) }
  }
}

/// One running scan of a table function: which rows are still to come, which columns are wanted.
private final class Scan: Sendable {
  let next = Atomic<Int64>(0)
  let positions: [Int?]

  init(positions: [Int?]) {
    self.positions = positions
  }
}

extension Database {
  /// Makes a table function known to every session.
  ///
  /// - Throws: `QueryError` when the name is taken or a type is not supported.
  public func register(_ function: TableFunction) throws(QueryError) {
    for field in function.schema.fields { try field.type.withLogicalType { _ in } }
    var handle = duckdb_create_table_function()
    defer { duckdb_destroy_table_function(&handle) }
    duckdb_table_function_set_name(handle, function.name)
    duckdb_table_function_set_extra_info(
      handle,
      CallbackBox(function).retained(),
      CallbackBox<TableFunction>.release
    )
    duckdb_table_function_supports_projection_pushdown(handle, true)
    duckdb_table_function_set_bind(handle) { info in
      let function = CallbackBox<TableFunction>.at(duckdb_bind_get_extra_info(info)).value
      for field in function.schema.fields {
        do {
          try field.type.withLogicalType { duckdb_bind_add_result_column(info, field.name, $0) }
        } catch {
          duckdb_bind_set_error(info, "\(error)")
        }
      }
      duckdb_bind_set_cardinality(info, idx_t(function.rowCount), true)
    }
    duckdb_table_function_set_init(handle) { info in
      let function = CallbackBox<TableFunction>.at(duckdb_init_get_extra_info(info)).value
      var positions = [Int?](repeating: nil, count: function.schema.fields.count)
      for index in 0..<duckdb_init_get_column_count(info) {
        let column = Int(duckdb_init_get_column_index(info, index))
        if positions.indices.contains(column) { positions[column] = Int(index) }
      }
      let scan = CallbackBox(Scan(positions: positions))
      duckdb_init_set_init_data(info, scan.retained(), CallbackBox<Scan>.release)
      duckdb_init_set_max_threads(info, 1_024)
    }
    duckdb_table_function_set_function(handle) { info, output in
      let function = CallbackBox<TableFunction>.at(duckdb_function_get_extra_info(info)).value
      let scan = CallbackBox<Scan>.at(duckdb_function_get_init_data(info)).value
      let size = Int64(duckdb_vector_size())
      let first = scan.next.add(size, ordering: .relaxed).oldValue
      let count = max(0, min(size, function.rowCount - first))
      duckdb_data_chunk_set_size(output, idx_t(count))
      guard count > 0 else { return }
      var rows = RowWriter(output, positions: scan.positions, rowCount: Int(count))
      do {
        try function.fill(first..<first + count, &rows)
      } catch {
        duckdb_function_set_error(info, "\(error)")
      }
    }
    let session = try SessionHandle(self)
    guard duckdb_register_table_function(session.raw, handle) == DuckDBSuccess else {
      throw QueryError(
        kind: .other,
        message: "the table \(function.name) could not be registered",
        sql: ""
      )
    }
  }
}
