internal import Delta
internal import Lakehouse
internal import Relational

/// Rows that people mended after a materialized view had dropped them.
///
/// A mended row takes the place of the row with its `quarantine_id` each time the view is recomputed, and is
/// held against the expectations again.
struct MendedRows: Sendable {
  static let suffix = "_mended"
  static let identityColumn = Field(
    "quarantine_id",
    .string,
    comment: "Which dropped row this one replaces"
  )
  private let table: LakeTable

  init(of table: LakeTable, lake: Lake) throws {
    self.table = lake.table(
      try TableName(layer: table.name.layer, name: table.name.name + MendedRows.suffix)
    )
  }

  /// Changes with the mended rows; `none` when there are none.
  func identity(engine: any QueryEngine) async throws -> String {
    guard table.exists else { return "none" }
    let snapshot = try await table.snapshot(engine: engine)
    return "\(snapshot.metadata.id)@\(snapshot.version)"
  }

  /// Puts mended rows in the place of those they mend.
  func apply(to write: inout TableWrite, engine: any QueryEngine) async throws {
    guard table.exists else { return }
    let mended = try table.scan(try await table.snapshot(engine: engine))
    let columns = write.schema.fields.map { field -> SQL in
      "cast(\(identifier: field.name) as \(raw: field.type.engineName)) as \(identifier: field.name)"
    }.joined(separator: ", ")
    write.query = """
      with body as (select \(columns) from (\(write.query)
      )), mended as (\(mended))
      select * from body where \(MendedRows.identity(of: write.schema, row: "body")) not in (select quarantine_id from mended)
      union all select \(columns) from mended
      """
  }

  /// Text that tells rows of a schema apart: equal for equal rows, whatever table they lie in.
  static func identity(of schema: Schema, row: String) -> SQL {
    let members = schema.fields.map { field -> SQL in
      "\(literal: field.name): cast(\(raw: row).\(identifier: field.name) as varchar)"
    }
    return "md5(to_json({\(members.joined(separator: ", "))})::varchar)"
  }
}
