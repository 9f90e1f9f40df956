internal import CDuckDB
public import Relational

/// A session of an embedded DuckDB as the rest of Mercer sees it.
public actor DuckDBEngine: QueryEngine {
  private let executor = BlockingExecutor(label: "duckdb")
  /// Runs this session's statements on a thread of their own.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  private let connection: Connection
  private nonisolated let handle: SessionHandle
  nonisolated let counters: ExpectationCounters

  init(_ database: Database, counters: ExpectationCounters) throws(QueryError) {
    let connection = try Connection(database)
    handle = connection.handle
    self.connection = connection
    self.counters = counters
  }

  /// How far the running statement is, 0...1; `nil` when unknown.
  public nonisolated var progress: Double? { handle.progress }

  /// Runs one statement and returns its rows, all in memory.
  public func rows(_ sql: SQL) async throws -> Batch {
    try await interruptible {
      var result = try self.connection.prepare(sql).execute()
      return try Self.gather(&result, limit: nil, sql: sql.text) ?? Batch(columns: [], rowCount: 0)
    }
  }

  /// Runs one COPY statement without values and returns what it says of its files.
  func copy(_ sql: SQL) async throws -> Batch {
    try await interruptible {
      var result = try self.connection.execute(sql)
      return try Self.gather(&result, limit: nil, sql: sql.text) ?? Batch(columns: [], rowCount: 0)
    }
  }

  /// Runs one statement and hands its rows over batch by batch; the last batch may be empty.
  public func stream(_ sql: SQL, _ body: @Sendable (Batch) throws -> Void) async throws {
    try await interruptible {
      var result = try self.connection.prepare(sql).stream()
      var isFirst = true
      while let batch = try Self.gather(&result, limit: 65_536, sql: sql.text) {
        // An empty result still has columns to show.
        if batch.rowCount > 0 || isFirst { try body(batch) }
        isFirst = false
        if batch.rowCount == 0 { break }
      }
    }
  }

  /// Runs statements for what they do.
  public func run(_ sql: SQL) async throws {
    try await interruptible { try self.connection.run(sql) }
  }

  /// Names and types of a query's columns, found without running it.
  public func columns(of query: SQL) async throws -> [QueryColumn] {
    try await interruptible {
      try self.connection.prepare(query).columns.map { name, type in
        QueryColumn(name: name, engineType: type.name, type: type.storedType)
      }
    }
  }

  /// The parse tree of one SELECT statement in DuckDB's `json_serialize_sql` form.
  public func syntaxTree(ofSelect text: String) async throws -> JSON {
    let answer = try await rows(
      "select json_serialize_sql(\(literal: text), skip_default := false)"
    )
    let tree = try JSON(parsing: answer.columns[0].string(at: 0) ?? "null")
    if tree["error"]?.bool == true {
      throw QueryError(
        kind: .syntax,
        message: tree["error_message"]?.string ?? "no SELECT statement",
        sql: text,
        position: tree["position"]?.string.flatMap(Int.init)
      )
    }
    guard let statements = tree["statements"]?.array, statements.count == 1 else {
      throw QueryError(
        kind: .syntax,
        message: "exactly one SELECT statement was expected",
        sql: text
      )
    }
    return statements[0]
  }

  /// Runs `work` so that cancelling the task interrupts DuckDB.
  func interruptible<R: Sendable>(_ work: () throws -> R) async throws -> R {
    try Task.checkCancellation()
    let interruption = Interruption(handle)
    defer { interruption.end() }
    return try await withTaskCancellationHandler {
      // Only a closure that captures the actor runs on it; two statements of the session would meet otherwise.
      preconditionIsolated()
      return try work()
    } onCancel: {
      interruption.begin()
    }
  }

  private static func gather(
    _ result: inout QueryResult,
    limit: Int?,
    sql: String
  ) throws -> Batch? {
    var builders: [ColumnBuilder] = []
    for column in result.columns {
      builders.append(try ColumnBuilder(name: column.name, type: column.type, sql: sql))
    }
    var rowCount = 0
    while limit.map({ rowCount < $0 }) ?? true {
      let isMore = try result.withNextChunk(sql: sql) { chunk in
        for index in builders.indices {
          builders[index].append(chunk.vector(index), count: chunk.rowCount)
        }
        rowCount += chunk.rowCount
      }
      if !isMore { break }
    }
    return Batch(columns: builders.map { $0.finish() }, rowCount: rowCount)
  }
}

extension Database {
  /// Opens a further session.
  ///
  /// - Throws: `QueryError` when DuckDB cannot open one.
  public func makeEngine() throws(QueryError) -> DuckDBEngine {
    try DuckDBEngine(self, counters: counters)
  }
}
