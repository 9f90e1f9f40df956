import Operation
import Relational
import Testing

@Suite struct CronExpressionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String { quartz }
    var quartz: String
    var unix: String
    var systemd: String
    init(_ quartz: String, _ unix: String, _ systemd: String) {
      (self.quartz, self.unix, self.systemd) = (quartz, unix, systemd)
    }
  }

  @Test(arguments: [
    Case("0 0 2 * * ?", "0 2 * * *", "*-*-* 02:00:00 UTC"),
    Case("39 15 2 * * ?", "15 2 * * *", "*-*-* 02:15:39 UTC"),
    Case("0 0/15 * * * ?", "0,15,30,45 * * * *", "*-*-* *:00,15,30,45:00 UTC"),
    Case("0 30 6 ? * MON-FRI", "30 6 * * 1-5", "Mon,Tue,Wed,Thu,Fri *-*-* 06:30:00 UTC"),
    Case("0 30 6 ? * 1", "30 6 * * 0", "Sun *-*-* 06:30:00 UTC"),
    Case("0 0 3 ? * FRI-MON", "0 3 * * 0,1,5,6", "Sun,Mon,Fri,Sat *-*-* 03:00:00 UTC"),
    Case("0 0 0 1,15 * ?", "0 0 1,15 * *", "*-*-01,15 00:00:00 UTC"),
    Case("0 0 4 1 JAN-MAR,7 ? *", "0 4 1 1-3,7 *", "*-01..03,07-01 04:00:00 UTC"),
    Case("0 0 8-18/5 ? * *", "0 8,13,18 * * *", "*-*-* 08,13,18:00:00 UTC"),
    Case("0 0 * * * ?", "0 * * * *", "*-*-* *:00:00 UTC"),
  ])
  func `what Databricks takes becomes what other schedulers take`(item: Case) throws {
    let cron = try CronExpression(quartz: item.quartz, timeZone: "UTC")
    #expect(cron.unixText == item.unix)
    #expect(cron.systemdText == item.systemd)
  }

  @Test func `a time of day is one in UTC unless a zone is named`() throws {
    #expect(try CronExpression(dailyAt: "02:05").unixText == "5 2 * * *")
    let berlin = try CronExpression(quartz: "0 0 2 * * ?", timeZone: "Europe/Berlin")
    #expect(berlin.systemdText == "*-*-* 02:00:00 Europe/Berlin")
    #expect(berlin.words == "daily at 02:00 Europe/Berlin")
  }

  @Test(arguments: [
    "", "0 0 2 * *", "0 0 2 L * ?", "0 0 2 15W * ?", "0 0 2 ? * 6#3", "0 0 2 ? * 6L",
    "0 0 2 * * ? 2027", "0 60 2 * * ?", "0 0 24 * * ?", "0 0 2 0 * ?", "0 0 2 1 * MON",
    "0 0 2 1, * ?", "0 0/0 2 * * ?", "0 0 2 * FOO ?", "0 0 -1 * * ?",
  ])
  func `what no other scheduler can say is refused with its place`(text: String) {
    let error = #expect(throws: Explanation.self) {
      try CronExpression(quartz: text, timeZone: "UTC", place: "databricks.yml:3:5")
    }
    #expect(error?.code == "schedule.cron")
    #expect(error?.place == "databricks.yml:3:5")
  }

  @Test(arguments: ["2", "24:00", "02:60", "2:5", "02:00:00", "-1:00", "", ":"])
  func `what is no time of day is refused`(text: String) {
    #expect(throws: Explanation.self) { try CronExpression(dailyAt: text) }
  }
}
