import Relational
import Testing

@Suite struct JSONTests {
  @Test(arguments: [
    #"{"a":[1,2.50,-3e7,"x\n\"y\"",true,false,null],"b":{}}"#,
    #"[]"#, #""é\u0000""#, "123456789012345678901234567890.12",
  ])
  func `a document reads back as it was written`(text: String) throws {
    let document = try JSON(parsing: text)
    let again = try JSON(parsing: document.text)
    #expect(document.text == again.text)
    #expect(try JSON(parsing: document.prettyText).text == document.text)
  }

  @Test func `numbers keep every digit`() throws {
    #expect(try JSON(parsing: "[0.10,12345678901234567890]").text == "[0.10,12345678901234567890]")
  }

  @Test(arguments: [
    ("", 0), ("{\"a\":}", 5), ("[1,]", 3), ("\"abc", 4), ("{} x", 3), ("\"\\q\"", 3),
  ])
  func `a fault is named with its byte`(text: String, offset: Int) {
    #expect { _ = try JSON(parsing: text) } throws: { ($0 as? JSONError)?.offset == offset }
  }

  @Test func `a surrogate pair is one character`() throws {
    #expect(try JSON(parsing: #""\ud83d\uded2""#).string == "🛒")
  }

  @Test func `nesting without end is refused`() {
    let text = String(repeating: "[", count: 10_000)
    #expect(throws: JSONError.self) { try JSON(parsing: text) }
  }
}
