import Delta
import Relational
import Testing

@Suite struct StatisticsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var type: DataType
    var minimum: Value
    var maximum: Value
    /// JSON of the two bounds; `nil` when there must be none.
    var lower: String?
    var upper: String?
  }

  static let long = String(repeating: "é", count: 32)

  static let cases = [
    Case(
      testDescription: "numbers",
      type: .long,
      minimum: .integer(-5),
      maximum: .integer(.max),
      lower: "-5",
      upper: "9223372036854775807"
    ),
    Case(
      testDescription: "decimals keep their digits",
      type: .decimal(precision: 38, scale: 3),
      minimum: .decimal(Decimal128(unscaled: -1, scale: 3)),
      maximum: .decimal(Decimal128(unscaled: 12_345_678_901_234_567_890_123, scale: 3)),
      lower: "-0.001",
      upper: "12345678901234567890.123"
    ),
    Case(
      testDescription: "days",
      type: .date,
      minimum: .date(days: -1),
      maximum: .date(days: 19_844),
      lower: #""1969-12-31""#,
      upper: #""2024-05-01""#
    ),
    Case(
      testDescription: "instants are widened to the millisecond",
      type: .timestamp,
      minimum: .timestamp(microseconds: 1_001),
      maximum: .timestamp(microseconds: 1_001),
      lower: #""1970-01-01T00:00:00.001Z""#,
      upper: #""1970-01-01T00:00:00.002Z""#
    ),
    Case(
      testDescription: "instants before 1970 too",
      type: .timestamp,
      minimum: .timestamp(microseconds: -1),
      maximum: .timestamp(microseconds: -1_001),
      lower: #""1969-12-31T23:59:59.999Z""#,
      upper: #""1969-12-31T23:59:59.999Z""#
    ),
    Case(
      testDescription: "wall clocks have no zone",
      type: .timestampNTZ,
      minimum: .timestampNTZ(microseconds: 0),
      maximum: .timestampNTZ(microseconds: 0),
      lower: #""1970-01-01T00:00:00.000""#,
      upper: #""1970-01-01T00:00:00.000""#
    ),
    Case(
      testDescription: "short text",
      type: .string,
      minimum: .string("a\"b"),
      maximum: .string(long),
      lower: #""a\"b""#,
      upper: "\"\(long)\""
    ),
    Case(
      testDescription: "long text is cut, and the cut is a bound",
      type: .string,
      minimum: .string(long + "x"),
      maximum: .string(long + "x"),
      lower: "\"\(long)\"",
      upper: "\"\(long)\u{7F}\""
    ),
    Case(
      testDescription: "long text that goes on with a high sign",
      type: .string,
      minimum: .string(long + "é"),
      maximum: .string(long + "é"),
      lower: "\"\(long)\"",
      upper: "\"\(long)\u{10FFFF}\""
    ),
    Case(
      testDescription: "NaN is above all bounds",
      type: .double,
      minimum: .double(1),
      maximum: .double(.nan),
      lower: nil,
      upper: nil
    ),
    Case(
      testDescription: "infinity is no JSON",
      type: .double,
      minimum: .double(-.infinity),
      maximum: .double(2.5),
      lower: nil,
      upper: "2.5"
    ),
    Case(
      testDescription: "bytes",
      type: .binary,
      minimum: .binary([1]),
      maximum: .binary([2]),
      lower: nil,
      upper: nil
    ),
    Case(
      testDescription: "truth values",
      type: .boolean,
      minimum: .boolean(false),
      maximum: .boolean(true),
      lower: nil,
      upper: nil
    ),
  ]

  @Test(arguments: cases)
  func `bounds are written so that no value lies outside`(example: Case) throws {
    let file = Self.file([
      ColumnStatistics(
        path: ["c"],
        minimum: example.minimum,
        maximum: example.maximum,
        nullCount: 3
      )
    ])
    let json = try JSON(
      parsing: FileStatistics.text(of: file, schema: Schema([Field("c", example.type)]))
    )
    #expect(json["numRecords"]?.int == 10)
    #expect(json["nullCount"]?["c"]?.int == 3)
    #expect(json["minValues"]?["c"]?.text == example.lower)
    #expect(json["maxValues"]?["c"]?.text == example.upper)
  }

  @Test func `members of structs are nested, what lies in lists is left out`() throws {
    let schema = Schema([
      Field("s", .structure([Field("x", .long), Field("y", .structure([Field("z", .date)]))])),
      Field("l", .array(element: .long, containsNull: true)),
    ])
    let text = FileStatistics.text(
      of: Self.file([
        ColumnStatistics(
          path: ["s", "x"],
          minimum: .integer(1),
          maximum: .integer(2),
          nullCount: 0
        ),
        ColumnStatistics(
          path: ["s", "y", "z"],
          minimum: .date(days: 0),
          maximum: nil,
          nullCount: 1
        ),
        ColumnStatistics(
          path: ["l", "element"],
          minimum: .integer(1),
          maximum: .integer(2),
          nullCount: 0
        ),
      ]),
      schema: schema
    )
    #expect(
      text
        == #"{"numRecords":10,"minValues":{"s":{"x":1,"y":{"z":"1970-01-01"}}},"maxValues":{"s":{"x":2}},"nullCount":{"s":{"x":0,"y":{"z":1}}}}"#
    )
  }

  static func file(_ statistics: [ColumnStatistics]) -> ParquetWriteReport.File {
    ParquetWriteReport.File(
      path: "x",
      rowCount: 10,
      sizeInBytes: 1,
      partitionValues: [],
      statistics: statistics,
      failedConditions: []
    )
  }
}
