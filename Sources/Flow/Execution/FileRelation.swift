internal import Pipelines
internal import Relational

/// The rows of landed files as a relation of the engine, and what could not be made rows.
struct FileRelation {
  let source: FileSource
  let files: [LandedFile]
  /// Columns of the relation as the query sees them, hidden ones left out.
  let schema: Schema
  /// What a first attempt at reading has taught about the files.
  var lesson = Lesson()
  /// Body of the temporary view, for what is known about the files.
  let select: @Sendable (Lesson) -> SQL
  /// Names of the engine's tables with rejected lines; `nil` for formats that reject none.
  let rejects: (errors: String, scans: String)?
  /// What people should know: columns that are not kept, for one.
  let notes: [String]

  /// Things about files that show only when they are read.
  struct Lesson: Sendable {
    /// Numbers of the rejected records, by `LandedFile.key`: rows behind them keep their own place in the file.
    var rejected: [[UInt8]: [Int64]] = [:]
    /// Line ends of different kinds in one file, which the strict reader cannot follow.
    var hasMixedLineEnds = false
  }

  /// Statement that makes the relation known to the session.
  var view: SQL {
    "create or replace temp view \(identifier: source.relationName) as \(select(lesson))"
  }

  /// Reads headers where there are any, checks them against the declared columns and builds the relation.
  ///
  /// - Throws: `Explanation` naming the file and the column, before anything is read.
  static func make(
    _ source: FileSource,
    files: [LandedFile],
    engine: any QueryEngine
  ) async throws -> FileRelation {
    switch source.format {
    case .csv: return try await CSVRelation(source, files, engine).relation()
    case .json, .parquet: return try await StructuredRelation(source, files, engine).relation()
    }
  }

  /// Struct column that names the file a row came from.
  static func metadata(_ file: LandedFile) -> SQL {
    """
    {'file_path': \(literal: file.path), 'file_name': \(literal: file.name), \
    'file_size': \(raw: String(file.sizeInBytes))::bigint, \
    'file_modification_time': make_timestamptz(\(raw: String(file.modified / 1_000))), \
    'file_block_start': 0::bigint, 'file_block_length': \(raw: String(file.sizeInBytes))::bigint} as _metadata
    """
  }

  /// Spark's row id: file ordinal in the upper bits, row within the file from 0 in the lower 33.
  static func rowID(_ ordinal: Int, row: SQL) -> SQL {
    "\(raw: String(Int64(ordinal) << 33)) + \(row) as _row_id"
  }
}
