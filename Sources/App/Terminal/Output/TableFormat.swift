import Relational

/// Batches drawn as one table: keeps rows up to a limit and counts the rest.
struct TableFormat: Sendable {
  let screen: Screen
  let rowLimit: Int
  private var table = TextTable([])
  private var names: [String] = []
  private var rowCount = 0

  init(screen: Screen, rowLimit: Int) {
    self.screen = screen
    self.rowLimit = rowLimit
  }

  mutating func append(_ batch: Batch) {
    if names.isEmpty {
      names = batch.names
      table.columns = batch.columns.map { TextTable.Column($0.name, isNumeric: $0.type.isNumeric) }
    }
    for row in 0..<min(batch.rowCount, rowLimit - table.rows.count) {
      table.rows.append(batch.columns.map { People.text($0[row], column: $0.name) })
    }
    rowCount += batch.rowCount
  }

  func finish() -> [UInt8] {
    let more = rowCount - table.rows.count
    let count = People.count(rowCount, "row")
    let note =
      more > 0
      ? "\(screen.ellipsis) \(People.count(more)) more \(more == 1 ? "row" : "rows") of \(People.count(rowCount))"
      : count
    return Array((table.rendered(on: screen) + screen.styled(note, .dim) + "\n").utf8)
  }
}
