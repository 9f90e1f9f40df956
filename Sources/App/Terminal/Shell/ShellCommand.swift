package import Relational

/// What a line of the shell that begins with a dot asks for.
package enum ShellCommand: Equatable {
  case tables
  case describe(String)
  case format(OutputFormat)
  case help
  case quit

  /// Reads a line such as `.describe gold.fact_sales`; `quit` and `exit` need no dot.
  ///
  /// - Returns: `nil` for a line that is SQL.
  /// - Throws: `Explanation` for an unknown command or a missing word.
  package init?(_ line: String) throws(Explanation) {
    let words = line.split { $0.isWhitespace || $0 == ";" }.map(String.init)
    guard let name = words.first?.lowercased() else { return nil }
    let word = words.dropFirst().first
    switch name {
    case ".tables": self = .tables
    case ".help": self = .help
    case ".quit", ".exit": self = .quit
    case "quit" where words.count == 1, "exit" where words.count == 1: self = .quit
    case ".describe":
      guard let word else {
        throw Explanation(
          "cli.missing-argument",
          "`.describe` needs a table",
          next: "`.tables` lists them"
        )
      }
      self = .describe(word)
    case ".format":
      let names = OutputFormat.allCases.map(\.rawValue)
      guard let format = word.flatMap({ OutputFormat(rawValue: $0.lowercased()) }) else {
        throw Explanation(
          "cli.bad-value",
          "`.format` takes one of " + names.joined(separator: ", "),
          next: word.flatMap { Suggestion.nearest(to: $0, among: names) }
            .map { "did you mean `.format \($0)`?" }
        )
      }
      self = .format(format)
    default:
      guard name.hasPrefix(".") else { return nil }
      let known = Self.summaries.compactMap { $0.call.split(separator: " ").first.map(String.init) }
      throw Explanation(
        "cli.unknown-command",
        "there is no shell command `\(name)`",
        next: Suggestion.nearest(to: name, among: known).map { "did you mean `\($0)`?" }
          ?? "`.help` lists them"
      )
    }
  }

  /// Every command and what it does.
  static let summaries: [(call: String, summary: String)] = [
    (".tables", "list the tables of the lake"),
    (".describe TABLE", "show the columns of a table"),
    (
      ".format FORMAT",
      "show rows as " + OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
    ),
    (".help", "show this"), (".quit", "leave; so does Ctrl-D"),
  ]

  /// What `.help` shows.
  static var helpText: String {
    let rows = summaries.map { "  " + DisplayWidth.padded($0.call, to: 18) + $0.summary + "\n" }
    return """
      A statement ends with a semicolon and may take several lines.
      Tab completes, the up arrow brings back earlier statements, Ctrl-R searches them, Ctrl-C stops.

      """ + rows.joined()
  }
}
