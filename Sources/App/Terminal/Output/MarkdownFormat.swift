import Relational

/// Batches as one Markdown table; numbers stand at the right and keep every digit.
struct MarkdownFormat: Sendable {
  private var hasHeader = false

  mutating func append(_ batch: Batch) -> [UInt8] {
    guard !batch.columns.isEmpty else { return [] }
    var lines = ""
    if !hasHeader {
      hasHeader = true
      lines += Self.line(batch.names.map(Self.escaped))
      lines += Self.line(batch.columns.map { $0.type.isNumeric ? "---:" : "---" })
    }
    for row in 0..<batch.rowCount {
      lines += Self.line(batch.columns.map { Self.escaped($0[row].text ?? "") })
    }
    return Array(lines.utf8)
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// The text with whatever would end the cell or start a tag written another way.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { "\\|<\n\r".utf8.contains($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "|": result += "\\|"
      case "\\": result += "\\\\"
      case "<": result += "&lt;"
      case "\n": result += "<br>"
      case "\r": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
