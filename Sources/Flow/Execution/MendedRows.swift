internal import Delta
internal import Lakehouse
internal import Relational

/// Rows that people mended after a materialized view had dropped them.
///
/// A mended row takes the place of the row with its `quarantine_id` each time the view is recomputed, and is
/// held against the expectations again. Where that row is gone, so is the mended one.
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
  ///
  /// A mended row can itself have been dropped and mended; only the last of such a chain is taken. Columns that
  /// the view got later keep the value of the row that was dropped.
  func apply(to write: inout TableWrite, engine: any QueryEngine) async throws {
    guard table.exists else { return }
    let snapshot = try await table.snapshot(engine: engine)
    let known = Set(write.schema.fields.map { $0.name.lowercased() })
    let shared = Schema(
      snapshot.schema.fields.filter {
        $0.name != MendedRows.identityColumn.name && known.contains($0.name.lowercased())
      }
    )
    guard !shared.fields.isEmpty else { return }
    let mendable = Set(shared.fields.map { $0.name.lowercased() })
    let columns = write.schema.fields.map { field -> SQL in
      "cast(\(identifier: field.name) as \(raw: field.type.engineName)) as \(identifier: field.name)"
    }.joined(separator: ", ")
    let names = write.schema.fields.map { field -> SQL in "\(identifier: field.name)" }
      .joined(separator: ", ")
    let results = write.schema.fields.map { field -> SQL in
      mendable.contains(field.name.lowercased())
        ? "try_cast(m.\(identifier: field.name) as \(raw: field.type.engineName))"
        : "t.\(identifier: field.name)"
    }.joined(separator: ", ")
    // The body is computed once, even where its query gives other values each time.
    write.query = """
      with recursive "mercer body" as materialized (
        select *, \(MendedRows.identity(of: shared, row: "b")) as "mercer hash"
        from (select \(columns) from (\(write.query)
        )) as b),
      "mercer stored" as materialized (
        select *, \(MendedRows.identity(of: shared, row: "s")) as "mercer hash"
        from (\(try table.scan(snapshot))) as s),
      "mercer hashes" as materialized (
        select split_part(quarantine_id, '-', 1) as hash from "mercer stored"
        union select "mercer hash" from "mercer stored"),
      "mercer touched" as materialized (
        select *, \(MendedRows.numbered(orderedBy: names)) as "mercer id" from "mercer body" as b
        where exists (select 1 from "mercer hashes" as h where h.hash = b."mercer hash")),
      "mercer mended" as materialized (
        select s.*, \(MendedRows.numbered(orderedBy: "quarantine_id", after: "coalesce(t.n, 0)")) as "mercer id"
        from "mercer stored" as s
        left join (select "mercer hash" as hash, count(*) as n from "mercer touched" group by all) as t
        on t.hash = s."mercer hash"),
      "mercer applied" as (
        select m.quarantine_id, m."mercer id" as id, t."mercer id" as root
        from "mercer mended" as m join "mercer touched" as t on t."mercer id" = m.quarantine_id
        union
        select m.quarantine_id, m."mercer id", a.root
        from "mercer mended" as m join "mercer applied" as a on a.id = m.quarantine_id)
      select \(names) from "mercer body" as b
      where not exists (select 1 from "mercer hashes" as h where h.hash = b."mercer hash")
      union all select \(names) from "mercer touched" as t
      where not exists (select 1 from "mercer applied" as a where a.quarantine_id = t."mercer id")
      union all select \(results) from "mercer applied" as a
      join "mercer mended" as m on m."mercer id" = a.id
      join "mercer touched" as t on t."mercer id" = a.root
      where not exists (select 1 from "mercer applied" as n where n.quarantine_id = a.id)
      """
  }

  /// New mended rows under the identities that their rows have in the view's own count of equal rows.
  ///
  /// The quarantine no longer counts rows that the earlier mended rows replace. An earlier one that is equal to
  /// what it replaces is in the quarantine itself, and a new one takes its place.
  static func renumbered(_ new: SQL, beside earlier: SQL, _ stored: Schema) -> SQL {
    let schema = Schema(stored.fields.filter { $0.name != identityColumn.name })
    let number: SQL =
      "coalesce(try_cast(nullif(split_part(quarantine_id, '-', 2), '') as bigint), 1)"
    return """
      with "mercer new" as materialized (
        select *, split_part(quarantine_id, '-', 1) as "mercer hash", \(number) as "mercer number" from (\(new))),
      "mercer taken" as materialized (
        select split_part(quarantine_id, '-', 1) as hash, \(number) as number
        from (\(earlier)) as e
        where split_part(quarantine_id, '-', 1) <> \(identity(of: schema, row: "e"))),
      "mercer free" as (
        select hash, number, row_number() over (partition by hash order by number) as position
        from (
          select n."mercer hash" as hash, unnest(range(1, max(n."mercer number")
            + (select count(*) from "mercer taken" as t where t.hash = n."mercer hash") + 1)) as number
          from "mercer new" as n group by n."mercer hash") as f
        where not exists (select 1 from "mercer taken" as t where t.hash = f.hash and t.number = f.number))
      select n.* exclude ("mercer hash", "mercer number") replace (
        f.hash || case when f.number > 1 then '-' || f.number::varchar else '' end as quarantine_id)
      from "mercer new" as n
      join "mercer free" as f on f.hash = n."mercer hash" and f.position = n."mercer number"
      """
  }

  /// Text that tells rows of a schema apart: equal for equal rows, whatever table they lie in.
  static func identity(of schema: Schema, row: String) -> SQL {
    let members = schema.fields.map { field -> SQL in
      "\(literal: field.name): cast(\(raw: row).\(identifier: field.name) as varchar)"
    }
    return "md5(to_json({\(members.joined(separator: ", "))})::varchar)"
  }

  /// The identity of one row among equal ones, of which `"mercer hash"` is the text: `hash`, `hash-2`, `hash-3`.
  ///
  /// - Parameters:
  ///   - columns: In which order equal rows count.
  ///   - before: How many equal rows come before the first.
  /// - Returns: An expression with a window; equal rows are counted over all rows of its query.
  static func numbered(orderedBy columns: SQL, after before: SQL = "0") -> SQL {
    let number: SQL =
      "\(before) + row_number() over (partition by \"mercer hash\" order by \(columns))"
    return
      "\"mercer hash\" || case when \(number) > 1 then '-' || (\(number))::varchar else '' end"
  }
}
