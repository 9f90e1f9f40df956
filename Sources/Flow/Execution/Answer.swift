public import Relational

/// A business question of a bundle with the SQL that answers it, one file of `answers/`.
public struct Answer: Sendable, Hashable {
  /// Shape of the picture that suits the rows.
  public enum Chart: Sendable, Hashable {
    /// Only the table.
    case none
    /// Values over time or another order.
    case line(x: String, y: String)
    /// Values side by side.
    case bar(x: String, y: String)
  }

  /// The file, by its path from the project's folder.
  public var file: String
  /// Name of the file without `.sql`.
  public var name: String
  /// Heading.
  public var title: String
  /// The question in words.
  public var question: String
  /// Picture to draw.
  public var chart: Chart
  /// One SELECT over tables of the lake.
  public var sql: String

  /// Reads `-- title:`, `-- question:` and `-- chart: line|bar|none x=… y=…` from the file's first comments.
  ///
  /// - Throws: `Explanation` naming the file and line of a comment that says something else.
  public init(file: String, text: String) throws(Explanation) {
    self.file = file
    let base = file.split(separator: "/").last.map(String.init) ?? file
    name = base.hasSuffix(".sql") ? String(base.dropLast(4)) : base
    title = name
    question = ""
    chart = .none
    sql = text
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard line.hasPrefix("--") else { break }
      let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      let value = parts[1].drop { $0 == " " }
      switch parts[0].replacing(" ", with: "") {
      case "title": title = String(value)
      case "question": question = String(value)
      case "chart": chart = try Answer.chart(String(value), place: "\(file):\(index + 1)")
      default: continue
      }
    }
  }

  private static func chart(_ text: String, place: String) throws(Explanation) -> Chart {
    let words = text.split(separator: " ").map(String.init)
    var columns: [String: String] = [:]
    for word in words.dropFirst() {
      let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
      if pair.count == 2 { columns[pair[0]] = pair[1] }
    }
    switch (words.first, columns["x"], columns["y"]) {
    case ("none", _, _): return .none
    case ("line", let x?, let y?): return .line(x: x, y: y)
    case ("bar", let x?, let y?): return .bar(x: x, y: y)
    default:
      throw Explanation(
        "answer.chart",
        "`chart: \(text)` is no chart",
        place: place,
        next: "write `-- chart: line x=<column> y=<column>`, `bar …` or `none`"
      )
    }
  }
}
