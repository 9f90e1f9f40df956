import Onboarding
import Testing

@Suite struct DateFormatTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var pattern: String?
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(text: "2024-01-05", pattern: "yyyy-M-d"),
    Case(text: "20240105", pattern: "yyyyMMdd"),
    Case(text: "2024-01-05T10:11:12Z", pattern: "yyyy-M-d'T'H:mm:ssXXX"),
    Case(text: "2024-01-05 10:11:12 -0500", pattern: "yyyy-M-d H:mm:ssXXX"),
    Case(text: "2019-10-01 00:00:00 UTC", pattern: "yyyy-M-d H:mm:ss 'UTC'"),
    Case(text: "05-Jan-2024", pattern: "d-MMM-yyyy"),
    Case(text: "January 5, 2024", pattern: "MMMM d, yyyy"),
    Case(text: "1/5/24 3:04 PM", pattern: "M/d/yy h:mm a"),
    Case(text: "12-34-5678-9", pattern: nil),
    Case(text: "1.234.567", pattern: nil),
    Case(text: "hello", pattern: nil),
  ])
  func `the pattern is read off a value`(_ sample: Case) {
    #expect(DateFormat(example: sample.text)?.pattern == sample.pattern)
  }
}
