extension CommandTable {
  /// Help for one command, or for the whole program when `command` is `nil`, within `width` columns.
  public func help(for command: Command?, width: Int) -> String {
    var page = HelpPage(width: max(40, width))
    if let command { describe(command, on: &page) } else { describeProgram(on: &page) }
    return page.text
  }

  /// Options that every command takes, `--help` included.
  var allCommonOptions: [Option] {
    commonOptions + [Option("help", .flag, "show help for the command; also -h")]
  }

  private func describeProgram(on page: inout HelpPage) {
    page.paragraph("\(program): \(summary)")
    page.paragraph("Usage: \(program) COMMAND [arguments] [options]")
    page.list("Commands", commands.map { ($0.name, $0.summary) })
    page.list("Options of every command", allCommonOptions.map(\.helpRow))
    page.list("Options without a command", [("--version", "show the version")])
    page.list("Exit status", exitStatuses.map { (String($0.number), $0.meaning) })
    page.paragraph("`\(program) help COMMAND` says more about one command.")
  }

  private func describe(_ command: Command, on page: inout HelpPage) {
    page.paragraph("\(program) \(command.name): \(command.summary)")
    page.paragraph("Usage: \(program) \(command.synopsis) [options]")
    command.discussion.forEach { page.paragraph($0) }
    page.list("Arguments", command.arguments.map { ($0.name, $0.summary) })
    page.list("Options", command.options.map(\.helpRow))
    page.list("Options of every command", allCommonOptions.map(\.helpRow))
    if !command.examples.isEmpty {
      page.heading("Examples")
      for example in command.examples {
        page.line("  \(program) \(example.call)")
        page.wrapped(example.summary, indent: 6)
      }
    }
    page.list("Exit status", exitStatuses.map { (String($0.number), $0.meaning) })
  }
}

extension Option {
  fileprivate var helpRow: (String, String) { (synopsis, fullSummary) }

  /// What it is for and, in brackets, its choices and what holds without it.
  var fullSummary: String {
    var notes: [String] = []
    if case .choice(_, let words) = value { notes.append(words.joined(separator: ", ")) }
    if isRequired { notes.append("required") }
    if isRepeatable { notes.append("may be repeated") }
    if let fallback { notes.append("default: " + fallback) }
    return notes.isEmpty ? summary : summary + " (" + notes.joined(separator: "; ") + ")"
  }
}

/// Text of a help page, wrapped at a width.
private struct HelpPage {
  let width: Int
  private(set) var lines: [String] = []

  init(width: Int) { self.width = width }

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func line(_ text: String) { lines.append(text) }

  mutating func heading(_ title: String) {
    if !lines.isEmpty { lines.append("") }
    lines.append(title)
  }

  mutating func paragraph(_ text: String) {
    if !lines.isEmpty { lines.append("") }
    wrapped(text, indent: 0)
  }

  mutating func wrapped(_ text: String, indent: Int) {
    let space = String(repeating: " ", count: indent)
    lines += WordWrap.lines(of: text, width: width - indent).map { space + $0 }
  }

  /// Two columns under a heading: names, and what they are; long names stand on a line of their own.
  mutating func list(_ title: String, _ rows: [(name: String, summary: String)]) {
    guard !rows.isEmpty else { return }
    heading(title)
    let widest = rows.map(\.name.count).filter { $0 <= 24 }.max() ?? 8
    let indent = min(widest, width / 2) + 4
    for (name, summary) in rows {
      let space = String(repeating: " ", count: indent)
      var rest = WordWrap.lines(of: summary, width: width - indent)[...]
      if name.count + 4 <= indent, let first = rest.popFirst() {
        lines.append("  " + name + space.dropFirst(name.count + 2) + first)
      } else {
        lines.append("  " + name)
      }
      lines += rest.map { space + $0 }
    }
  }
}
