internal import Onboarding
internal import Relational
internal import Terminal

/// What a proposal says to people and machines.
struct ProposalText {
  let proposal: Proposal
  let screen: Screen

  init(_ proposal: Proposal, screen: Screen) {
    self.proposal = proposal
    self.screen = screen
  }

  /// What was found, what is guessed, and what to do next.
  func report(folder: String, isAnswered: Bool) -> String {
    var text = relations.rendered(on: screen)
    let guesses = proposal.decisions.filter(\.isGuess).sorted { $0.confidence < $1.confidence }
    text += "\n" + screen.styled(guesses.isEmpty ? "No guesses." : "Guesses", .bold) + "\n"
    for guess in guesses {
      text += "  (\(Self.digits(guess.confidence))) \(guess.subject) \(guess.statement)"
      text += guess.why.map { ": " + $0 } ?? ""
      if !guess.alternatives.isEmpty {
        text += "; else " + guess.alternatives.prefix(3).joined(separator: ", ")
      }
      text += "\n"
    }
    for (file, reason) in proposal.findings.unreadable {
      text += "  not read: \(file.name): \(reason)\n"
    }
    text += "\nwritten: \(folder)\n"
    text += "next: mercer run --project \(folder)\n"
    if !guesses.isEmpty {
      text +=
        "to change a guess: edit \(folder)/mapping.yml, then the same command with --overwrite\n"
    }
    return text
  }

  private var relations: TextTable {
    var rows: [[String?]] = []
    for mapping in proposal.mappings {
      let relation = proposal.findings.relations[mapping.relation]
      let source = proposal.findings.sources[relation.source]
      let tables = proposal.tables.filter { plan in
        plan.contributions.contains { $0.relation == mapping.relation }
      }.map(\.table.name)
      rows.append([
        relation.name, source.pattern, People.count(relation.rowCount),
        String(relation.columns.count),
        tables.isEmpty ? "bronze only" : tables.joined(separator: ", "),
        Self.digits(mapping.confidence),
      ])
    }
    return TextTable(
      [
        .init("source", isName: true), .init("files"), .init("rows", isNumeric: true),
        .init("columns", isNumeric: true), .init("becomes"), .init("confidence", isNumeric: true),
      ],
      rows: rows
    )
  }

  /// The proposal for machines.
  func json(folder: String, landing: String, files: [String]) -> JSON {
    .object([
      ("folder", .string(folder)), ("landing", .string(landing)),
      ("currency", .string(proposal.currency)),
      ("relations", .array(proposal.mappings.map(json))),
      (
        "tables",
        .array(
          proposal.tables.map { plan in
            [
              "table": .string("silver." + plan.table.name),
              "from": .array(
                plan.contributions.map { .string(proposal.findings.relations[$0.relation].name) }
              ),
            ]
          }
        )
      ),
      ("decisions", .array(proposal.decisions.map(\.json))),
      ("guesses", JSON(proposal.decisions.count { $0.isGuess })),
      ("questions", .array(proposal.questions.map(\.json))),
      (
        "unread",
        .array(
          proposal.findings.unreadable.map {
            ["file": .string($0.file.name), "reason": .string($0.reason)]
          }
        )
      ),
      ("files", .array(files.map(JSON.string))),
    ])
  }

  private func json(_ mapping: RelationMapping) -> JSON {
    let relation = proposal.findings.relations[mapping.relation]
    return .object([
      ("name", .string(relation.name)),
      ("files", .array(proposal.findings.sources[relation.source].files.map { .string($0.name) })),
      ("rows", JSON(relation.rowCount)), ("table", JSON(mapping.grain)),
      ("confidence", .number(Self.digits(mapping.confidence))),
      (
        "columns",
        .array(
          mapping.choices.sorted { $0.value.column < $1.value.column }.map { slot, choice in
            [
              "column": .string(relation.columns[choice.column].label), "is": .string(slot.text),
              "confidence": .number(Self.digits(choice.confidence)),
            ]
          }
        )
      ),
    ])
  }

  /// Says that the files hold nothing that the contract knows.
  func nothingFound(_ landing: String) -> Failure {
    let found = proposal.findings.relations.prefix(6).map { relation in
      "\(relation.name) has \(relation.columns.prefix(8).map(\.label).joined(separator: ", "))"
    }
    let unread = proposal.findings.unreadable.map { "\($0.file.name): \($0.reason)" }
    let problem = Explanation(
      "init.nothing-found",
      "these files have no customers, products, orders, stock or web events that can be told; nothing was written",
      place: landing,
      why: (found + unread).joined(separator: "\n"),
      next:
        "say what they are in a mapping file (`table: orders`, `is: orders.order_id`) and name it with --mapping"
    )
    return Failure(problem)
  }

  /// Says what would be asked, and how to answer without a terminal.
  var unanswered: Failure {
    let questions = proposal.questions.map { question in
      question.text + " " + question.options.map(\.label).prefix(4).joined(separator: " | ")
    }
    let problem = Explanation(
      "init.questions",
      "\(People.count(proposal.questions.count, "question")) cannot be asked, because this is no terminal; nothing was written",
      why: questions.joined(separator: "\n"),
      next:
        "--yes takes the best guess of each and marks it; or write the answers to a mapping file for --mapping (--yes writes one to begin with)"
    )
    return Failure(problem)
  }

  private static func digits(_ confidence: Double) -> String {
    let hundredths = Int((min(1, confidence) * 100).rounded())
    return hundredths >= 100 ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + String(hundredths)
  }
}
