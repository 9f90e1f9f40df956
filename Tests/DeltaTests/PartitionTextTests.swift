import Delta
import Relational
import Testing

@Suite struct PartitionTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String { "\(type.sparkName) \(engine ?? "null")" }
    var type: DataType
    var engine: String?
    var log: String?
  }

  static let cases = [
    Case(type: .string, engine: "a b", log: "a b"),
    Case(type: .string, engine: "", log: nil),
    Case(type: .string, engine: nil, log: nil),
    Case(type: .boolean, engine: "TRUE", log: "true"),
    Case(type: .long, engine: "-9223372036854775808", log: "-9223372036854775808"),
    Case(type: .decimal(precision: 9, scale: 2), engine: "-0.5", log: "-0.50"),
    Case(type: .double, engine: "1.5", log: "1.5"),
    Case(type: .date, engine: "2024-02-29", log: "2024-02-29"),
    Case(type: .timestamp, engine: "2024-05-01 10:00:00+02", log: "2024-05-01T08:00:00Z"),
    Case(type: .timestamp, engine: "2024-05-01 08:00:00.12+00", log: "2024-05-01T08:00:00.120Z"),
    Case(
      type: .timestamp,
      engine: "1969-12-31 18:29:59.999999-05:30",
      log: "1969-12-31T23:59:59.999999Z"
    ),
    Case(type: .timestampNTZ, engine: "2024-05-01 08:00:00.5", log: "2024-05-01 08:00:00.500"),
  ]

  @Test(arguments: cases)
  func `an engine's text becomes the log's`(example: Case) throws {
    let text = try PartitionText.text(ofEngineText: example.engine, column: "c", type: example.type)
    #expect(text == example.log)
    let value = try #require(PartitionText.value(of: text, type: example.type))
    #expect(PartitionText.text(of: value) == example.log)
  }

  @Test(arguments: [
    (DataType.date, "2024-02-30"), (.integer, "3000000000"),
    (.decimal(precision: 9, scale: 2), "1.234"),
    (.timestamp, "2024-05-01 25:00:00"), (.boolean, "yes"),
  ])
  func `a text that is no value of the type is refused`(example: (type: DataType, text: String)) {
    #expect(throws: Refusal.partitionValue(column: "c", type: example.type.sparkName)) {
      try PartitionText.text(ofEngineText: example.text, column: "c", type: example.type)
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `instants come back to the microsecond`(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let value = Value.timestamp(
      microseconds: Int64.random(
        in: -62_135_596_800_000_000...253_402_300_799_999_999,
        using: &random
      )
    )
    #expect(PartitionText.value(of: PartitionText.text(of: value), type: .timestamp) == value)
  }
}
