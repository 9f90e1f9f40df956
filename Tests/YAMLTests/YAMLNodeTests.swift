import Testing
import YAML

@Suite struct YAMLNodeTests {
  @Test func `keys keep their order and every node its place`() throws {
    let node = try YAMLNode(parsing: "b: 1\na:\n  - x\n  - {ü: \"2\"}\n")
    #expect(node.members?.map(\.key) == ["b", "a"])
    #expect(node["b"]?.int == 1)
    let inner = try #require(node["a"]?.elements?[1])
    #expect(inner.line == 4 && inner.column == 5)
    #expect(inner["ü"]?.int == nil)
    #expect(inner["ü"]?.string == "2")
    #expect(inner.members?[0].value.column == 9)
  }

  @Test func `only plain scalars stand for something else than text`() throws {
    let node = try YAMLNode(parsing: "[true, 'true', ~, '', no, !!str 7, null]")
    let elements = try #require(node.elements)
    #expect(elements.map(\.bool) == [true, nil, nil, nil, nil, nil, nil])
    #expect(elements.map(\.isNull) == [false, false, true, false, false, false, true])
    #expect(elements[5].int == nil)
    #expect(elements.map(\.kindName).suffix(3) == ["text", "text", "nothing"])
  }

  @Test func `aliases and merge keys repeat what was anchored`() throws {
    let node = try YAMLNode(
      parsing: "base: &b {x: 1, y: 2}\nother:\n  <<: *b\n  y: 3\nlist: [*b, *b]\n"
    )
    #expect(node["other"]?["x"]?.int == 1)
    #expect(node["other"]?["y"]?.int == 3)
    #expect(node["list"]?.elements?[1]["y"]?.int == 2)
  }

  @Test func `an empty text is null`() throws {
    #expect(try YAMLNode(parsing: "").isNull)
    #expect(try YAMLNode(parsing: "# nothing\n").isNull)
  }

  struct Fault: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var error: YAMLError
  }

  @Test(arguments: [
    Fault(
      testDescription: "a key that occurs twice",
      text: "a: 1\nb: 2\na: 3\n",
      error: YAMLError("`a` occurs twice, first in line 1", line: 3, column: 1)
    ),
    Fault(
      testDescription: "a second document",
      text: "a: 1\n---\nb: 2\n",
      error: YAMLError("a second document begins here", line: 3, column: 1)
    ),
    Fault(
      testDescription: "an unknown anchor",
      text: "a: *nobody\n",
      error: YAMLError("no anchor `&nobody` above", line: 1, column: 4)
    ),
    Fault(
      testDescription: "a list as key",
      text: "[a]: 1\n",
      error: YAMLError("a key must be plain text", line: 1, column: 1)
    ),
    Fault(
      testDescription: "a tag of somebody",
      text: "a: !secret x\n",
      error: YAMLError("the tag `!secret` is unknown", line: 1, column: 4)
    ),
    Fault(
      testDescription: "a merge of text",
      text: "a: {<<: x}\n",
      error: YAMLError("`<<` merges mappings only", line: 1, column: 5)
    ),
    Fault(
      testDescription: "broken syntax",
      text: "a: [1, 2\nb: 3\n",
      error: YAMLError("did not find expected ',' or ']'", line: 2, column: 2)
    ),
  ]) func `a fault is reported with its place`(_ fault: Fault) {
    #expect(throws: fault.error) { try YAMLNode(parsing: fault.text) }
  }

  @Test func `aliases cannot blow a document up`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let previous = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(previous)]\n"
    }
    #expect(throws: YAMLError.self) { try YAMLNode(parsing: text) }
    let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
    #expect(throws: YAMLError.self) { try YAMLNode(parsing: deep) }
  }
}
