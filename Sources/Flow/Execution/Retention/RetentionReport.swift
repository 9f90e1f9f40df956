public import Relational

/// What a retention policy takes away, or would.
public struct RetentionReport: Sendable {
  /// What happens to rows of a table.
  public enum Fate: String, Sendable {
    /// They go to the archive and leave the table.
    case archivedAndDropped = "archived_and_dropped"
    /// They go to the archive; the next update computes the table without them.
    case archived
  }

  /// Rows of one table and one period.
  public struct Part: Sendable {
    /// Name of the rule.
    public var rule: String
    /// `layer.name`.
    public var table: String
    /// Such as `2017` or `2017-04`.
    public var period: String
    /// What happens to them.
    public var fate: Fate
    /// Rows.
    public var rowCount: Int64
  }

  /// What happens to the files of one table.
  public struct Files: Sendable {
    /// Name of the rule.
    public var rule: String
    /// `layer.name`.
    public var table: String
    /// Files that leave the table with all their rows.
    public var removedCount: Int
    /// Files that are written anew without the rows.
    public var rewrittenCount: Int
    /// Bytes of the files that leave, and the rows' share of those that are written anew.
    public var sizeInBytes: Int64
    /// The version that was committed; `nil` in a dry run.
    public var version: Int64?
  }

  /// Day that ages are counted from, ISO form.
  public var asOf: String
  /// Folder of the archive.
  public var archive: String
  /// Whether anything was done.
  public var isDryRun: Bool
  /// Each rule with the day before which it takes things away.
  public var cutoffs: [(rule: String, day: String)]
  /// In the order of the rules, tables and periods.
  public var parts: [Part] = []
  /// In the order of the rules and tables.
  public var files: [Files] = []
  /// Rules of an earlier call that was cut short and is finished now.
  public var resumed: [String] = []

  /// The report as one JSON object.
  public var json: JSON {
    .object([
      ("dry_run", .boolean(isDryRun)), ("as_of", .string(asOf)), ("archive", .string(archive)),
      (
        "rules",
        .array(cutoffs.map { ["rule": .string($0.rule), "before": .string($0.day)] })
      ),
      (
        "rows",
        .array(
          parts.map {
            [
              "rule": .string($0.rule), "table": .string($0.table), "period": .string($0.period),
              "fate": .string($0.fate.rawValue), "rows": JSON($0.rowCount),
            ]
          }
        )
      ),
      (
        "files",
        .array(
          files.map {
            [
              "rule": .string($0.rule), "table": .string($0.table),
              "removed": JSON($0.removedCount), "rewritten": JSON($0.rewrittenCount),
              "bytes": JSON($0.sizeInBytes), "version": $0.version.map { JSON($0) } ?? .null,
            ]
          }
        )
      ),
      ("resumed", .array(resumed.map(JSON.string))),
    ])
  }
}
