internal import Pipelines
internal import Relational

/// The rows of landed files as a relation of the engine, and what could not be made rows.
struct FileRelation {
  let source: FileSource
  /// The files whose rows the relation has.
  let prepared: [PreparedFile]
  /// Files of which nothing could be read.
  var refused: [PreparedFile] = []
  /// Columns of the relation as the query sees them, hidden ones left out.
  let schema: Schema
  /// What a first attempt at reading has taught about the files.
  var lesson = Lesson()
  /// Body of the temporary view, for what is known about the files.
  let select: @Sendable (Lesson) -> SQL
  /// Names of the engine's tables with rejected lines; `nil` for formats that reject none.
  let rejects: (errors: String, scans: String)?
  /// What people should know: columns that are not kept, for one.
  var notes: [String]
  /// Holds the copies that the engine reads.
  var staging: LandingStaging?

  /// All files, in the order in which they were found.
  var files: [LandedFile] {
    (prepared + refused).map(\.landed).sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }

  /// Files with rejected records, one JSON object a line.
  var rejectsFiles: [String] { (prepared + refused).compactMap(\.rejects) }

  /// Things about files that show only when they are read.
  struct Lesson: Sendable {
    /// Numbers of records that only the engine has rejected, among those it read, by `LandedFile.key`: rows behind them keep
    /// their own place in the file.
    var rejected: [[UInt8]: [Int64]] = [:]
  }

  /// Statement that makes the relation known to the session.
  var view: SQL {
    "create or replace temp view \(identifier: source.relationName) as \(select(lesson))"
  }

  /// Looks through the files, checks their columns against the declared ones and builds the relation.
  ///
  /// Copies of files that the engine cannot read as they are go to `staging`; `isSample` asks for the columns alone;
  /// `damage` is what an attempt at reading has shown to be wrong with files, by `LandedFile.key`.
  /// - Throws: `Explanation` naming the file and the column, before anything is read.
  static func make(
    _ source: FileSource,
    files: [LandedFile],
    engine: any QueryEngine,
    staging: LandingStaging,
    isSample: Bool = false,
    damage: [[UInt8]: String] = [:]
  ) async throws -> FileRelation {
    let prepared: [PreparedFile]
    switch source.format {
    case .csv, .json:
      prepared = try await FilePreparation(source, staging, isSample: isSample).prepare(files)
    case .parquet:
      prepared = try await ParquetFiles(source, staging, engine, damage: damage)
        .prepare(files)
    case .excel: prepared = try ExcelRelation.prepare(files, staging)
    }
    let usable = prepared.filter { $0.refusal == nil }
    let refused = prepared.filter { $0.refusal != nil }
    if usable.isEmpty, let first = refused.first { throw unusable(first, source) }
    var relation =
      switch source.format {
      case .csv: try await CSVRelation(source, usable, engine).relation()
      case .json, .parquet: try await StructuredRelation(source, usable, engine).relation()
      case .excel: try await ExcelRelation(source, usable, engine, staging).relation()
      }
    relation.refused = refused
    relation.staging = staging
    relation.notes +=
      EncodingNote.notes(usable)
      + refused.map {
        "\($0.landed.name) was not taken: \($0.refusal ?? "")"
      }
    return relation
  }

  /// The relation without the files that the engine could not read to their end; `nil` when there are none.
  func withoutDamagedFiles(_ engine: any QueryEngine) async throws -> FileRelation? {
    guard source.format == .parquet, let staging else { return nil }
    let damage = try await ParquetFiles.damage(in: prepared, engine)
    guard !damage.isEmpty else { return nil }
    return try await FileRelation.make(
      source,
      files: files,
      engine: engine,
      staging: staging,
      damage: damage
    )
  }

  /// What to say when not one file can be read: nothing is committed then.
  private static func unusable(_ file: PreparedFile, _ source: FileSource) -> Explanation {
    let isEmpty = file.landed.sizeInBytes == 0
    return Explanation(
      isEmpty ? "source.empty-file" : "source.unusable-file",
      isEmpty ? "\(file.landed.path) is empty" : "nothing of \(file.landed.path) can be read",
      place: source.place.description,
      why: isEmpty && source.format == .csv && source.options.hasHeader
        ? "a header line with the names of the columns was expected" : file.refusal,
      next: "have it exported again, or take it out of the landing folder",
      blame: .data
    )
  }

  /// Struct that names the file a row came from.
  static func metadata(_ file: LandedFile) -> SQL {
    """
    {'file_path': \(literal: file.path), 'file_name': \(literal: file.name), \
    'file_size': \(raw: String(file.sizeInBytes))::bigint, \
    'file_modification_time': make_timestamptz(\(raw: String(file.modified / 1_000))), \
    'file_block_start': 0::bigint, 'file_block_length': \(raw: String(file.sizeInBytes))::bigint}
    """
  }

}
