internal import Pipelines

/// The line of a delimited file that names its columns.
enum HeaderLine {
  /// Splits the line at delimiters outside of quotes; names keep no surrounding space.
  static func names(in line: String, _ options: FileOptions) -> [String] {
    let delimiter = options.delimiter.unicodeScalars
    let quote = options.quote?.unicodeScalars ?? "".unicodeScalars
    var names: [String] = []
    var name = ""
    var isQuoted = false
    var rest = line.unicodeScalars[...]
    while let first = rest.first {
      if !quote.isEmpty, rest.starts(with: quote) {
        rest.removeFirst(quote.count)
        if isQuoted, rest.starts(with: quote) {
          name.unicodeScalars += quote
          rest.removeFirst(quote.count)
        } else {
          isQuoted.toggle()
        }
      } else if !isQuoted, !delimiter.isEmpty, rest.starts(with: delimiter) {
        names.append(name)
        name = ""
        rest.removeFirst(delimiter.count)
      } else {
        name.unicodeScalars.append(first)
        rest.removeFirst()
      }
    }
    names.append(name)
    // Spark's name for a column without one.
    return names.enumerated().map { index, name in trimmed(name) ?? "_c\(index)" }
  }

  /// A name without the space around it; `nil` when nothing is left.
  static func trimmed(_ name: String) -> String? {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    guard let first = name.firstIndex(where: { !isSpace($0) }),
      let last = name.lastIndex(where: { !isSpace($0) })
    else { return nil }
    return String(name[first...last])
  }
}
