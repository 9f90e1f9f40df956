/// What a file of a log folder is, by its name.
enum LogFile: Sendable, Hashable {
  case commit(Int64)
  /// Part `part` of `parts`, counted from 1; one part in the classic form.
  case checkpoint(Int64, part: Int, parts: Int)
  /// A checkpoint of the second form, named by a UUID.
  case namedCheckpoint(Int64)

  static let lastCheckpoint = "_last_checkpoint"

  static func commitName(_ version: Int64) -> String { digits(version, 20) + ".json" }

  static func checkpointName(_ version: Int64) -> String {
    digits(version, 20) + ".checkpoint.parquet"
  }

  init?(name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 20,
      first.utf8.allSatisfy({ (48...57).contains($0) }), let version = Int64(first)
    else { return nil }
    switch parts.count {
    case 2 where parts[1] == "json": self = .commit(version)
    case 3 where parts[1] == "checkpoint" && parts[2] == "parquet":
      self = .checkpoint(version, part: 1, parts: 1)
    case 4 where parts[1] == "checkpoint" && (parts[3] == "parquet" || parts[3] == "json"):
      self = .namedCheckpoint(version)
    case 5 where parts[1] == "checkpoint" && parts[4] == "parquet":
      guard let part = Int(parts[2]), let count = Int(parts[3]), part >= 1, part <= count else {
        return nil
      }
      self = .checkpoint(version, part: part, parts: count)
    default: return nil
    }
  }

  private static func digits(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
