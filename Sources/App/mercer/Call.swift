internal import Relational
internal import Terminal

/// One call of the program: what was asked for, and where the answer goes.
struct Call: Sendable {
  let invocation: Invocation
  /// Where results are shown.
  let screen = Screen(.standard)

  /// Whether machines read the results.
  var asJSON: Bool { invocation.isSet(.json) }
  /// Whether nobody wants progress or a log.
  var isQuiet: Bool { invocation.isSet(.quiet) }

  /// How rows are written: `--format`, else JSON for machines and a table for people.
  var format: OutputFormat {
    invocation.text(.format).flatMap(OutputFormat.init) ?? (asJSON ? .json : .table)
  }

  /// Rows that a table shows.
  var rowLimit: Int { invocation.number(.rows) ?? 50 }

  /// Carries the command out.
  func perform() async throws {
    switch invocation.command {
    case "init": try await initialise()
    case "validate": try await validate()
    case "run": try await run()
    case "answer": try await answer()
    case "sql": try await sql()
    case "tables": try await tables()
    case "describe": try await describe()
    case "history": try await history()
    case "restore": try await restore()
    case "lineage": try await lineage()
    case "quality": try await quality()
    case "quarantine": try await quarantine()
    case "quarantine replay": try await replay()
    case "retention": try await retention()
    case "schedule": try await schedule()
    case "doctor": try await doctor()
    case "completion": try completion()
    case "notify": try await notify()
    case "docs": try await docs()
    default: fatalError("the command \(invocation.command) is in the table and nowhere else")
    }
  }

  /// Writes results.
  func show(_ text: String) throws { try Output.standard.write(text) }

  /// Writes results for machines.
  func show(_ json: JSON) throws { try show(json.prettyText + "\n") }

  /// Says something beside the results, unless nobody wants to hear it.
  func note(_ text: String) {
    if !isQuiet, !asJSON { Output.error.say(text + "\n") }
  }

  /// Says what should be mended and stops nothing.
  func warn(_ warnings: [Explanation]) {
    guard !isQuiet else { return }
    let screen = Screen(.error)
    for warning in warnings {
      Output.error.say(
        warning.rendered(on: screen).replacingFirst("error[", with: "warning[") + "\n"
      )
    }
  }
}

/// The command has said all there is to say; the program ends with this status.
struct Concluded: Error {
  let status: Int32
}

extension String {
  /// The text with the first `old` replaced.
  fileprivate func replacingFirst(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return String(self[..<range.lowerBound]) + new + self[range.upperBound...]
  }
}
