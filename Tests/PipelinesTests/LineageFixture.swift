import Pipelines
import Relational

/// Two small tables, queries over them, and what their lineage is.
enum LineageFixture {
  static let tables: [String: Schema] = [
    "lake.t": Schema([
      Field("a", .integer), Field("b", .integer), Field("c", .string), Field("d", .date),
      Field("f", .boolean), Field("list", .array(element: .integer, containsNull: true)),
      Field("s", .structure([Field("x", .integer), Field("y", .string)])),
    ]),
    "lake.u": Schema([
      Field("a", .integer), Field("k", .integer), Field("v", .string), Field("w", .integer),
    ]),
  ]

  /// Rows of the tables, each differing from the others in most columns.
  static let rows: [String: SQL] = [
    "lake.t": """
    select
      cast(i % 5 as integer) as a,
      cast(i * 7 % 11 as integer) as b,
      chr(cast(97 + i % 6 as integer)) || cast(i % 3 as varchar) as c,
      cast(date '2024-01-01' + cast(i * 13 as integer) as date) as d,
      i % 3 = 1 as f,
      [cast(i as integer), cast(i % 4 as integer)] as list,
      {'x': cast(i % 7 as integer), 'y': 'y' || cast(i % 2 as varchar)} as s
    from range(23) as numbers(i)
    """,
    "lake.u": """
    select
      cast(i % 6 as integer) as a,
      cast(i * 5 % 9 as integer) as k,
      'v' || cast(i % 4 as varchar) as v,
      cast(i * i % 17 as integer) as w
    from range(13) as numbers(i)
    """,
  ]

  /// A materialized view with this query, and its lineage.
  static func traced(_ query: String, _ engine: any QueryEngine) async throws -> (
    Dataset, DatasetLineage
  ) {
    let project = try await Project.load(
      TestProject("create materialized view v as \(query)").files,
      existing: Set(tables.keys),
      engine: engine
    )
    let known = KnownColumns(tables: tables)
    let lineage = await Lineage(of: project.pipelines, known: known, engine: engine)
    return (project.pipelines[0].datasets[0], lineage.datasets[0])
  }
}

extension DatasetLineage {
  /// One line for each column, then one for the rows, then what could not be followed.
  var text: String {
    var lines = columns.map { "\($0.name) = \($0.sources.text)" }
    if !rows.isEmpty { lines.append("rows: \(rows.text)") }
    lines += (columns.flatMap(\.unresolved) + unresolved).map { "?? \($0.name): \($0.reason)" }
    return lines.joined(separator: "\n")
  }
}

extension [ColumnSource] {
  fileprivate var text: String {
    map { source in
      let table = source.column.node.name.split(separator: ".").last ?? ""
      let names = source.transformations.names.map { $0.lowercased() }.joined(separator: "+")
      return "\(table).\(source.column.column) \(names)"
    }.joined(separator: ", ")
  }
}
