import Execution
import Foundation
import Lakehouse
import Pipelines
import Relational
import Testing

/// What becomes of files as shops have them; `Acceptance/inputs.py` goes through many more.
@Suite struct ReadingTests {
  private static func table(_ options: String, schema: String? = "id string, note string") -> String
  {
    let columns = schema.map { ", schema => '\($0)'" } ?? ""
    return """
      create or refresh streaming table bronze.t
      as select *, _metadata.file_name as file, (monotonically_increasing_id() & 8589934591) + 1 as place
      from stream read_files('${landing}', \(options)\(columns))
      """
  }

  private static let csv = table("format => 'csv', header => true, escape => '\"'")
  private static let rejects =
    "select source_line, raw_text, reason from bronze.t_rejects order by source_file, source_line"

  @Test func `each file has its own encoding, and what was found is said`() async throws {
    let shop = try Shop()
    let text = "id,note\n1,Größe\n"
    try shop.land("a.csv", Data(text.utf8))
    try shop.land("b.csv", Data(text.unicodeScalars.map { UInt8($0.value) }))
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try shop.land("c.csv", Data([0xFF, 0xFE] + wide))
    let report = try await shop.update([Self.csv]).datasets[0]
    #expect(
      try await shop.rows("select file, id, note, place from bronze.t order by 1")
        == ["a", "b", "c"].map { ["\($0).csv", "1", "Größe", "1"] }
    )
    #expect(report.notes.contains { $0.hasPrefix("b.csv: read as windows-1252") })
    #expect(report.notes.contains { $0.hasPrefix("c.csv: read as UTF-16LE") })
    #expect(report.notes.count == 2)
  }

  @Test func `a stray quote costs its line and not the rest of the file`() async throws {
    let shop = try Shop()
    var text = "id,note\n1,\"12 inch\n"
    for row in 2...5_000 { text += "\(row),plain\n" }
    try shop.land("t.csv", text + "5001,\"two\nlines\"\n")
    try await shop.update([Self.csv])
    #expect(
      try await shop.rows("select count(*), min(place), max(place) from bronze.t")
        == [["5000", "2", "5001"]]
    )
    let rejects = try await shop.rows(Self.rejects)
    #expect(rejects.map { $0[0] } == ["2"] && rejects[0][1] == "1,\"12 inch")
    #expect(rejects[0][2]?.contains("unterminated quote") ?? false)
  }

  @Test func `bytes that are no text cost their line and stay readable`() async throws {
    let shop = try Shop()
    try shop.land("t.csv", Data("id,note\n1,ä\n2,".utf8) + [0xE9, 0x0A] + Data("3,c\n".utf8))
    try await shop.update([Self.csv])
    #expect(
      try await shop.rows("select id, place from bronze.t order by 1") == [
        ["1", "1"], ["3", "3"],
      ]
    )
    #expect(try await shop.rows(Self.rejects).map { $0[1] } == ["2,\\xE9"])
  }

  @Test func `a damaged file is not taken, and read when it lands whole`() async throws {
    let shop = try Shop()
    let packed = try #require(
      Data(base64Encoded: "H4sIAAAAAAAAA8tM0cnLL0nlMtRJ5DLSSeICAPXrk3EQAAAA")
    )
    try shop.land("a.csv.gz", packed.prefix(20))
    try shop.land("b.csv", "id,note\n9,z\n")
    let report = try await shop.update([Self.csv]).datasets[0]
    #expect(report.notes.contains { $0.hasPrefix("a.csv.gz was not taken: the gzip data end") })
    #expect(try await shop.rows("select id from bronze.t") == [["9"]])
    let rejects = try await shop.rows("select source_line, source_file from bronze.t_rejects")
    #expect(rejects.count == 1 && rejects[0][0] == nil)
    #expect(rejects[0][1]?.hasSuffix("/a.csv.gz") ?? false)
    #expect(try await shop.update([Self.csv]).datasets[0].status == .upToDate)
    try shop.land("a.csv.gz", packed)
    #expect(try await shop.update([Self.csv]).datasets[0].rowsWritten == 2)
    #expect(try await shop.update([Self.csv]).datasets[0].status == .upToDate)
    let ids = try await shop.rows("select id, place from bronze.t order by 1")
    #expect(ids == [["1", "1"], ["2", "2"], ["9", "1"]])
  }

  @Test func `hundreds of files keep their names and the places of their rows`() async throws {
    let shop = try Shop()
    for file in 100..<400 {
      let rows = (1...(file % 7 + 1)).map { "\(file)-\($0),x" }.joined(separator: "\n")
      try shop.land("\(file).csv", "id,note\n" + rows + (file % 50 == 0 ? "\nbad\n" : "\n"))
    }
    let report = try await shop.update([Self.csv]).datasets[0]
    #expect(report.rowsRejected == 6)
    #expect(
      try await shop.rows(
        "select count(*), count(*) filter (id || '.csv' <> replace(file, '.csv', '') || '-' || place || '.csv') from bronze.t"
      ) == [[String((100..<400).reduce(0) { $0 + $1 % 7 + 1 }), "0"]]
    )
  }

  @Test func `a malformed JSON document costs itself`() async throws {
    let shop = try Shop()
    try shop.land("a.json", "{\"id\": \"1\", \"note\": \"a\"}\n{\"id\": oops}\n\n{\"id\": \"3\"}\n")
    try shop.land(
      "b.json",
      "[{\"id\": \"1\"},\n {\"id\": \"2\",\n \"note\": 'x'}, {\"id\": \"3\"}, {\"id"
    )
    try await shop.update([Self.table("format => 'json'")])
    #expect(
      try await shop.rows("select file, id, place from bronze.t order by 1, 2")
        == [
          ["a.json", "1", "1"], ["a.json", "3", "3"], ["b.json", "1", "1"], ["b.json", "3", "3"],
        ]
    )
    let rejects = try await shop.rows(Self.rejects)
    #expect(rejects.map { $0[0] } == ["2", "2", "3"])
    #expect(rejects.allSatisfy { $0[2]?.hasPrefix("malformed JSON") ?? false })
  }

  @Test func `decimals of JSON keep every digit`() async throws {
    let shop = try Shop()
    try shop.land("a.json", "{\"id\": \"1\", \"price\": 0.12345678901234567890}\n")
    try await shop.update([
      Self.table("format => 'json'", schema: "id string, price decimal(38,20)")
    ])
    #expect(try await shop.rows("select price from bronze.t") == [["0.12345678901234567890"]])
  }

  @Test func `numbers are read as their locale writes them`() async throws {
    let shop = try Shop()
    try shop.land("a.csv", "id;price;n\n1;1.234,50;1.200\n2;-0,5;7\n3;12.50;1,5\n")
    try await shop.update([
      Self.table(
        "format => 'csv', header => true, sep => ';', locale => 'de-DE', rescuedDataColumn => '_rescued_data'",
        schema: "id string, price decimal(10,2), n int"
      )
    ])
    #expect(
      try await shop.rows("select price, n, _rescued_data ->> 'price' from bronze.t order by id")
        == [["1234.50", "1200", nil], ["-0.50", "7", nil], [nil, nil, "12.50"]]
    )
  }

  @Test func `nothing stays behind where files were unpacked`() async throws {
    let shop = try Shop()
    try shop.land("a.csv", "id,note\nbad\n1,a\n")
    try await shop.update([Self.csv])
    let left = try FileManager.default.contentsOfDirectory(atPath: shop.lake.folder + "/_mercer")
    #expect(!left.contains { $0.hasPrefix("spill-") })
  }
}
