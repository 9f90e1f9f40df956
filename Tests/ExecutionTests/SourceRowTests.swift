import Execution
import Relational
import Testing

/// Numbers of rows in their files.
@Suite struct SourceRowTests {
  @Test func `rows behind a rejected line keep their own place in the file`() async throws {
    let shop = try Shop()
    let bronze = """
      create or refresh streaming table bronze.orders
      as select order_id, (monotonically_increasing_id() & 8589934591) + 1 as source_row
      from stream read_files('${landing}/orders*', format => 'csv', header => true, escape => '"',
        schema => 'order_id string, note string')
      """
    try shop.land(
      "orders.csv",
      "order_id,note\nA,1\nB,\"two\nlines\"\nbad,3,x\nD,4\nbad,5,x\nbad,6,x\nG,7\n"
    )
    try await shop.update([bronze])
    #expect(
      try await shop.rows("select order_id, source_row from bronze.orders order by 2")
        == [["A", "1"], ["B", "2"], ["D", "4"], ["G", "7"]]
    )
  }

  @Test func `ten thousand rejected lines among many keep the numbers right`() async throws {
    let shop = try Shop()
    var text = "order_id,note\n"
    for row in 0..<100_000 { text += row % 10 == 3 ? "bad,1,x\n" : "\(row),1\n" }
    try shop.land("orders.csv", text)
    let report = try await shop.update([
      """
      create or refresh streaming table bronze.orders
      as select order_id, monotonically_increasing_id() & 8589934591 as place
      from stream read_files('${landing}', format => 'csv', header => true,
        schema => 'order_id bigint, note string')
      """
    ])
    #expect(report.datasets[0].rowsRejected == 10_000)
    #expect(
      try await shop.rows(
        "select count(*), count(*) filter (order_id <> place) from bronze.orders"
      ) == [["90000", "0"]]
    )
  }
}
