internal import Relational

/// What rows carry along from their file to the query, in columns whose names no file should have.
enum RowOrigin {
  /// Column with the path of the file.
  static let file = "mercer_file"

  /// Column with the number of the row among those that could be read, from 1.
  static let number: SQL = "row_number() over () as mercer_row"

  /// Place of a row in its file from 0, the rejected records counted too; wants `join` behind the rows.
  static func place(behind rejected: [Int64]) -> SQL {
    rejected.isEmpty ? "mercer_row - 1" : "mercer_row - 1 + coalesce(mercer_rejected, 0)"
  }

  /// Joins to each row the count of rejected records before it.
  ///
  /// `rejected` has the numbers of records behind the header, from 1, in order.
  static func join(_ rejected: [Int64]) -> SQL {
    guard !rejected.isEmpty else { return "" }
    // Before the k-th rejected record lie this many rows; of records behind each other the last one counts.
    var breaks: [(rows: Int64, count: Int)] = []
    for (index, record) in rejected.enumerated() {
      let rows = record - Int64(index) - 1
      if breaks.last?.rows == rows { breaks.removeLast() }
      breaks.append((rows, index + 1))
    }
    let rows = breaks.map { String($0.rows) }.joined(separator: ", ")
    let counts = breaks.map { String($0.count) }.joined(separator: ", ")
    return """
       asof left join (select unnest([\(raw: rows)]::bigint[]) as mercer_before, \
      unnest([\(raw: counts)]::bigint[]) as mercer_rejected) as r on f.mercer_row > r.mercer_before
      """
  }

  /// Numbers of all records that are no rows, when the engine has found `later` ones among those that were left.
  static func merge(_ rejected: [Int64], later: [Int64]) -> [Int64] {
    guard !later.isEmpty else { return rejected }
    var merged: [Int64] = []
    var passed = 0
    for record in later.sorted() {
      while passed < rejected.count, rejected[passed] - Int64(passed) <= record {
        merged.append(rejected[passed])
        passed += 1
      }
      merged.append(record + Int64(passed))
    }
    return merged + rejected[passed...]
  }

  /// JSON of the entries that are not NULL, with the path of the file; NULL when there are none.
  static func rescued(_ entries: SQL) -> SQL {
    let misfits: SQL = "list_filter(\(entries), lambda e: e is not null)"
    return """
      case when len(\(misfits)) > 0 then to_json(map_from_entries(list_append(\(misfits), \
      {'key': '_file_path', 'value': \(identifier: file)})))::varchar end
      """
  }
}
