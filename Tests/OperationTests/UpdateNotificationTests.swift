import Execution
import Operation
import Relational
import Testing

@Suite struct UpdateNotificationTests {
  private func message(
    _ exitStatus: String?,
    problems: [Explanation] = []
  ) -> UpdateNotification {
    UpdateNotification(
      bundle: "shop",
      target: "prod",
      lake: "/srv/lake",
      host: "till",
      time: 1_700_000_000_000_000,
      exitStatus: exitStatus,
      problems: problems
    )
  }

  @Test func `the exit status says what happened`() {
    #expect(message("1").state == .failed)
    #expect(message("3").state == .failed)
    #expect(message("130").state == .interrupted)
    #expect(message("137").state == .killed)
    #expect(message("KILL").state == .killed)
    #expect(message("0").state == .completed)
    #expect(message(nil).state == .completed)
    #expect(message("137").text.contains("perhaps for lack of memory"))
  }

  @Test func `a project that cannot be read is reported too`() {
    let problem = Explanation("bundle.syntax", "this is not YAML", place: "databricks.yml:3:1")
    let failed = message("2", problems: [problem])
    #expect(failed.state == .failed)
    #expect(failed.text.contains("databricks.yml:3:1: this is not YAML"))
    #expect(failed.json["problems"]?.array?.count == 1)
    #expect(failed.isOverdue(after: .seconds(3_600)))
  }

  @Test func `a pipeline without an update is overdue`() {
    var never = message(nil)
    #expect(!never.isOverdue(after: .seconds(60)))
    never.pipelineCount = 1
    #expect(never.isOverdue(after: .seconds(60)))
  }

  @Test func `machines get every fact and people a text`() {
    let json = message("1").json
    #expect(
      json["text"]?.string
        == "The update of shop (prod) failed on till\nexit status 1: the data failed\nlake: /srv/lake"
    )
    #expect(json["time"]?.string == "2023-11-14T22:13:20Z")
    #expect(json["lake"]?.string == "/srv/lake")
  }

  @Test(arguments: ["", "26", "h", "-1h", "1.5h", "1w", "0h"])
  func `what is no length of time is refused`(text: String) {
    #expect(throws: Explanation.self) { try Duration(elapsed: text, option: "--overdue") }
  }

  @Test func `lengths of time have a unit`() throws {
    #expect(try Duration(elapsed: "26h", option: "--overdue") == .seconds(93_600))
    #expect(try Duration(elapsed: "2d", option: "--overdue") == .seconds(172_800))
  }
}
