internal import CDuckDB
internal import Glibc
public import Relational

/// One embedded DuckDB instance: memory, threads and catalog that its sessions share.
///
/// SAFETY: DuckDB lets many threads share a database handle; it is closed when the last owner goes.
public final class Database: @unchecked Sendable {
  /// What a database is opened with.
  public struct Options: Sendable {
    /// Upper bound of the engine's memory; `nil` means half of the machine's.
    public var memoryLimitInBytes: Int64?
    /// Worker threads; `nil` means one per core.
    public var threads: Int?
    /// Folder for data that does not fit the memory; made on first use.
    public var spillFolder: String?

    /// Gathers options.
    public init(
      memoryLimitInBytes: Int64? = nil,
      threads: Int? = nil,
      spillFolder: String? = nil
    ) {
      self.memoryLimitInBytes = memoryLimitInBytes
      self.threads = threads
      self.spillFolder = spillFolder
    }
  }

  private var handle: duckdb_database?
  let counters = ExpectationCounters()
  let extensions = Extensions()

  /// Opens a database file, or one in memory when `path` is `nil`.
  ///
  /// Sessions use UTC, NULLs sort as in Spark, and rows keep no order that no one asked for.
  /// - Throws: `QueryError` with DuckDB's reason.
  public init(path: String? = nil, options: Options = Options()) throws(QueryError) {
    var config: duckdb_config?
    duckdb_create_config(&config)
    defer { duckdb_destroy_config(&config) }
    var settings = [
      "default_null_order": "nulls_first_on_asc_last_on_desc", "errors_as_json": "true",
      "preserve_insertion_order": "false", "allow_unsigned_extensions": "true",
      "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
    ]
    settings["memory_limit"] =
      "\((options.memoryLimitInBytes ?? Database.halfOfMemoryInBytes) / 1024)KiB"
    settings["threads"] = options.threads.map(String.init)
    settings["temp_directory"] = options.spillFolder
    for (name, value) in settings {
      guard duckdb_set_config(config, name, value) == DuckDBSuccess else {
        throw QueryError(
          kind: .other,
          message: "DuckDB refused the setting \(name) = \(value)",
          sql: ""
        )
      }
    }
    var reason: UnsafeMutablePointer<CChar>?
    guard duckdb_open_ext(path, &handle, config, &reason) == DuckDBSuccess else {
      defer { duckdb_free(reason) }
      let message = reason.map { String(cString: $0) } ?? "DuckDB could not be opened"
      throw QueryError(reading: message, sql: "")
    }
    try register(counters.function)
  }

  deinit { duckdb_close(&handle) }

  private static var halfOfMemoryInBytes: Int64 {
    Int64(sysconf(Int32(_SC_PHYS_PAGES))) * Int64(sysconf(Int32(_SC_PAGESIZE))) / 2
  }

  /// Version of the DuckDB library in use, such as `v1.5.5`.
  public static var libraryVersion: String { String(cString: duckdb_library_version()) }

  func connect() throws(QueryError) -> duckdb_connection? {
    var connection: duckdb_connection?
    guard duckdb_connect(handle, &connection) == DuckDBSuccess else {
      throw QueryError(kind: .other, message: "DuckDB opened no further session", sql: "")
    }
    return connection
  }
}
