internal import Delta
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational

/// Keeps the rows that a dataset's expectations dropped, in a table beside it.
///
/// Which expectations a row failed, and in which update, are partition columns: they cost nothing per row.
struct Quarantine {
  private let write: TableWrite
  private let staging: Staging

  init(_ write: TableWrite, staging: Staging) {
    self.write = write
    self.staging = staging
  }

  static let suffix = "_quarantine"
  /// Columns that the quarantine adds to those of its table.
  static let ownColumns = [
    Field(
      "failed_expectations",
      .string,
      comment: "Names of the expectations that dropped the row"
    ),
    Field("quarantined_at", .timestamp, comment: "When the row was dropped, UTC"),
    Field("update_id", .string, comment: "Update that dropped the row"),
  ]

  /// Commits the dropped rows; a recomputed table replaces its quarantine, a streaming one adds to it.
  func commit(
    _ dropped: [ParquetWriteReport.File],
    _ kind: TableChange.Kind,
    transaction: AppTransaction?
  ) async throws {
    let run = write.run
    let table = try Quarantine.table(of: write.table.name, lake: run.lake)
    let exists = table.exists
    guard !dropped.isEmpty || (exists && kind == .overwrite) else { return }
    let snapshot = exists ? try await table.snapshot(engine: run.engine) : nil
    if dropped.isEmpty, snapshot?.files.isEmpty ?? true { return }
    // An overwrite replaces whatever an update that did not get to its table has left here.
    if kind == .append, let transaction,
      let done = snapshot?.transactions[transaction.appID]?.version,
      done >= transaction.version
    {
      return
    }
    let instant = UTCInstant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
      .description
    let files = try dropped.map { file in
      var moved = try staging.quarantine(file, in: table)
      moved.partitionValues += [
        ("failed_expectations", file.failedConditions.joined(separator: ", ")),
        ("quarantined_at", instant.replacing("T", with: " ").replacing("Z", with: "+00")),
        ("update_id", run.updateID),
      ]
      return moved
    }
    _ = try await table.commit(
      TableChange(
        // Columns may have changed their types while the quarantine was empty.
        snapshot?.files.isEmpty == true ? .overwrite : kind,
        schema: Schema(write.schema.fields.map(\.optional) + Quarantine.ownColumns),
        files: files,
        partitionColumns: run.dataset.partitionColumns + Quarantine.ownColumns.map(\.name),
        properties: [:],
        description: "Rows that the expectations of \(run.dataset.name) dropped",
        clusterColumns: [],
        transaction: transaction,
        operation: nil,
        operationParameters: [],
        details: ["update_id": .string(run.updateID)],
        baseVersion: nil
      ),
      engine: run.engine
    )
  }

  static func table(of name: TableName, lake: Lake) throws -> LakeTable {
    lake.table(try TableName(layer: name.layer, name: name.name + suffix))
  }
}

extension Field {
  /// The same column, allowed to be absent.
  var optional: Field { Field(name, type, comment: comment) }
}
