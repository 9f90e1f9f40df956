import Relational
import Terminal
import Testing
import mercer

@Suite struct ArgumentParserTests {
  struct Good: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var command: String
    var words: [String] = []
    var values: [String: String] = [:]
    var testDescription: String { arguments.joined(separator: " ") }

    init(
      _ line: String,
      _ command: String,
      _ words: [String] = [],
      _ values: [String: String] = [:]
    ) {
      arguments = line.split(separator: " ").map(String.init)
      (self.command, self.words, self.values) = (command, words, values)
    }
  }

  @Test(arguments: [
    Good("tables", "tables"),
    Good("--json tables", "tables", [], ["json": ""]),
    Good("--lake /l tables", "tables", [], ["lake": "/l"]),
    Good("tables --lake=/l", "tables", [], ["lake": "/l"]),
    Good("tables --lake=a=b", "tables", [], ["lake": "a=b"]),
    Good("run --select +gold.a+ --dry-run", "run", [], ["select": "+gold.a+", "dry-run": ""]),
    Good("history t", "history", ["t"]),
    Good("history -- --t", "history", ["--t"]),
    Good("restore t --to -1", "restore", ["t"], ["to": "-1"]),
    Good("restore --to 3 t", "restore", ["t"], ["to": "3"]),
    Good("quarantine silver.orders", "quarantine", ["silver.orders"]),
    Good("quarantine --json replay t", "quarantine replay", ["t"], ["json": ""]),
    Good("sql -", "sql", ["-"]),
    Good("sql -1", "sql", ["-1"]),
    Good("run --memory-limit 1.5GiB", "run", [], ["memory-limit": "1.5GiB"]),
  ])
  func `arguments become a call`(good: Good) throws {
    let request = try CommandTable.mercer.parse(good.arguments)
    guard case .run(let call) = request else {
      Issue.record("\(request)")
      return
    }
    #expect(call.command == good.command)
    #expect(call.arguments == good.words)
    let table = CommandTable.mercer
    let options = table.commonOptions + (table.command(named: good.command)?.options ?? [])
    for option in options { #expect(call.text(option) == good.values[option.name]) }
  }

  @Test func `SQL that begins with a comment is an argument`() throws {
    let request = try CommandTable.mercer.parse(["sql", "-- all\nselect 1"])
    guard case .run(let call) = request else { return #expect(Bool(false)) }
    #expect(call.argument(0) == "-- all\nselect 1")
    #expect(call.argument(1) == nil)
  }

  @Test func `variables keep their order and everything behind the first equals sign`() throws {
    let arguments = ["run", "--var", "landing=./a=b", "--var=currency=EUR", "--var", "empty="]
    guard case .run(let call) = try CommandTable.mercer.parse(arguments),
      let option = CommandTable.mercer.commonOptions.first(where: { $0.name == "var" })
    else { return #expect(Bool(false)) }
    let pairs = call.assignments(option).map { "\($0.name)|\($0.value)" }
    #expect(pairs == ["landing|./a=b", "currency|EUR", "empty|"])
  }

  @Test(arguments: [
    ("--help", nil), ("help", nil), ("-h", nil), ("help help", "help"), ("run --help", "run"),
    ("--help run", "run"), ("run -h --nope", "run"),
    ("help quarantine replay", "quarantine replay"),
    ("quarantine --help", "quarantine"), ("help sql --json", "sql"),
  ])
  func `help is given where it is asked for`(line: String, command: String?) throws {
    let arguments = line.split(separator: " ").map(String.init)
    #expect(
      try CommandTable.mercer.parse(arguments)
        == .help(command.flatMap { CommandTable.mercer.command(named: $0) })
    )
  }

  @Test func `the version is asked for without a command`() throws {
    #expect(try CommandTable.mercer.parse(["--version", "--json"]) == .version)
  }

  @Test func `the table of commands is sound`() {
    #expect(CommandTable.mercer.problems == [])
  }

  @Test func `an unsound table of commands says what is wrong`() {
    let table = CommandTable(
      program: "p",
      summary: "",
      commands: [
        Command("a", "", options: [Option("x", .flag, "")]), Command("a", ""),
        Command("b", "", options: [Option("x", .text("X"), "")]),
        Command(
          "c d e",
          "",
          arguments: [
            .init("P", "", isRequired: false), .init("Q", "", isRepeated: true), .init("R", ""),
          ]
        ),
      ],
      commonOptions: [],
      exitStatuses: []
    )
    #expect(table.problems.count == 6)
  }
}
