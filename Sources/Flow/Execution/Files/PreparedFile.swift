internal import Pipelines

/// A landed file as the engine can read it: itself where it is plain and sound, else a copy.
struct PreparedFile: Sendable {
  let landed: LandedFile
  /// What the engine reads.
  var path: String
  /// Whether that is a copy with nothing in it but rows.
  var isCopy = false
  /// Names of the columns as the file gives them; empty for formats without a header.
  var header: [String] = []
  /// Records that are rows; 0 where nobody has counted.
  var rowCount: Int64 = 0
  /// Whether somebody has.
  var hasCount = true
  /// Numbers of the records that are none, among all behind the header, from 1.
  var rejected: [Int64] = []
  /// Length in bytes of the longest row.
  var longestRow: Int64 = 0
  /// How the documents of a JSON file follow one another.
  var jsonShape = JSONShape.lines
  /// File with the rejected records, one JSON object a line; `nil` when there are none.
  var rejects: String?
  /// What people should know: an encoding that was guessed.
  var encoding: TextEncoding?
  /// Why nothing of the file can be read.
  var refusal: String?

  /// A file of which nothing can be read, with that in its rejects.
  static func refused(_ landed: LandedFile, _ reason: String, _ rejects: String) throws
    -> PreparedFile
  {
    var file = try RejectsFile(rejects, of: landed.path)
    try file.add([], of: 0, line: nil, reason: "nothing of the file was taken: " + reason)
    try file.finish()
    return PreparedFile(landed: landed, path: landed.path, rejects: rejects, refusal: reason)
  }

  enum JSONShape: String, Sendable {
    case lines = "newline_delimited"
    case array = "array"
    case documents = "unstructured"
  }
}
