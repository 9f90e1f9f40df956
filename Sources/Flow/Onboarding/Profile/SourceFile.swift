/// A file that somebody wants to bring in.
public struct SourceFile: Sendable, Hashable {
  /// Formats that are read.
  public enum Format: String, Sendable, Hashable {
    case csv, json, parquet
  }

  /// Absolute path.
  public var path: String
  /// Path below the landing folder.
  public var name: String
  /// Length in bytes.
  public var sizeInBytes: Int64

  /// Describes a file.
  public init(path: String, name: String, sizeInBytes: Int64) {
    self.path = path
    self.name = name
    self.sizeInBytes = sizeInBytes
  }

  /// The format by the file's name; `nil` when the name tells none.
  public var format: Format? {
    switch nameExtension {
    case "csv", "tsv", "txt", "psv", "tab", "dat": .csv
    case "json", "jsonl", "ndjson": .json
    case "parquet", "pq", "parq": .parquet
    default: nil
    }
  }

  /// Endings of compressed files that are read as they are.
  static let compressions = ["gz", "zst", "gzip"]

  private var parts: [Substring] {
    var parts = lastPart.split(separator: ".")
    while parts.count > 2, let last = parts.last,
      SourceFile.compressions.contains(last.lowercased())
    {
      parts.removeLast()
    }
    return parts
  }

  /// Last part of the name.
  var lastPart: String { name.split(separator: "/").last.map(String.init) ?? name }

  /// Folder below the landing folder; empty when there is none.
  var folder: String { name.split(separator: "/").dropLast().joined(separator: "/") }

  /// The ending, without that of a compression.
  var nameExtension: String { parts.count > 1 ? parts.last.map { $0.lowercased() } ?? "" : "" }

  /// The last part of the name without its endings.
  public var stem: String {
    parts.count > 1 ? parts.dropLast().joined(separator: ".") : String(parts.first ?? "")
  }
}
