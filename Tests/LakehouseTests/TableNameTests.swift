import Delta
import Lakehouse
import Relational
import Testing

@Suite struct TableNameTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String { text }
    var text: String
    /// The reference in canonical form; `nil` when it is refused.
    var meaning: String?
    var selector: VersionSelector = .latest
  }

  static let cases = [
    Case(text: "gold.fact_sales", meaning: "gold.fact_sales"),
    Case(text: "\"gold\".`fact_sales`", meaning: "gold.fact_sales"),
    Case(text: "gold.fact_sales@v3", meaning: "gold.fact_sales@v3", selector: .version(3)),
    Case(
      text: "gold.t@2024-05-01T08:00Z",
      meaning: "gold.t@2024-05-01T08:00:59.999Z",
      selector: .timestamp(milliseconds: 1_714_550_459_999)
    ),
    Case(
      text: "gold.t@2024-05-01 08:00:01",
      meaning: "gold.t@2024-05-01T08:00:01.999Z",
      selector: .timestamp(milliseconds: 1_714_550_401_999)
    ),
    Case(
      text: "gold.t@2024-05-01",
      meaning: "gold.t@2024-05-01T23:59:59.999Z",
      selector: .timestamp(milliseconds: 1_714_607_999_999)
    ),
    Case(
      text: "gold.t@2024-05-01T08:00:01.250Z",
      meaning: "gold.t@2024-05-01T08:00:01.250Z",
      selector: .timestamp(milliseconds: 1_714_550_401_250)
    ),
    Case(text: "fact_sales", meaning: nil), Case(text: "a.b.c", meaning: nil),
    Case(text: "gold.", meaning: nil), Case(text: "gold.a/b", meaning: nil),
    Case(text: "gold...", meaning: nil), Case(text: "gold.t@", meaning: nil),
    Case(text: "gold.t@v", meaning: nil), Case(text: "gold.t@v-1", meaning: nil),
    Case(text: "gold.t@2024-02-30", meaning: nil), Case(text: "gold.t@yesterday", meaning: nil),
  ]

  @Test(arguments: cases)
  func `a reference is read as meant or refused with the way to write it`(example: Case) throws {
    guard let meaning = example.meaning else {
      let error = #expect(throws: Explanation.self) { try TableReference(example.text) }
      #expect(error?.next?.hasPrefix("write ") == true)
      return
    }
    let reference = try TableReference(example.text)
    #expect(reference.description == meaning)
    #expect(reference.selector == example.selector)
    #expect(try TableReference(reference.description) == reference)
  }
}
