import Execution
import Relational
import Testing

/// Names of columns and members that files come with.
@Suite struct SourceColumnTests {
  @Test(arguments: ["filename", "_file", "_row", "_row_id", "mercer", "it's", "c\"\u{301}"])
  func `a column may have any name`(name: String) async throws {
    let shop = try Shop()
    let quoted = SQL.quote(identifier: name)
    try shop.land("orders.csv", "a,\(quoted)\n1,x\n")
    let report = try await shop.update([
      """
      create or refresh streaming table bronze.orders
      as select a, _rescued_data, _metadata.file_name as file, monotonically_increasing_id() as id
      from stream read_files('${landing}', format => 'csv', header => true, escape => '"',
        schema => 'a string', rescuedDataColumn => '_rescued_data')
      """
    ])
    #expect(report.state == .completed, "\(report.datasets.compactMap { $0.error?.rendered })")
    let row = try #require(try await shop.rows("select * from bronze.orders").first)
    #expect(row[0] == "1" && row[2] == "orders.csv")
    let rescued = try JSON(parsing: row[1] ?? "")
    #expect(rescued["_file_path"]?.string == shop.folder + "/landing/orders.csv")
    #expect(rescued.object?.count == 2 && rescued[name]?.string == "x")
  }

  @Test func `a column without a name gets Spark's`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "a,b,\n1,x,\n2,y,z\n")
    try await shop.update([
      """
      create or refresh streaming table bronze.orders
      as select a, _rescued_data as c from stream read_files('${landing}', format => 'csv',
        header => true, schema => 'a string, b string', rescuedDataColumn => '_rescued_data')
      """
    ])
    #expect(
      try await shop.rows("select a, c ->> '_c2' from bronze.orders order by 1") == [
        ["1", nil], ["2", "z"],
      ]
    )
  }

  @Test func `comments may lie before the header`() async throws {
    let shop = try Shop()
    try shop.land("orders.csv", "# from the till\n# of today\na,b\n1,x\n# pause\n2,y\n")
    let report = try await shop.update([
      """
      create or refresh streaming table bronze.orders
      as select a, b from stream read_files('${landing}', format => 'csv', header => true,
        comment => '#', schema => 'a string, b string')
      """
    ])
    #expect(report.state == .completed, "\(report.datasets.compactMap { $0.error?.rendered })")
    #expect(
      try await shop.rows("select * from bronze.orders order by 1") == [["1", "x"], ["2", "y"]]
    )
  }

  static let json = """
    create or refresh streaming table bronze.orders
    as select a, n, day, s, _rescued_data
    from stream read_files('${landing}', format => 'json', rescuedDataColumn => '_rescued_data',
      schema => 'a string, n int, day date, s struct<x: int>')
    """

  @Test func `members of JSON that nobody declared or that do not fit are kept beside the row`()
    async throws
  {
    let shop = try Shop()
    try shop.land(
      "orders.json",
      #"""
      {"a":"1","n":1,"day":"2024-01-01","s":{"x":3}}
      {"a":"2","n":"many","day":"soon","extra \"x\"":{"y":[5]},"none":null}
      {"a":{"b":" 1 "},"n":null}
      """#
    )
    let report = try await shop.update([Self.json])
    #expect(report.state == .completed, "\(report.datasets.compactMap { $0.error?.rendered })")
    let rows = try await shop.rows("select * from bronze.orders order by 1")
    #expect(
      rows.map { Array($0.prefix(4)) } == [
        ["1", "1", "2024-01-01", #"{"x":3}"#], ["2", nil, nil, nil],
        [#"{"b":" 1 "}"#, nil, nil, nil],
      ]
    )
    #expect(rows[0][4] == nil && rows[2][4] == nil)
    let rescued = try JSON(parsing: rows[1][4] ?? "")
    #expect(rescued["n"]?.string == "many" && rescued["day"]?.string == "soon")
    #expect(rescued["extra \"x\""]?.string == #"{"y":[5]}"#)
    #expect(rescued["_file_path"]?.string == shop.folder + "/landing/orders.json")
    #expect(rescued.object?.count == 4)
  }

  @Test func `one JSON value that does not fit does not end the update`() async throws {
    let shop = try Shop()
    try shop.land("orders.json", "{\"n\":1}\n{\"n\":\"many\"}\n")
    let report = try await shop.update([
      """
      create or refresh streaming table bronze.orders
      as select n from stream read_files('${landing}', format => 'json', schema => 'n int')
      """
    ])
    #expect(report.state == .completed, "\(report.datasets.compactMap { $0.error?.rendered })")
    #expect(
      try await shop.rows("select n from bronze.orders order by n nulls last") == [["1"], [nil]]
    )
  }
}
