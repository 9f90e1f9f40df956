import Foundation
import Operation
import Testing

@Suite struct SchedulerTests {
  /// Everything in it needs quoting somewhere.
  static func update(webhook: String? = nil, timeZone: String = "UTC") throws -> ScheduledUpdate {
    ScheduledUpdate(
      bundle: "My Shop: EU",
      program: "/opt/mercer/bin/mercer",
      options: [
        "--project", "/srv/my shop", "--target", "prod", "--var", "note=50% of $5 {{ it's }}",
      ],
      project: "/srv/my shop",
      lake: "/srv/lake",
      writableFolders: ["/var/spill"],
      schedule: try CronExpression(quartz: "0 0 2 * * ?", timeZone: timeZone),
      user: "shop",
      image: "registry.example.com/mercer:0.1.0",
      webhook: webhook
    )
  }

  @Test(arguments: Scheduler.allCases)
  func `the files of a scheduler are those that somebody has read`(scheduler: Scheduler) throws {
    let files = scheduler.files(for: try Self.update(), localTimeZone: "Europe/Berlin")
    for file in files { try Snapshot.check(file.text, "\(scheduler).\(file.name)") }
    #expect(!files.contains { $0.isSecret && $0.name.hasSuffix(".service") })
  }

  @Test(arguments: Scheduler.allCases)
  func `the address of a webhook stands in files that are kept secret only`(scheduler: Scheduler)
    throws
  {
    let address = "https://hooks.example.com/t0ken"
    let files = scheduler.files(for: try Self.update(webhook: address), localTimeZone: "UTC")
    for file in files where file.text.contains("t0ken") { #expect(file.isSecret) }
    let isInEnvironment = scheduler == .airflow
    #expect(files.contains { $0.text.contains(address) } == !isInEnvironment)
  }

  @Test func `the script of cron is one that a shell can read, and its words arrive whole`() throws
  {
    let files = Scheduler.cron.files(for: try Self.update(), localTimeZone: "UTC")
    let script = try #require(files.first { $0.isProgram }).text
    let folder = FileManager.default.temporaryDirectory.path + "/cron-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let stand = folder + "/stand-in"
    try "#!/bin/sh\nprintf '%s\\n' \"$@\" >>\(folder)/calls\n[ \"$1\" = notify ] || exit 7\n"
      .write(toFile: stand, atomically: true, encoding: .utf8)
    try script.replacing("/opt/mercer/bin/mercer", with: stand)
      .write(toFile: folder + "/run.sh", atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "chmod +x \(stand); XDG_STATE_HOME=\(folder) exec sh \(folder)/run.sh",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 7)
    let calls = try String(contentsOfFile: folder + "/calls", encoding: .utf8)
    let words = [
      "--project", "/srv/my shop", "--target", "prod", "--var", "note=50% of $5 {{ it's }}",
    ]
    let expected = ["run"] + words + ["--quiet", "notify"] + words + ["--exit-status", "7"]
    #expect(calls.split(separator: "\n").map(String.init) == expected)
  }

  @Test func `cron of this machine's zone needs no detour`() throws {
    let here = Scheduler.cron.files(for: try Self.update(), localTimeZone: "UTC")[0].text
    #expect(here.contains("\n0 2 * * * FOLDER/mercer-my-shop-eu.sh\n"))
    let known = Scheduler.cron.files(for: try Self.update(), localTimeZone: "UTC", in: "/a b/50%")[
      0
    ]
    #expect(known.text.hasSuffix("\n0 2 * * * '/a b/50\\%/mercer-my-shop-eu.sh'\n"))
    let there = Scheduler.cron.files(for: try Self.update(), localTimeZone: "Asia/Kolkata")[0].text
    #expect(there.contains("0,15,30,45 * * * * [ \"$(TZ=UTC date +\\%H:\\%M)\" = 02:00 ] && "))
  }
}
