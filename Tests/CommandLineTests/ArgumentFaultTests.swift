import Relational
import Terminal
import Testing
import mercer

@Suite struct ArgumentFaultTests {
  struct Bad: Sendable, CustomTestStringConvertible {
    var id: String
    var arguments: [String]
    /// Code, summary and next step of each problem.
    var problems: [String]
    var testDescription: String { id }

    init(_ id: String, _ arguments: [String], _ problems: String...) {
      (self.id, self.arguments, self.problems) = (id, arguments, problems)
    }
  }

  static let cases = [
    Bad(
      "no command",
      [],
      "cli.missing-command: no command was given > `mercer help` lists the commands"
    ),
    Bad(
      "no command but options",
      ["--json"],
      "cli.missing-command: no command was given > `mercer help` lists the commands"
    ),
    Bad(
      "command misspelt",
      ["valdiate"],
      "cli.unknown-command: there is no command `valdiate` > did you mean `mercer validate`?"
    ),
    Bad(
      "command unlike any",
      ["frobnicate"],
      "cli.unknown-command: there is no command `frobnicate` > `mercer help` lists the commands"
    ),
    Bad(
      "help for no command",
      ["help", "tabels"],
      "cli.unknown-command: there is no command `tabels` > did you mean `mercer tables`?"
    ),
    Bad(
      "option misspelt",
      ["run", "--full-refesh"],
      "cli.unknown-option: there is no option --full-refesh > did you mean --full-refresh?"
    ),
    Bad(
      "option cut short",
      ["run", "--proj", "x"],
      "cli.unknown-option: there is no option --proj > did you mean --project?"
    ),
    Bad(
      "short option",
      ["run", "-x"],
      "cli.unknown-option: there is no option -x > `mercer help` lists the options; "
        + "text that starts with a dash goes behind `--`"
    ),
    Bad(
      "option of another command",
      ["tables", "--select", "a"],
      "cli.misplaced-option: `mercer tables` has no option --select > "
        + "`mercer help tables` lists its options"
    ),
    Bad(
      "value missing at the end",
      ["tables", "--lake"],
      "cli.missing-value: --lake has no value"
    ),
    Bad(
      "value missing before an option",
      ["tables", "--lake", "--json"],
      "cli.missing-value: --lake has no value"
    ),
    Bad("value empty", ["tables", "--lake="], "cli.missing-value: --lake has no value"),
    Bad(
      "flag with a value",
      ["tables", "--json=yes"],
      "cli.unexpected-value: --json takes no value > write --json alone"
    ),
    Bad(
      "no number",
      ["run", "--threads", "two"],
      "cli.bad-value: --threads cannot be `two` > for example --threads 1"
    ),
    Bad(
      "number out of range",
      ["run", "--threads", "0"],
      "cli.bad-value: --threads cannot be `0` > for example --threads 1"
    ),
    Bad(
      "size without unit",
      ["run", "--memory-limit", "4096"],
      "cli.bad-value: --memory-limit cannot be `4096` > for example --memory-limit 4GiB"
    ),
    Bad(
      "size with half a unit",
      ["run", "--memory-limit", "4g"],
      "cli.bad-value: --memory-limit cannot be `4g` > did you mean 4GiB?"
    ),
    Bad(
      "size too small",
      ["run", "--memory-limit", "4KiB"],
      "cli.bad-value: --memory-limit cannot be `4KiB` > for example --memory-limit 4GiB"
    ),
    Bad(
      "word misspelt",
      ["sql", "--format", "jsn"],
      "cli.bad-value: --format cannot be `jsn` > did you mean json?"
    ),
    Bad(
      "no assignment",
      ["run", "--var", "landing"],
      "cli.bad-value: --var cannot be `landing` > for example --var landing=./data"
    ),
    Bad(
      "option twice",
      ["run", "--target", "dev", "--target=prod"],
      "cli.repeated-option: --target was given twice > keep one of them"
    ),
    Bad(
      "variable twice",
      ["run", "--var", "a=1", "--var", "a=2"],
      "cli.repeated-name: --var sets `a` twice > keep one of them"
    ),
    Bad(
      "argument missing",
      ["describe"],
      "cli.missing-argument: `mercer describe` needs TABLE > `mercer help describe` shows an example"
    ),
    Bad(
      "required option missing",
      ["restore", "gold.a"],
      "cli.missing-option: `mercer restore` needs --to VERSION|TIME > "
        + "`mercer help restore` shows an example"
    ),
    Bad(
      "argument too many",
      ["sql", "select", "1"],
      "cli.excess-argument: `mercer sql` does not know what to do with `1` > "
        + "text with spaces goes in quotation marks"
    ),
    Bad(
      "command below another misspelt",
      ["quarantine", "reply", "silver.orders"],
      "cli.excess-argument: `mercer quarantine` does not know what to do with `silver.orders` > "
        + "did you mean `mercer quarantine replay`?"
    ),
    Bad(
      "everything at once",
      ["run", "--threads=x", "--selct", "a", "b", "--var", "c"],
      "cli.bad-value: --threads cannot be `x` > for example --threads 1",
      "cli.unknown-option: there is no option --selct > did you mean --select?",
      "cli.excess-argument: `mercer run` does not know what to do with `b` > "
        + "text with spaces goes in quotation marks",
      "cli.bad-value: --var cannot be `c` > for example --var landing=./data"
    ),
    Bad(
      "unknown command with unknown option",
      ["rnu", "--dryrun"],
      "cli.unknown-command: there is no command `rnu` > did you mean `mercer run`?",
      "cli.unknown-option: there is no option --dryrun > did you mean --dry-run?"
    ),
  ]

  @Test(arguments: cases)
  func `every fault is named with a way out`(bad: Bad) {
    let failure = #expect(throws: ArgumentFaults.self) {
      try CommandTable.mercer.parse(bad.arguments)
    }
    let problems = failure?.explanations(program: "mercer").problems ?? []
    let texts = problems.map { problem in
      "\(problem.code): \(problem.summary)" + (problem.next.map { " > " + $0 } ?? "")
    }
    #expect(texts == bad.problems)
    #expect(problems.allSatisfy { $0.blame == .usage })
  }

  @Test func `a fault says where it is and what was expected`() {
    let failure = #expect(throws: ArgumentFaults.self) {
      try CommandTable.mercer.parse(["run", "--memory-limit", "1PB"])
    }
    let problem = failure?.explanations(program: "mercer").problems.first
    #expect(problem?.place == "argument 2")
    #expect(
      problem?.why
        == "it is a number and KiB, MiB, GiB, KB, MB or GB, from 128 MiB to 64 TiB"
    )
  }
}
