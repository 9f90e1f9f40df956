public import Relational

extension CommandTable {
  /// The table for machines.
  public var json: JSON {
    .object([
      ("program", .string(program)), ("summary", .string(summary)),
      ("commands", .array(commands.map(\.json))),
      ("options", .array(allCommonOptions.map(\.json))),
      (
        "exitStatuses",
        .array(
          exitStatuses.map {
            .object([("number", JSON($0.number)), ("meaning", .string($0.meaning))])
          }
        )
      ),
    ])
  }

  /// The table as a Markdown page.
  public var markdown: String {
    var lines = ["# \(program): the commands", ""]
    lines += ["Made from the program's own table; `\(program) help COMMAND` shows the same.", ""]
    lines += ["Options of every command:", ""] + allCommonOptions.map(\.markdown) + [""]
    lines += ["Exit status:", ""] + exitStatuses.map { "- \($0.number): \($0.meaning)" }
    for command in commands {
      lines += ["", "## \(program) \(command.name)", "", command.summary.sentence, ""]
      lines += ["```", "\(program) \(command.synopsis) [options]", "```"]
      for paragraph in command.discussion { lines += ["", paragraph] }
      let arguments = command.arguments.map { "- `\($0.name)`: \($0.summary)" }
      let items = arguments + command.options.map(\.markdown)
      if !items.isEmpty { lines += [""] + items }
      if !command.examples.isEmpty {
        lines += [""] + command.examples.map { "- `\(program) \($0.call)`: \($0.summary)" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Command {
  /// The command for machines.
  public var json: JSON {
    .object([
      ("name", .string(name)), ("summary", .string(summary)), ("synopsis", .string(synopsis)),
      ("discussion", .array(discussion.map(JSON.string))),
      (
        "arguments",
        .array(
          arguments.map { argument in
            .object([
              ("name", .string(argument.name)), ("summary", .string(argument.summary)),
              ("required", .boolean(argument.isRequired)),
            ])
          }
        )
      ),
      ("options", .array(options.map(\.json))),
      (
        "examples",
        .array(
          examples.map {
            .object([("call", .string($0.call)), ("summary", .string($0.summary))])
          }
        )
      ),
    ])
  }
}

extension Option {
  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("value", JSON(placeholder)), ("summary", .string(summary)),
      ("default", JSON(fallback)), ("required", .boolean(isRequired)),
      ("repeatable", .boolean(isRepeatable)),
    ])
  }

  fileprivate var markdown: String { "- `\(synopsis)`: \(fullSummary)" }
}

extension String {
  /// The text as a sentence: first letter large, full stop at the end.
  fileprivate var sentence: String {
    prefix(1).uppercased() + dropFirst() + "."
  }
}
