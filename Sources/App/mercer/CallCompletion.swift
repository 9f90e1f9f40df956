internal import DuckDB
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational
internal import Terminal

/// Answers a shell that asks how an unfinished call may go on.
struct CallCompletion {
  /// The words behind the program's name, the last one unfinished.
  let words: [String]

  func show() async throws {
    // Datasets take an engine to find, so they are looked for only where a name of one is asked for.
    let datasets = words.dropLast().last == "--select" ? await datasets() : []
    let completion = CommandTable.mercer.completion(of: words) { kind in
      switch kind {
      case .table: lake.flatMap { try? $0.tables().map(\.description) } ?? []
      case .dataset: datasets
      case .target: bundle?.targetNames ?? []
      case .variable: bundle?.variables.map(\.name) ?? []
      case .answer: answers
      }
    }
    try Output.standard.write(completion.text)
  }

  private func value(_ option: Option) -> String? {
    for (index, word) in words.dropLast().enumerated() {
      if word == option.spelling { return words.dropFirst(index + 1).first }
      if word.hasPrefix(option.spelling + "=") {
        return String(word.dropFirst(option.spelling.count + 1))
      }
    }
    return nil
  }

  private var folder: ProjectFolder? { try? ProjectFolder(named: value(.project)) }

  /// The project as far as it can be read: for its default target when the call names none that exists.
  private var bundle: Pipelines.Bundle? {
    guard let files = try? folder?.files() else { return nil }
    return (try? Pipelines.Bundle(files: files, target: value(.target)))
      ?? (try? Pipelines.Bundle(files: files))
  }

  private var lake: Lake? {
    let current = FileManager.default.currentDirectoryPath
    if let named = value(.lake) {
      return Lake(folder: ProjectFolder.absolute(named, from: current))
    }
    guard let folder, let bundle else { return nil }
    return folder.lake(of: bundle)
  }

  private var answers: [String] {
    guard let folder else { return [] }
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/answers")) ?? []
    return names.filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(4)) }.sorted()
  }

  private func datasets() async -> [String] {
    guard let files = try? folder?.files(), let engine = try? Database().makeEngine(),
      let project = try? await Project.load(
        files,
        target: value(.target),
        variables: [:],
        existing: Set((try? lake?.tables().map(\.description)) ?? []),
        engine: engine
      )
    else { return [] }
    return project.pipelines.flatMap(\.datasets).map(\.name).sorted()
  }
}

extension Call {
  /// Prints the script for a shell.
  func completion() throws {
    let name = invocation.argument(0) ?? ""
    guard let shell = CompletionShell(rawValue: name) else {
      let names = CompletionShell.allCases.map(\.rawValue)
      throw Explanation(
        "completion.shell",
        "there is no completion for the shell `\(name)`",
        why: "there are \(names.joined(separator: ", "))",
        next: Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
      )
    }
    let script = shell.script(program: CommandTable.mercer.program)
    try asJSON ? show(["shell": .string(name), "script": .string(script)]) : show(script)
  }
}
