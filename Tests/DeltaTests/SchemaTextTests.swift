import Delta
import Relational
import Testing

@Suite struct SchemaTextTests {
  static let types: [DataType] = [
    .boolean, .byte, .short, .integer, .long, .float, .double, .decimal(precision: 38, scale: 18),
    .string, .binary, .date, .timestamp, .timestampNTZ,
  ]

  @Test func `every type is written and read back`() throws {
    var fields = Self.types.enumerated().map { Field("c\($0.offset)", $0.element) }
    fields.append(
      Field(
        "nested",
        .structure([
          Field(
            "l",
            .array(
              element: .map(key: .string, value: .date, valueContainsNull: false),
              containsNull: false
            )
          ),
          Field("s", .structure([Field("deep", .long, isNullable: false, comment: "deep down")])),
        ]),
        comment: "a \"quoted\" comment"
      )
    )
    let schema = Schema(fields)
    #expect(try SchemaText.schema(of: SchemaText.text(of: schema)) == schema)
  }

  @Test func `the text is the protocol's`() {
    let schema = Schema([
      Field("n", .decimal(precision: 9, scale: 2), isNullable: false, comment: "net"),
      Field("t", .array(element: .timestampNTZ, containsNull: true)),
    ])
    #expect(
      SchemaText.text(of: schema)
        == #"{"type":"struct","fields":[{"name":"n","type":"decimal(9,2)","nullable":false,"metadata":{"comment":"net"}},{"name":"t","type":{"type":"array","elementType":"timestamp_ntz","containsNull":true},"nullable":true,"metadata":{}}]}"#
    )
  }

  @Test func `metadata of other programs is kept where the field stays`() throws {
    let former =
      #"{"type":"struct","fields":[{"name":"A","type":{"type":"struct","fields":[{"name":"x","type":"long","nullable":true,"metadata":{"theirs":1}}]},"nullable":true,"metadata":{"comment":"old","theirs":{"y":[2]}}}]}"#
    var schema = try SchemaText.schema(of: former)
    schema.fields[0].comment = "new"
    schema.fields.append(Field("b", .string))
    let text = SchemaText.text(of: schema, keepingMetadataOf: former)
    #expect(text.contains(#""metadata":{"theirs":{"y":[2]},"comment":"new"}"#))
    #expect(text.contains(#""metadata":{"theirs":1}"#))
  }

  @Test(arguments: [
    ("variant", "`variant`"), ("decimal(40,2)", "`decimal(40,2)`"),
    ("decimal(4,5)", "`decimal(4,5)`"),
  ])
  func `a type nobody knows is named with its field`(example: (type: String, name: String)) {
    let text =
      #"{"type":"struct","fields":[{"name":"s","type":{"type":"struct","fields":[{"name":"v","type":"\#(example.type)","nullable":true,"metadata":{}}]},"nullable":true,"metadata":{}}]}"#
    let fault = #expect(throws: ActionFault.self) { try SchemaText.schema(of: text) }
    #expect(fault?.problem.contains("s.v") == true)
    #expect(fault?.problem.contains(example.name) == true)
  }
}
