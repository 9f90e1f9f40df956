import Execution
import Foundation
import Relational
import Testing

/// Which files are found in a landing folder, and which of them are read.
@Suite struct LandedFileTests {
  static let stream = """
    create or refresh streaming table bronze.orders
    as select order_id, _metadata.file_name as file
    from stream read_files('${landing}', format => 'csv', header => true,
      schema => 'order_id string, note string')
    """
  static let view = """
    create or refresh materialized view bronze.orders
    as select order_id from read_files('${landing}', format => 'csv', header => true,
      schema => 'order_id string, note string')
    """

  @Test func `names that look like patterns are read as files`() async throws {
    let shop = try Shop()
    let names = ["o1.csv", "o[1].csv", "o*.csv", "o?.csv", "it's.csv", "o'\u{301}.csv"]
    for name in names { try shop.land(name, "order_id,note\n\(name),1\n\(name),1,x\n") }
    let report = try await shop.update([Self.stream])
    #expect(report.state == .completed, "\(report.datasets.compactMap { $0.error?.rendered })")
    let rows = try await shop.rows("select order_id, file from bronze.orders")
    #expect(rows.allSatisfy { $0[0] == $0[1] })
    #expect(Set(rows.map { $0[0] }) == Set(names) && rows.count == names.count)
    let rejects = try await shop.rows("select source_file, raw_text from bronze.orders_rejects")
    #expect(rejects.count == names.count)
    for row in rejects {
      let name = try #require(row[1]?.split(separator: ",").first)
      #expect(row[0] == shop.folder + "/landing/" + name)
    }
  }

  @Test func `a JSON name that looks like a pattern is read as a file`() async throws {
    let shop = try Shop()
    try shop.land("o1.json", #"{"a":"1"}"#)
    try shop.land("o[1].json", #"{"a":"2"}"#)
    try await shop.update([
      """
      create or refresh streaming table bronze.orders
      as select * from stream read_files('${landing}', format => 'json', schema => 'a string')
      """
    ])
    #expect(try await shop.rows("select a from bronze.orders order by 1") == [["1"], ["2"]])
  }

  @Test func `names that Unicode holds for equal are two files`() async throws {
    let shop = try Shop()
    try shop.land("caf\u{E9}.csv", "order_id,note\nbad,1,x\nA,1\n")
    try shop.land("cafe\u{301}.csv", "order_id,note\nB,1\n")
    try await shop.update([Self.stream])
    #expect(
      try await shop.rows("select order_id from bronze.orders order by 1") == [["A"], ["B"]]
    )
    #expect(try await shop.update([Self.stream]).datasets[0].status == .upToDate)
  }

  @Test func `a linked file counts as changed when its target changes`() async throws {
    let shop = try Shop()
    try shop.land("../real.csv", "order_id,note\nA,1\n")
    let link = shop.folder + "/landing/orders.csv"
    try FileManager.default.createSymbolicLink(
      atPath: link,
      withDestinationPath: shop.folder + "/real.csv"
    )
    try await shop.update([Self.view])
    try shop.land("../real.csv", "order_id,note\nA,1\nB,2\n")
    try await shop.update([Self.view])
    #expect(
      try await shop.rows("select order_id from bronze.orders order by 1") == [["A"], ["B"]]
    )
  }

  @Test func `a linked folder is searched, and a link back to it ends the search`() async throws {
    let shop = try Shop()
    let landing = shop.folder + "/landing"
    try shop.land("../real/a.csv", "order_id,note\nA,1\n")
    try FileManager.default.removeItem(atPath: landing)
    try FileManager.default.createSymbolicLink(
      atPath: landing,
      withDestinationPath: shop.folder + "/real"
    )
    try FileManager.default.createSymbolicLink(
      atPath: shop.folder + "/real/again",
      withDestinationPath: landing
    )
    try await shop.update([Self.stream])
    try shop.land("b.csv", "order_id,note\nB,1\n")
    try await shop.update([Self.stream])
    #expect(
      try await shop.rows("select order_id from bronze.orders order by 1") == [["A"], ["B"]]
    )
  }

  @Test func `a quote that carries a mark does not end a text`() async throws {
    let shop = try Shop()
    try shop.land("a.csv", "order_id,note\nA,1\n")
    try await shop.update([Self.stream])
    let sql = "select '\u{301}x''\u{301}y' as a, order_id from bronze.orders -- it's\r\n where true"
    #expect(try await shop.rows(sql) == [["\u{301}x'\u{301}y", "A"]])
  }
}
