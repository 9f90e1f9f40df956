import Testing

@testable import Synthesis

@Suite struct TextFormatterTests {
  private static let columns = [
    MadeColumn("id", .key(prefix: "ORD_", digits: 6), comment: ""),
    MadeColumn("at", .instant, comment: ""),
    MadeColumn("day", .day, isNullable: true, comment: ""),
    MadeColumn("amount", .decimal(precision: 12, scale: 2), isNullable: true, comment: ""),
    MadeColumn("weight", .decimal(precision: 8, scale: 3), comment: ""),
    MadeColumn("count", .whole, comment: ""),
    MadeColumn("kept", .truth, comment: ""),
    MadeColumn("word", .word(["plain", "with, comma and more than sixteen bytes"]), comment: ""),
    MadeColumn("text", .text, isNullable: true, comment: ""),
  ]
  private static let absent = ColumnBlock.absent
  private static let block = ColumnBlock(
    rowCount: 2,
    columns: [
      .numbers([12, 345_678]), .numbers([1_714_550_400, -1]), .numbers([0, absent]),
      .numbers([-1_205, absent]), .numbers([20_005, 7]), .numbers([-3, 1_234_567_890]),
      .numbers([1, 0]), .numbers([1, 0]), .texts(Array("a \"b\"\n".utf8), offsets: [0, 6, 6]),
    ]
  )

  private func text(_ dialect: TextDialect) -> String {
    let formatter = TextFormatter(Self.columns, dialect)
    var buffer = ByteBuffer(capacity: 0)
    formatter.write(Self.block, to: &buffer)
    formatter.write(ColumnBlock(rowCount: 0, columns: Self.block.columns), to: &buffer)
    var bytes = formatter.header
    for index in buffer.bytes.indices { bytes.append(buffer.bytes[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `CSV quotes what must be quoted and leaves out what is absent`() {
    #expect(
      text(.csv) == """
        id,at,day,amount,weight,count,kept,word,text
        ORD_000012,2024-05-01 08:00:00,1970-01-01,-12.05,20.005,-3,true,"with, comma and more than sixteen bytes","a ""b""

        """ + "\"\nORD_345678,1969-12-31 23:59:59,,,0.007,1234567890,false,plain,\n"
    )
  }

  @Test func `JSON has an object a line, with escapes and nulls`() {
    let first =
      #"{"id":"ORD_000012","at":"2024-05-01T08:00:00Z","day":"1970-01-01","amount":-12.05,"weight":20.005,"count":-3,"kept":true,"word":"with, comma and more than sixteen bytes","text":"a \"b\"\u000a"}"#
    let second =
      #"{"id":"ORD_345678","at":"1969-12-31T23:59:59Z","day":null,"amount":null,"weight":0.007,"count":1234567890,"kept":false,"word":"plain","text":null}"#
    #expect(text(.json) == first + "\n" + second + "\n")
  }
}
