import Foundation
import Relational
import Testing

/// The built program, called through a shell.
enum Binary {
  static let path: String = {
    let root = Snapshot.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    #if DEBUG
    return root.appending(path: ".build/debug/mercer").path
    #else
    return root.appending(path: ".build/release/mercer").path
    #endif
  }()

  static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: path) }

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs a line of shell in which `mercer` is the program.
  static func run(_ line: String) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "mercer() { '\(path)' \"$@\"; }\n" + line]
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: text, errors: said)
  }
}

@Suite(.enabled(if: Binary.isBuilt, "the program was not built at the usual place"))
struct ProgramTests {
  @Test func `without a command the help is shown, and that is wrong use`() throws {
    let outcome = try Binary.run("mercer")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("Usage: mercer COMMAND"))
    #expect(outcome.errors.hasSuffix("`mercer help` lists the commands\n"))
  }

  @Test(arguments: ["help", "--help", "-h", "help sql", "sql -h", "quarantine replay --help"])
  func `help that is asked for goes to standard output`(arguments: String) throws {
    let outcome = try Binary.run("mercer \(arguments)")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Usage: mercer"))
    #expect(outcome.errors == "")
  }

  @Test func `the version is one line`() throws {
    let outcome = try Binary.run("mercer --version")
    #expect(outcome.output.wholeMatch(of: #/mercer \d+\.\d+\.\d+ \(DuckDB v\d.*\)\n/#) != nil)
  }

  @Test func `errors go to standard error, and for machines to standard output`() throws {
    let people = try Binary.run("mercer run --selct")
    #expect(people.status == 2)
    #expect(people.output == "")
    #expect(people.errors.hasPrefix("error[cli.unknown-option] there is no option --selct\n"))
    let machines = try Binary.run("mercer run --selct --json --threads 0")
    #expect(machines.status == 2)
    #expect(machines.errors == "")
    let json = try JSON(parsing: machines.output)
    #expect(json["error"]?["code"]?.string == "cli.unknown-option")
    #expect(json["errors"]?.array?.count == 2)
  }

  @Test func `a reader that has enough is no error`() throws {
    let outcome = try Binary.run(
      "for i in 1 2 3 4 5; do mercer help --json; done | true; echo ${PIPESTATUS[0]}"
    )
    #expect(outcome.output == "0\n")
    #expect(outcome.errors == "")
  }

  @Test func `a full disk is named`() throws {
    let outcome = try Binary.run("mercer help > /dev/full")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("error[cli.output-failed]"))
    #expect(outcome.errors.contains("No space left on device"))
  }
}
