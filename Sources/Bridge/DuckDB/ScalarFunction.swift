internal import CDuckDB
public import Relational

/// A function of one row that SQL calls and Swift answers, a chunk of up to 2,048 rows at a time.
public struct ScalarFunction: Sendable {
  /// Answers a chunk; runs on DuckDB's threads, several at once.
  public typealias Body =
    @Sendable (_ input: borrowing ScalarInput, _ output: inout ScalarOutput) throws -> Void

  /// Name that SQL uses.
  public var name: String
  /// Types of the fixed arguments.
  public var parameters: [DataType]
  /// Type of any number of further arguments; `nil` when there are none.
  public var variadic: DataType?
  /// Type of the answer.
  public var result: DataType
  /// Whether two calls with the same arguments may differ; such a call is never folded or shared.
  public var isVolatile: Bool
  /// Whether the function sees NULL arguments; otherwise NULL in is NULL out.
  public var seesNulls: Bool
  let body: Body

  /// Describes a function; only fixed-width types and `string` are supported as arguments and result.
  public init(
    name: String,
    parameters: [DataType],
    variadic: DataType? = nil,
    result: DataType,
    isVolatile: Bool = false,
    seesNulls: Bool = false,
    body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters
    self.variadic = variadic
    self.result = result
    self.isVolatile = isVolatile
    self.seesNulls = seesNulls
    self.body = body
  }
}

/// The arguments of a chunk of calls.
///
/// SAFETY: DuckDB hands flat vectors that live until the callback returns; this value cannot leave it.
public struct ScalarInput: ~Copyable, ~Escapable {
  private let chunk: duckdb_data_chunk?
  /// Calls in this chunk, at most 2,048.
  public let rowCount: Int
  /// Arguments of each call.
  public let argumentCount: Int

  @_lifetime(immortal)
  init(_ chunk: duckdb_data_chunk?) {
    self.chunk = chunk
    rowCount = Int(duckdb_data_chunk_get_size(chunk))
    argumentCount = Int(duckdb_data_chunk_get_column_count(chunk))
  }

  /// Lends the values of one argument; the element type must have the argument's width.
  public func withValues<T: BitwiseCopyable, R>(
    ofArgument index: Int,
    as type: T.Type,
    _ body: (Span<T>) throws -> R
  ) rethrows -> R {
    let data = duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, idx_t(index)))
    let start = data?.assumingMemoryBound(to: type)
    return try body(UnsafeBufferPointer(start: start, count: rowCount).span)
  }

  /// Lends the UTF-8 bytes of one text argument.
  public func withBytes<R>(
    ofArgument index: Int,
    row: Int,
    _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    let data = duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, idx_t(index)))
    guard let string = data?.assumingMemoryBound(to: duckdb_string_t.self) else {
      return try body(Span())
    }
    let length = Int(duckdb_string_t_length(string[row]))
    guard let start = duckdb_string_t_data(string + row) else { return try body(Span()) }
    return try start.withMemoryRebound(to: UInt8.self, capacity: length) {
      try body(UnsafeBufferPointer(start: $0, count: length).span)
    }
  }

  /// Whether every value of an argument is present.
  public func isComplete(argument index: Int) -> Bool { validity(index) == nil }

  /// Whether the value is absent.
  public func isNull(argument index: Int, row: Int) -> Bool {
    guard let mask = validity(index) else { return false }
    return !duckdb_validity_row_is_valid(mask, idx_t(row))
  }

  private func validity(_ index: Int) -> UnsafeMutablePointer<UInt64>? {
    duckdb_vector_get_validity(duckdb_data_chunk_get_vector(chunk, idx_t(index)))
  }
}

/// The answers to a chunk of calls.
public struct ScalarOutput: ~Copyable, ~Escapable {
  private let vector: duckdb_vector?
  private let rowCount: Int

  @_lifetime(immortal)
  init(_ vector: duckdb_vector?, rowCount: Int) {
    self.vector = vector
    self.rowCount = rowCount
  }

  /// Lends the answers for writing; the element type must have the result's width.
  public mutating func withValues<T: BitwiseCopyable>(
    as type: T.Type,
    _ body: (inout MutableSpan<T>) throws -> Void
  ) rethrows {
    let start = duckdb_vector_get_data(vector)?.assumingMemoryBound(to: type)
    let buffer = UnsafeMutableBufferPointer(start: start, count: rowCount)
    var span = buffer.mutableSpan
    try body(&span)
  }

  /// Sets one text answer.
  public mutating func setText(_ text: String, row: Int) {
    duckdb_vector_assign_string_element_len(vector, idx_t(row), text, idx_t(text.utf8.count))
  }

  /// Answers NULL.
  public mutating func setNull(row: Int) {
    duckdb_vector_ensure_validity_writable(vector)
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector), idx_t(row))
  }
}

extension Database {
  /// Makes a function known to every session.
  ///
  /// - Throws: `QueryError` when the name is taken or a type is not supported.
  public func register(_ function: ScalarFunction) throws(QueryError) {
    var handle = duckdb_create_scalar_function()
    defer { duckdb_destroy_scalar_function(&handle) }
    duckdb_scalar_function_set_name(handle, function.name)
    for type in function.parameters {
      try type.withLogicalType { duckdb_scalar_function_add_parameter(handle, $0) }
    }
    try function.variadic?.withLogicalType { duckdb_scalar_function_set_varargs(handle, $0) }
    try function.result.withLogicalType { duckdb_scalar_function_set_return_type(handle, $0) }
    if function.isVolatile { duckdb_scalar_function_set_volatile(handle) }
    if function.seesNulls { duckdb_scalar_function_set_special_handling(handle) }
    duckdb_scalar_function_set_extra_info(
      handle,
      CallbackBox(function.body).retained(),
      CallbackBox<ScalarFunction.Body>.release
    )
    duckdb_scalar_function_set_function(handle) { info, input, output in
      let box = CallbackBox<ScalarFunction.Body>.at(duckdb_scalar_function_get_extra_info(info))
      let arguments = ScalarInput(input)
      var answers = ScalarOutput(output, rowCount: arguments.rowCount)
      do {
        try box.value(arguments, &answers)
      } catch {
        duckdb_scalar_function_set_error(info, "\(error)")
      }
    }
    let session = try SessionHandle(self)
    guard duckdb_register_scalar_function(session.raw, handle) == DuckDBSuccess else {
      throw QueryError(
        kind: .other,
        message: "the function \(function.name) could not be registered",
        sql: ""
      )
    }
  }
}
