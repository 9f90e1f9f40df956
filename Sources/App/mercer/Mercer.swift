internal import DuckDB
internal import Relational
internal import Terminal

/// The program: arguments in, one command carried out, an exit status out.
@main
struct Mercer {
  static let version = "0.1.0"

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    Program.run {
      do {
        try await perform(arguments)
        return 0
      } catch {
        return report(error, asJSON: CommandTable.hasFlag(.json, in: arguments))
      }
    }
  }

  private static func perform(_ arguments: [String]) async throws {
    let table = CommandTable.mercer
    if arguments.first == CompletionShell.request {
      return try await CallCompletion(words: Array(arguments.dropFirst())).show()
    }
    if arguments.isEmpty {
      Output.error.say(table.help(for: nil, width: Screen(.error).proseColumns) + "\n")
    }
    switch try table.parsed(arguments) {
    case .help(let command):
      let asJSON = CommandTable.hasFlag(.json, in: arguments)
      let screen = Screen(.standard)
      try Output.standard.write(
        asJSON
          ? (command?.json ?? table.json).prettyText + "\n"
          : table.help(for: command, width: screen.proseColumns)
      )
    case .version:
      try Output.standard.write(
        CommandTable.hasFlag(.json, in: arguments)
          ? JSON.object([
            ("version", .string(version)), ("duckdb", .string(Database.libraryVersion)),
          ]).text + "\n" : "mercer \(version) (DuckDB \(Database.libraryVersion))\n"
      )
    case .run(let invocation):
      try await Call(invocation: invocation).perform()
    }
  }

  /// Says what went wrong and returns what the program ends with.
  private static func report(_ error: any Error, asJSON: Bool) -> Int32 {
    if let concluded = error as? Concluded { return concluded.status }
    // Whoever closed the pipe has all they wanted.
    if case OutputError.closed = error { return 0 }
    let failure = Failure(error)
    if asJSON {
      Output.standard.say(failure.json.text + "\n")
    } else {
      Output.error.say(failure.rendered(on: Screen(.error)))
    }
    return failure.exitStatus
  }
}

extension CommandTable {
  /// Reads arguments; faults are thrown in words.
  fileprivate func parsed(_ arguments: [String]) throws -> Request {
    do {
      return try parse(arguments)
    } catch {
      throw error.explanations(program: program)
    }
  }
}
