public import Relational

extension Lineage {
  /// Everything as one JSON object: files and tables of others, then every dataset with its columns.
  public var json: JSON {
    .object([
      (
        "sources",
        .array(
          sources.keys.sorted().map { node in
            .object([
              ("kind", .string(node.kind)), ("name", .string(node.name)),
              ("columns", .array((sources[node] ?? []).map(JSON.string))),
            ])
          }
        )
      ),
      ("datasets", .array(datasets.map(\.json))),
    ])
  }
}

extension DatasetLineage {
  /// The lineage as one JSON object.
  public var json: JSON {
    .object([
      ("dataset", .string(name)), ("inputs", .array(inputs.map(\.json))),
      (
        "columns",
        .array(
          columns.map { column in
            .object([
              ("name", .string(column.name)),
              ("sources", .array(column.sources.map(\.json))),
              ("expressions", .array(column.expressions.map(\.json))),
              ("unresolved", .array(column.unresolved.map(\.json))),
            ])
          }
        )
      ),
      ("rows", .array(rows.map(\.json))),
      (
        "expectations",
        .array(
          expectations.map {
            ["name": .string($0.name), "columns": .array($0.columns.map(JSON.string))]
          }
        )
      ),
      ("unresolved", .array(unresolved.map(\.json))),
    ])
  }
}

extension LineageNode {
  /// `files` or `dataset`.
  public var kind: String { if case .files = self { "files" } else { "dataset" } }

  /// Kind and name as one JSON object.
  public var json: JSON { ["kind": .string(kind), "name": .string(name)] }
}

extension ColumnReference {
  /// Kind and name of the node, and the column, as one JSON object.
  public var json: JSON {
    ["kind": .string(node.kind), "name": .string(node.name), "column": .string(column)]
  }
}

extension ColumnSource {
  /// The column and what happens to it as one JSON object.
  public var json: JSON {
    .object(
      (column.json.object ?? []) + [
        ("transformations", .array(transformations.names.map(JSON.string)))
      ]
    )
  }
}

extension ColumnExpression {
  /// The expression as one JSON object.
  public var json: JSON {
    ["name": .string(name), "sql": .string(text), "place": .string(place.description)]
  }
}

extension UnresolvedName {
  /// Name and reason as one JSON object.
  public var json: JSON {
    ["name": .string(name), "reason": .string(reason), "place": JSON(place?.description)]
  }
}
