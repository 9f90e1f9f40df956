import Relational
import Terminal
import Testing

@Suite struct FailureTests {
  struct Fact: Explainable {
    var explanation: Explanation { Explanation("a.fact", "a fact", blame: .data) }
  }
  struct Unknown: Error, CustomStringConvertible {
    var description: String { "out of cheese" }
  }

  @Test(
    arguments: [
      (Fact(), "a.fact", 1),
      (Explanation("b.c", "text"), "b.c", 2),
      (OutputError.failed(reason: "full"), "cli.output-failed", 3),
      (CancellationError(), "cli.interrupted", 130),
      (Unknown(), "cli.unexpected", 3),
      (QueryError(kind: .syntax, message: "m", sql: ""), "sql.syntax", 2),
      (QueryError(kind: .conversion, message: "m", sql: ""), "sql.conversion", 1),
      (QueryError(kind: .memory, message: "m", sql: ""), "sql.memory", 3),
      (QueryError(kind: .interrupted, message: "m", sql: ""), "cli.interrupted", 130),
    ] as [(any Error, String, Int32)]
  )
  func `any error has words and a status`(error: any Error, code: String, status: Int32) {
    let failure = Failure(error)
    #expect(failure.problems.map(\.code) == [code])
    #expect(failure.exitStatus == status)
    #expect(failure.isInterruption == (status == 130))
  }

  @Test func `of several problems the gravest decides the status`() throws {
    let failure = Failure(
      Explanations([
        Explanation("a.a", "first", blame: .data),
        Explanation("a.b", "second", blame: .environment),
      ])
    )
    #expect(failure.exitStatus == 3)
    #expect(failure.json["error"]?["code"]?.string == "a.a")
    #expect(failure.json["errors"]?.array?.count == 2)
    #expect(failure.rendered(on: .plain) == "error[a.a] first\nerror[a.b] second\n")
  }

  @Test func `one problem is one JSON object`() {
    let json = Failure(Explanation("a.a", "first", next: "do this")).json
    #expect(
      json.text
        == #"{"error":{"code":"a.a","summary":"first","place":null,"why":null,"next":"do this"}}"#
    )
  }

  @Test func `colours mark the code and the labels`() {
    let problem = Explanation("a.a", "it [broke]", place: "x.sql:1", why: "one\ntwo")
    #expect(
      problem.rendered(on: .plain.coloured)
        == "\u{1B}[1;31merror[a.a]\u{1B}[0m it [broke]\n\u{1B}[2m  at    \u{1B}[0mx.sql:1\n"
        + "\u{1B}[2m  why   \u{1B}[0mone\n\u{1B}[2m        \u{1B}[0mtwo"
    )
  }

  @Test func `a long message is wrapped between words`() throws {
    let problem = Explanation(
      "pipeline.unknown-column",
      "silver.orders reads `custmer_id`, which bronze.orders does not have",
      place: "bundles/retail/pipelines/silver/orders.sql:4:10",
      why: "bronze.orders has customer_id, order_id, placed_at, quantity",
      next: "use customer_id"
    )
    let text = problem.rendered(on: .plain.wide(40)) + "\n"
    try Snapshot.check(text + "\n" + problem.rendered(on: .plain.wide(nil)) + "\n", "problem.txt")
  }

  @Test func `a message cannot change the terminal`() {
    #expect(!Explanation("a.a", "x\u{1B}[2Jy").rendered(on: .plain).contains("\u{1B}"))
  }

  @Test(arguments: [
    ("select custmer_id from t", 7, "line 1, column 8", "select custmer_id from t\n       ^"),
    ("select\n\t日本 + x", 11, "line 2, column 5", " 日本 + x\n      ^"),
    (
      "select " + String(repeating: "a, ", count: 40) + "b", 127, "line 1, column 128",
      String(repeating: "a, ", count: 16) + "a, b\n" + String(repeating: " ", count: 50) + "^"
    ),
    ("", 0, "line 1, column 1", "\n^"),
  ])
  func `a fault in SQL is shown in its line`(
    sql: String,
    position: Int,
    place: String,
    excerpt: String
  ) {
    let error = QueryError(kind: .binding, message: "no such column", sql: sql, position: position)
    let problem = Failure(error).problems.first
    #expect(problem?.place == place)
    #expect(problem?.why?.hasSuffix(excerpt.split(separator: "\n").last ?? "") == true)
  }

  @Test func `the rest of the engine's message is the reason`() {
    let error = QueryError(
      kind: .binding,
      message: "no column x\nCandidates: y",
      sql: "s",
      position: 99
    )
    let problem = Failure(error).problems.first
    #expect(problem?.summary == "no column x")
    #expect(problem?.why == "Candidates: y")
    #expect(problem?.place == nil)
  }
}
