public import Relational

extension Catalog {
  /// The whole catalog as one document; instants as ISO text in UTC, sizes in bytes, personal values left out.
  public var json: JSON {
    .object([
      ("name", .string(name)), ("target", JSON(target)),
      ("gathered_at", .string(gatheredAt.description)),
      ("layers", .array(layers.map(JSON.string))),
      (
        "updates",
        .array(
          updates.map { update in
            .object([
              ("update_id", .string(update.id)), ("pipeline", .string(update.pipeline)),
              ("state", .string(update.state)), ("timestamp", .string(update.at.description)),
              ("duration_ms", update.milliseconds.map { JSON($0) } ?? .null),
              ("rows_written", JSON(update.rowsWritten)),
              ("rows_dropped", JSON(update.rowsDropped)),
            ])
          }
        )
      ),
      ("tables", .array(tables.map(\.json))),
    ])
  }
}

extension CatalogTable {
  fileprivate var json: JSON {
    var members: [(String, JSON)] = [
      ("table", .string(name)), ("kind", .string(kind.rawValue)), ("beside", JSON(original)),
      ("private", .boolean(isPrivate)), ("comment", .string(comment)), ("grain", JSON(grain)),
      ("columns", .array(columns.map(\.json))),
      ("primary_key", .array(primaryKey.map(JSON.string))),
      ("primary_key_declared", .boolean(isPrimaryKeyDeclared)),
      ("references", .array(references.map(\.json))),
      ("partitioned_by", .array(partitionColumns.map(JSON.string))),
      ("clustered_by", .array(clusterColumns.map(JSON.string))),
      ("properties", .object(properties.map { ($0.name, .string($0.value)) })),
      ("reads", .array(inputs.map(JSON.string))), ("reads_files", .array(files.map(JSON.string))),
      ("expectations", .array(expectations.map(\.json))),
      ("quarantined", JSON(quarantined)), ("rejected", JSON(rejected)),
      ("file", JSON(source?.path)), ("storage", storage?.json ?? .null),
    ]
    if let sample {
      let rows = sample.map { row -> JSON in
        .object(
          zip(columns, row).filter { !$0.0.isPersonal }.map { ($0.0.name, $0.1.json) }
        )
      }
      members.append(("sample", .array(rows)))
    }
    return .object(members)
  }
}

extension CatalogTable.Storage {
  fileprivate var json: JSON {
    .object([
      ("rows", rowCount.map { JSON($0) } ?? .null), ("size_in_bytes", JSON(sizeInBytes)),
      ("files", JSON(fileCount)), ("version", JSON(version)),
      ("changed", .string(changedAt.description)),
      (
        "commits",
        .array(
          commits.map {
            [
              "version": JSON($0.version), "timestamp": .string($0.at.description),
              "operation": .string($0.operation), "rows": $0.rowCount.map { JSON($0) } ?? .null,
              "engine": .string($0.engine),
            ]
          }
        )
      ),
    ])
  }
}

extension CatalogTable.Reference {
  fileprivate var json: JSON {
    [
      "columns": .array(columns.map(JSON.string)), "table": .string(table),
      "referenced": .array(referenced.map(JSON.string)), "declared": .boolean(isDeclared),
    ]
  }
}

extension CatalogColumn {
  fileprivate var json: JSON {
    [
      "name": .string(name), "type": .string(type), "nullable": .boolean(isNullable),
      "comment": .string(comment), "personal": .boolean(isPersonal),
      "comes_from": .array(
        origins.map { ["table": .string($0.table), "column": .string($0.column)] }
      ),
    ]
  }
}

extension CatalogExpectation {
  fileprivate var json: JSON {
    [
      "name": .string(name), "condition": .string(condition),
      "violation": .string(violation.rawValue),
      "history": .array(
        outcomes.map {
          [
            "update_id": .string($0.updateID), "timestamp": .string($0.at.description),
            "passed": JSON($0.passed), "failed": JSON($0.failed),
          ]
        }
      ),
    ]
  }
}
