import Pipelines
import Relational

/// Changes one column of what a dataset reads and looks which of its columns change with it.
///
/// Every relation that is read is a view over a table of the same name in the schema `original`.
struct Perturbation {
  let engine: any QueryEngine

  /// Begins with an engine that holds nothing yet.
  init(engine: any QueryEngine) async throws {
    self.engine = engine
    try await engine.run("create schema original")
  }

  /// Keeps the rows of a query under the name by which datasets read them.
  func keep(_ rows: SQL, as name: String) async throws {
    try await engine.run("create or replace table original.\(identifier: name) as \(rows)")
    try await show(name, "*")
  }

  /// Keeps what a dataset gives.
  func keep(_ dataset: Dataset) async throws {
    try await keep(Self.rows(of: dataset), as: dataset.name)
  }

  /// Changes that the lineage does not account for, each as `input.column changes column`.
  func faults(of dataset: Dataset, lineage: DatasetLineage) async throws -> [String] {
    let columns = try await engine.columns(of: Self.rows(of: dataset)).map(\.name)
    let before = try await fingerprints(of: dataset, columns)
    var faults: Set<String> = []
    for input in dataset.query.inputs {
      let name = input.relationName
      if case .dataset(let original, true) = input {
        try await keep("from \(name: original)", as: name)
      }
      // The number of a row is no column of the files.
      for column in try await engine.columns(of: "from \(Self.relation(name))")
      where column.name != FileSource.rowIDColumn {
        let reference = ColumnReference(input.node, column.name)
        for value in Self.values(of: column) {
          try await show(
            name,
            "* replace (try_cast(\(value) as \(raw: column.engineType)) as \(identifier: column.name))"
          )
          // A query that fails on the changed values says nothing.
          guard let after = try? await fingerprints(of: dataset, columns) else { continue }
          for (index, name) in columns.enumerated() where after[index] != before[index] {
            let sources = (lineage.column(named: name)?.sources ?? []) + lineage.rows
            if !sources.contains(where: { $0.column == reference }) {
              faults.insert("\(reference) changes \(name)")
            }
          }
        }
      }
      try await show(name, "*")
    }
    return faults.sorted()
  }

  /// What may stand in the place of a column's values, in terms of them.
  private static func values(of column: QueryColumn) -> [SQL] {
    let name: SQL = "\(identifier: column.name)"
    switch column.type {
    case .boolean: return ["null", "not \(name)"]
    case .string: return ["null", "\(name) || 'x'", "reverse(\(name))"]
    case .date, .timestamp, .timestampNTZ: return ["null", "\(name) + interval 40 day"]
    case .array: return ["null", "list_reverse(\(name))", "list_concat(\(name), \(name))"]
    case .structure, .map, .binary, .none: return ["null"]
    default: return ["null", "\(name) + 3", "-\(name)"]
    }
  }

  private func show(_ name: String, _ columns: SQL) async throws {
    if let schema = name.split(separator: ".").first, schema.count < name.count {
      try await engine.run("create schema if not exists \(identifier: String(schema))")
    }
    try await engine.run(
      """
      create or replace view \(Self.relation(name)) as
      select \(columns) from original.\(identifier: name)
      """
    )
  }

  private static func relation(_ name: String) -> SQL {
    name.contains(".") ? "\(name: name)" : "\(identifier: name)"
  }

  /// The rows that stay in the dataset, with the time standing still.
  private static func rows(of dataset: Dataset) -> SQL {
    let text = dataset.query.engineText.replacing(
      "now()",
      with: "timestamptz '2026-11-25 12:00:00+00'"
    )
    let kept = dataset.expectations.filter { $0.violation == .dropRow }
      .map { SQL(raw: "(\($0.engineText))") }
    let condition = kept.isEmpty ? "true" : kept.joined(separator: " and ")
    return "select * from (\(raw: text)) as result where \(condition)"
  }

  /// One number for the values of each column, in whatever order.
  private func fingerprints(of dataset: Dataset, _ columns: [String]) async throws -> [String] {
    let sums = columns.map { name -> SQL in
      "cast(sum(cast(hash(\(identifier: name)) as hugeint)) as varchar)"
    }
    let row = try await engine.rows(
      "select \(sums.joined(separator: ", ")) from (\(Self.rows(of: dataset)))"
    )
    return row.columns.indices.map { "\(row[0, $0])" }
  }
}
