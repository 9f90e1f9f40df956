public import Relational

/// A call of `read_files`: which files are read, and how.
public struct FileSource: Sendable, Hashable {
  /// Name of the column that numbers rows.
  public static let rowIDColumn = "_row_id"
  /// Name of the column that describes the file.
  public static let metadataColumn = "_metadata"

  /// Type of the column that describes the file.
  public static let metadataType = DataType.structure([
    Field("file_path", .string), Field("file_name", .string), Field("file_size", .long),
    Field("file_modification_time", .timestamp), Field("file_block_start", .long),
    Field("file_block_length", .long),
  ])

  /// Formats Mercer reads.
  public enum Format: String, Sendable, CaseIterable {
    case csv, json, parquet, excel

    /// The format that a file's name tells, packed or not; `nil` when it tells none.
    public init?(fileName: String) {
      var name = fileName.lowercased()
      for packing in [".gz", ".zst"] where name.hasSuffix(packing) {
        name.removeLast(packing.count)
      }
      let formats: [String: Format] = [
        "csv": .csv, "tsv": .csv, "json": .json, "jsonl": .json, "ndjson": .json,
        "parquet": .parquet, "xlsx": .excel,
      ]
      guard let suffix = name.split(separator: "/").last?.split(separator: ".").last,
        let format = formats[String(suffix)]
      else { return nil }
      self = format
    }
  }

  /// File, folder or glob, references replaced; relative paths start at the project.
  public var path: String
  /// How the files are written.
  public var format: Format
  /// Whether each file is to be read once only.
  public var isStream: Bool
  /// Columns as declared; `nil` when they are to be found in the files.
  public var schema: Schema?
  /// Types that win over those found in the files.
  public var schemaHints: Schema
  /// How the files are laid out.
  public var options: FileOptions
  /// Name of the column with what fits no column; `nil` when there is none.
  public var rescuedDataColumn: String?
  /// Whether `_metadata` is read: a struct of file_path, file_name, file_size, file_modification_time,
  /// file_block_start and file_block_length.
  public var usesMetadata: Bool
  /// Whether `_row_id` is read: ordinal of the file × 2³³ + row in the file, both from 0.
  public var usesRowID: Bool
  /// Name of the relation that stands for the files in the query's engine text.
  ///
  /// It has the files' columns, then `_rescued_data` when asked for, then `_metadata` and `_row_id` when used.
  public var relationName: String
  /// Where the call stands.
  public var place: SourcePlace
}
