public import Lakehouse
public import Relational

/// What the event log says about one update.
public struct LoggedUpdate: Sendable {
  /// Identity of the update.
  public var id: String
  /// Name of the pipeline.
  public var pipeline: String
  /// `COMPLETED`, `FAILED` or `CANCELED`; `RUNNING` while it has not said how it ended.
  public var state: String
  /// When it ended, or began while it has not; microseconds since 1970, UTC.
  public var microseconds: Int64
  /// Wall time in milliseconds; `nil` when it has not ended, or was killed.
  public var milliseconds: Int64?
  /// Rows written to all tables.
  public var rowsWritten: Int64
  /// Rows that went to quarantine.
  public var rowsDropped: Int64
}

extension Lake {
  /// Updates that changed something, newest first.
  ///
  /// - Throws: `Explanation` when the event log cannot be read; no log gives no updates.
  public func updates(limit: Int, engine: any QueryEngine) async throws -> [LoggedUpdate] {
    let log = try table(EventLog.tableName)
    guard log.exists else { return [] }
    let scan = try log.scan(try await log.snapshot(engine: engine))
    let rows = try await engine.rows(
      """
      select origin ->> '$.update_id' as update_id, any_value(origin ->> '$.pipeline_name') as pipeline,
        coalesce(max(details ->> '$.update_progress.state'), 'RUNNING') as state, max(timestamp) as happened_at,
        max((details ->> '$.update_progress.duration_ms')::bigint) as duration_ms,
        coalesce(sum((details ->> '$.flow_progress.metrics.num_output_rows')::bigint), 0)::bigint as written,
        coalesce(sum((details ->> '$.flow_progress.data_quality.dropped_records')::bigint), 0)::bigint as dropped
      from (\(scan)) group by 1 order by happened_at desc limit \(raw: String(limit))
      """
    )
    return (0..<rows.rowCount).map { row in
      LoggedUpdate(
        id: rows.columns[0].string(at: row) ?? "",
        pipeline: rows.columns[1].string(at: row) ?? "",
        state: rows.columns[2].string(at: row) ?? "",
        microseconds: rows.columns[3].int64(at: row) ?? 0,
        milliseconds: rows.columns[4].int64(at: row),
        rowsWritten: rows.columns[5].int64(at: row) ?? 0,
        rowsDropped: rows.columns[6].int64(at: row) ?? 0
      )
    }
  }
}
