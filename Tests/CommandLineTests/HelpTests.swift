import Foundation
import Relational
import Terminal
import Testing
import mercer

@Suite struct HelpTests {
  @Test(arguments: CommandTable.mercer.commands)
  func `help for a command reads well`(command: Command) throws {
    let text = CommandTable.mercer.help(for: command, width: 80)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    try Snapshot.check(
      text,
      "help.\(command.name.split(separator: " ").joined(separator: "-")).txt"
    )
  }

  @Test func `help for the program reads well`() throws {
    try Snapshot.check(CommandTable.mercer.help(for: nil, width: 80), "help.txt")
  }

  @Test func `help fits a narrow screen`() {
    for command in CommandTable.mercer.commands {
      let text = CommandTable.mercer.help(for: command, width: 50)
      let examples = command.examples.map { "  mercer " + $0.call }
      for line in text.split(separator: "\n") where !examples.contains(String(line)) {
        #expect(line.count <= 50)
      }
    }
  }

  @Test func `the documented commands are those of the table`() throws {
    let root = Snapshot.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    try Snapshot.check(
      CommandTable.mercer.markdown,
      "commands.md",
      in: root.appending(path: "docs")
    )
  }

  @Test func `machines get the same table`() throws {
    let json = try JSON(parsing: CommandTable.mercer.json.text)
    let names = json["commands"]?.array?.compactMap { $0["name"]?.string }
    #expect(names == CommandTable.mercer.commands.map(\.name))
    let table = CommandTable.mercer
    for command in table.commands {
      #expect(command.json["options"]?.array?.count == command.options.count)
    }
  }
}
