import Relational
import Testing

@Suite struct SQLTests {
  @Test(arguments: ["", "\u{301}", "\u{200D}", "\u{FE0F}"])
  func `a quote is doubled whatever mark it carries`(mark: String) {
    let literal: SQL = "\(literal: "a'\(mark)b")"
    let identifier: SQL = "\(identifier: "a\"\(mark)b")"
    #expect(Array(literal.text.utf8) == Array("'a''\(mark)b'".utf8))
    #expect(Array(identifier.text.utf8) == Array("\"a\"\"\(mark)b\"".utf8))
    #expect(Array(SQL.quote(path: "a*\(mark)'").utf8) == Array("'a[*]\(mark)'''".utf8))
  }

  @Test func `a dotted name is quoted part by part`() {
    #expect(SQL.quote(name: "gold.fact_sales") == "\"gold\".\"fact_sales\"")
  }

  @Test func `a path is no pattern`() {
    #expect(SQL.quote(path: "/in/o[1]*?.csv") == "'/in/o[[]1][*][?].csv'")
    #expect(SQL.quote(path: "/in/plain.csv") == "'/in/plain.csv'")
  }

  @Test func `days and instants without end say so`() {
    #expect(Value.date(days: .max).text == "infinity")
    #expect(Value.timestamp(microseconds: -.max).text == "-infinity")
    #expect(Value.timestampNTZ(microseconds: .max).text == "infinity")
  }
}
