internal import Pipelines
internal import Relational

/// Tells Parquet files that can be read from those that cannot.
struct ParquetFiles {
  private let source: FileSource
  private let staging: LandingStaging
  private let engine: any QueryEngine
  /// What reading has shown to be wrong with files, by `LandedFile.key`.
  private let damage: [[UInt8]: String]

  init(
    _ source: FileSource,
    _ staging: LandingStaging,
    _ engine: any QueryEngine,
    damage: [[UInt8]: String]
  ) {
    self.source = source
    self.staging = staging
    self.engine = engine
    self.damage = damage
  }

  /// Looks at the end of each file, where Parquet says what is in it.
  func prepare(_ files: [LandedFile]) async throws -> [PreparedFile] {
    var faults: [[UInt8]: String] = damage
    for file in files where faults[file.key] == nil { faults[file.key] = try fault(of: file) }
    let sound = files.filter { faults[$0.key] == nil }
    if !sound.isEmpty, try await !isKnown(sound) {
      for file in sound where try await !isKnown([file]) {
        faults[file.key] = "the Parquet file's footer is damaged"
      }
    }
    return try files.enumerated().map { index, file in
      guard let refusal = faults[file.key] else {
        return PreparedFile(landed: file, path: file.path, hasCount: false)
      }
      return try PreparedFile.refused(file, refusal, staging.path("\(index).rejects"))
    }
  }

  /// Reads every value of every file to find those that cannot be read to their end.
  static func damage(
    in files: [PreparedFile],
    _ engine: any QueryEngine
  ) async throws -> [[UInt8]: String] {
    var damage: [[UInt8]: String] = [:]
    for file in files {
      do {
        _ = try await engine.rows("select max(hash(f)) from read_parquet(\(path: file.path)) as f")
      } catch let error as QueryError where error.kind != .interrupted && error.kind != .memory {
        damage[file.landed.key] =
          "the Parquet file is damaged inside: " + error.message.prefix { $0 != "\n" }
      }
    }
    return damage
  }

  /// Whether the engine understands what the files say about themselves.
  private func isKnown(_ files: [LandedFile]) async throws -> Bool {
    let paths = files.map { "\(path: $0.path)" as SQL }.joined(separator: ", ")
    do {
      _ = try await engine.columns(
        of: "select * from read_parquet([\(paths)], union_by_name = true)"
      )
      return true
    } catch let error as QueryError where error.kind != .interrupted {
      return false
    }
  }

  private func fault(of file: LandedFile) throws -> String? {
    let bytes = try ByteFile(file.path)
    let magic = Array("PAR1".utf8)
    if file.sizeInBytes == 0 { return "the file is empty" }
    guard try bytes.bytes(at: 0, count: 4) == magic else { return "the file is no Parquet" }
    let tail = try bytes.bytes(at: max(0, bytes.sizeInBytes - 8), count: 8)
    guard bytes.sizeInBytes >= 12, Array(tail.suffix(4)) == magic else {
      return "the Parquet file is cut off"
    }
    let length = tail.prefix(4).enumerated().reduce(Int64(0)) {
      $0 | Int64($1.element) << Int64(8 * $1.offset)
    }
    return length > bytes.sizeInBytes - 12 ? "the Parquet file's footer is damaged" : nil
  }
}
