import Foundation
import Terminal
import Testing
import mercer

@Suite struct CompletionTests {
  private func words(_ line: String...) -> [String] {
    CommandTable.mercer.completion(of: line, names: Self.names).candidates.map(\.word)
  }

  private static func names(_ kind: CompletedName) -> [String] {
    switch kind {
    case .table: ["gold.fact_sales", "silver.orders"]
    case .dataset: ["bronze.orders", "silver.orders"]
    case .target: ["dev", "prod"]
    case .variable: ["landing"]
    case .answer: ["1_units"]
    }
  }

  @Test func `a beginning of a command gives the commands that begin so`() {
    #expect(words("va") == ["validate"])
    #expect(words("qua") == ["quality", "quarantine"])
    #expect(words("").contains("doctor"))
    #expect(Set(words("").filter { $0 == "quarantine" }).count == 1)
  }

  @Test func `a command of two words goes on with its second, or with a table`() {
    #expect(words("quarantine", "") == ["replay", "gold.fact_sales", "silver.orders"])
    #expect(words("quarantine", "replay", "si") == ["silver.orders"])
    #expect(words("help", "quarantine", "") == ["replay"])
  }

  @Test func `options are those of the command that were not given`() {
    let options = words("run", "--select", "silver.orders", "--")
    #expect(options.contains("--full-refresh") && options.contains("--lake"))
    #expect(!options.contains("--select"))
    #expect(words("run", "--var", "landing=x", "--va") == ["--var"])
    #expect(words("tables", "--full") == [])
    #expect(words("sql", "--", "--fo") == [])
  }

  @Test func `values are those that an option takes`() {
    #expect(words("sql", "--format", "") == OutputFormat.allCases.map(\.rawValue))
    #expect(words("run", "--target", "p") == ["prod"])
    #expect(words("run", "--target=p") == ["--target=prod"])
    #expect(words("run", "--select", "br") == ["bronze.orders"])
    #expect(words("run", "--var", "") == ["landing="])
    #expect(words("run", "--threads", "") == [])
    #expect(words("schedule", "s") == ["systemd"])
    #expect(words("completion", "") == ["bash", "zsh", "fish"])
    #expect(words("answer", "") == ["1_units"])
  }

  @Test func `paths are left to the shell`() {
    let table = CommandTable.mercer
    #expect(table.completion(of: ["run", "--lake", "x"], names: Self.names).paths == .folders)
    #expect(
      table.completion(
        of: ["quarantine", "replay", "silver.orders", "--from", ""],
        names: Self.names
      ).paths == .files
    )
    #expect(table.completion(of: ["run", ""], names: Self.names).paths == nil)
  }

  @Test(arguments: CommandTable.mercer.commands)
  func `every command can be completed from its parts`(command: Command) {
    var typed: [String] = []
    for word in command.name.split(separator: " ").map(String.init) {
      let found = CommandTable.mercer.completion(
        of: typed + [String(word.prefix(2))],
        names: Self.names
      )
      #expect(found.candidates.map(\.word).contains(word))
      typed.append(word)
    }
    let options = CommandTable.mercer.completion(of: typed + ["--"], names: Self.names).candidates
    for option in command.options {
      #expect(options.contains(.init(option.spelling, option.summary)))
    }
  }

  @Test(arguments: CompletionShell.allCases)
  func `the script of a shell is one that somebody has read`(shell: CompletionShell) throws {
    try Snapshot.check(shell.script(program: "mercer"), "completion.\(shell)")
  }

  @Test(
    .enabled(if: Binary.isBuilt, "the program was not built at the usual place"),
    arguments: [
      ("mercer vali", "validate"), ("mercer tables --lake la", "lake"),
      ("mercer describe go", "gold.daily"), ("mercer run --target p", "prod"),
      ("mercer run --target=p", "prod"), ("mercer run --select silver.o", "silver.orders"),
      ("mercer run --var ", "landing="),
    ]
  )
  func `bash completes a call`(line: String, expected: String) throws {
    let shop = try ShopProject()
    _ = try shop.mercer("run --lake lake --quiet")
    try shop.write("lake: lake\n", to: "mercer.yml")
    try shop.write(
      """
      eval "$(mercer completion bash)"
      COMP_LINE='\(line)'
      # Readline breaks words at these, which a split at blanks alone would not show.
      read -r -a COMP_WORDS <<<"${COMP_LINE//=/ = }"
      [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=("")
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _mercer 2>/dev/null
      printf '%s\\n' "${COMPREPLY[@]}"

      """,
      to: "complete.bash"
    )
    let outcome = try Binary.run("cd '\(shop.folder)' && . ./complete.bash")
    #expect(outcome.output.split(separator: "\n").map(String.init).contains(expected), "\(outcome)")
  }
}
