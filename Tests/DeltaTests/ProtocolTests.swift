import Delta
import Relational
import Testing

@Suite struct ProtocolTests {
  let fixture = LogFixture()

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var tableProtocol: String
    var properties: [String: String] = [:]
    var schema: String?
    var reads = true
    /// Part of the refusal's summary; `nil` when the table can be written.
    var refusal: String?
  }

  static let cases = [
    Case(testDescription: "plain", tableProtocol: #""minReaderVersion":1,"minWriterVersion":2"#),
    Case(
      testDescription: "old versions, rules not used",
      tableProtocol: #""minReaderVersion":2,"minWriterVersion":6"#
    ),
    Case(
      testDescription: "a newer reader version",
      tableProtocol: #""minReaderVersion":4,"minWriterVersion":7"#,
      reads: false,
      refusal: "reader version 4"
    ),
    Case(
      testDescription: "a newer writer version",
      tableProtocol: #""minReaderVersion":1,"minWriterVersion":8"#,
      refusal: "writer version 8"
    ),
    Case(
      testDescription: "reader features",
      tableProtocol:
        #""minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["variantType","deletionVectors"],"writerFeatures":["variantType","deletionVectors"]"#,
      reads: false,
      refusal: "the table feature variantType"
    ),
    Case(
      testDescription: "writer features",
      tableProtocol:
        #""minReaderVersion":1,"minWriterVersion":7,"writerFeatures":["rowTracking","domainMetadata","icebergCompatV1"]"#,
      refusal: "the table features icebergCompatV1, rowTracking"
    ),
    Case(
      testDescription: "features that can be served",
      tableProtocol:
        #""minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["deletionVectors","timestampNtz"],"writerFeatures":["deletionVectors","timestampNtz","appendOnly","invariants","domainMetadata"]"#
    ),
    Case(
      testDescription: "a check constraint",
      tableProtocol: #""minReaderVersion":1,"minWriterVersion":3"#,
      properties: ["delta.constraints.positive": "a > 0"],
      refusal: "check constraint `positive`"
    ),
    Case(
      testDescription: "change data feed",
      tableProtocol: #""minReaderVersion":1,"minWriterVersion":4"#,
      properties: ["delta.enableChangeDataFeed": "true"],
      refusal: "delta.enableChangeDataFeed = true"
    ),
    Case(
      testDescription: "column mapping",
      tableProtocol: #""minReaderVersion":2,"minWriterVersion":5"#,
      properties: ["delta.columnMapping.mode": "name"],
      refusal: "delta.columnMapping.mode = name"
    ),
    Case(
      testDescription: "a generated column",
      tableProtocol: #""minReaderVersion":1,"minWriterVersion":4"#,
      schema:
        #"{"type":"struct","fields":[{"name":"a","type":"long","nullable":true,"metadata":{"delta.generationExpression":"1"}}]}"#,
      refusal: "generated column `a`"
    ),
  ]

  @Test(arguments: cases)
  func `what a table asks for is checked by name before it is touched`(example: Case) async throws {
    try await fixture.commit(
      0,
      [
        "{\"protocol\":{\(example.tableProtocol)}}",
        example.schema.map { LogFixture.metadata(properties: example.properties, schema: $0) }
          ?? LogFixture.metadata(properties: example.properties),
      ]
    )
    guard example.reads else {
      let error = await #expect(throws: DeltaError.self) { try await fixture.log.snapshot() }
      #expect(error?.explanation.summary.hasPrefix("the table cannot be read") == true)
      #expect(error?.explanation.summary.contains(example.refusal ?? "-") == true)
      return
    }
    let snapshot = try await fixture.log.snapshot()
    do {
      _ = try Transaction(fixture.log, on: snapshot, reads: .nothing)
      #expect(example.refusal == nil)
    } catch {
      #expect(error.explanation.summary.contains(example.refusal ?? "no refusal"))
    }
  }

  @Test func `a wall clock asks for its table feature`() {
    let plain = Schema([Field("a", .timestamp)])
    let nested = Schema([
      Field("a", .structure([Field("b", .array(element: .timestampNTZ, containsNull: true))]))
    ])
    #expect(
      TableProtocol.needed(for: plain, having: nil).json.text
        == #"{"minReaderVersion":1,"minWriterVersion":2}"#
    )
    #expect(
      TableProtocol.needed(for: nested, having: nil).json.text
        == #"{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["timestampNtz"],"writerFeatures":["appendOnly","invariants","timestampNtz"]}"#
    )
    let old = TableProtocol(minReaderVersion: 1, minWriterVersion: 3)
    #expect(
      TableProtocol.needed(for: nested, having: old).writerFeatures
        == ["appendOnly", "checkConstraints", "invariants", "timestampNtz"]
    )
    #expect(TableProtocol.needed(for: plain, having: old) == old)
  }

  @Test(arguments: [
    ("delta.enableDeletionVectors", "true"), ("delta.columnMapping.mode", "id"),
    ("delta.feature.rowTracking", "supported"), ("delta.constraints.c", "a > 0"),
  ])
  func `a property that switches on what cannot be done is refused`(
    property: (String, String)
  ) async throws {
    var transaction = try Transaction(fixture.log, on: nil, reads: .nothing)
    let metadata = Metadata(id: "x", schemaText: "{}", properties: [property.0: property.1])
    do {
      try transaction.setMetadata(metadata)
      Issue.record("the property was taken")
    } catch {
      #expect(error.explanation.code == "delta.property")
    }
  }
}
