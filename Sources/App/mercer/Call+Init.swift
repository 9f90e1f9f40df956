internal import DuckDB
internal import Foundation
internal import Onboarding
internal import Relational
internal import Terminal

extension Call {
  /// Makes a project from files: looks at them, decides, asks, and writes.
  func initialise() async throws {
    let current = FileManager.default.currentDirectoryPath
    guard let named = invocation.argument(0), let from = invocation.text(.fromFiles) else { return }
    let target = ProjectFolder.absolute(named, from: current)
    let writer = ProjectWriter(folder: target, overwrites: invocation.isSet(.overwrite))
    try writer.check()
    let inputs = try InputFiles([from] + invocation.arguments.dropFirst(), current: current)
    let contract = try ShippedFolder.contract()
    var answers = try self.answers(target, current: current)
    let database = try Database(
      options: .init(
        memoryLimitInBytes: invocation.bytes(.memoryLimit) ?? Machine.memoryInBytes / 2,
        threads: invocation.number(.threads),
        spillFolder: NSTemporaryDirectory()
          + "mercer-init-\(ProcessInfo.processInfo.processIdentifier)"
      )
    )
    let engine = try database.makeEngine()
    let findings = try await Profiler(engine: engine, contract: contract)
      .findings(of: inputs.files) { name in note("looking at \(name)") }
    let proposer = Proposer(engine: engine, contract: contract)
    var proposal = try await proposer.proposal(for: findings, answers: answers)
    guard proposal.isUseful else {
      throw ProposalText(proposal, screen: screen).nothingFound(inputs.landing)
    }
    if !invocation.isSet(.yes) {
      let canAsk = TerminalDevice.isTerminal(0) && TerminalDevice.isTerminal(1) && !asJSON
      if canAsk {
        proposal = try await ask(proposal, &answers, proposer, findings)
      } else if !proposal.questions.isEmpty {
        throw ProposalText(proposal, screen: screen).unanswered
      }
    }
    let name = target.split(separator: "/").last.map(String.init) ?? "shop"
    var files = BundleWriter(proposal, contract: contract, name: name, landing: inputs.landing)
      .files()
    for (path, text) in try ShippedFolder.sharedFiles() {
      // Questions belong to the project, where their owner adds others.
      files[path.hasPrefix("answers/") ? path : "shared/" + path] = text
    }
    try writer.write(files)
    let text = ProposalText(proposal, screen: screen)
    if asJSON {
      try show(text.json(folder: target, landing: inputs.landing, files: files.keys.sorted()))
    } else {
      try show(text.report(folder: named, isAnswered: invocation.isSet(.yes)))
    }
  }

  private func answers(_ target: String, current: String) throws -> Answers {
    if let named = invocation.text(.mapping) {
      let path = ProjectFolder.absolute(named, from: current)
      return try Answers(mapping: try ProjectFolder.text(at: path), file: named)
    }
    let own = target + "/mapping.yml"
    guard invocation.isSet(.overwrite), FileManager.default.fileExists(atPath: own) else {
      return Answers()
    }
    return try Answers(mapping: try ProjectFolder.text(at: own), file: own)
  }

  /// Asks one question after another; an answer may settle others or raise new ones.
  private func ask(
    _ proposal: Proposal,
    _ answers: inout Answers,
    _ proposer: Proposer,
    _ findings: Findings
  ) async throws -> Proposal {
    var proposal = proposal
    var asked: Set<String> = []
    while let question = proposal.questions.first(where: { !asked.contains($0.text) }) {
      asked.insert(question.text)
      Output.error.say("\n" + question.text + "\n")
      for (index, option) in question.options.enumerated() {
        Output.error.say("  \(index + 1)  \(option.label)\(index == 0 ? " (best guess)" : "")\n")
      }
      Output.error.say("number, or return for 1: ")
      guard let line = readLine() else { break }
      let text = line.trimmingCharacters(in: .whitespaces)
      let number = text.isEmpty ? 1 : Int(text) ?? 0
      guard question.options.indices.contains(number - 1) else {
        Output.error.say("there is no such answer; the best guess is kept\n")
        continue
      }
      answers.apply(question.options[number - 1].edit)
      proposal = try await proposer.proposal(for: findings, answers: answers)
    }
    return proposal
  }
}
