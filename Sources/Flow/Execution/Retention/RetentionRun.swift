internal import Delta
internal import Lakehouse
internal import Pipelines
internal import Relational

/// Applies one rule: archives, checks, and takes out of the sources, in this order.
///
/// What may be cut short between any two steps is told from what is there: rows of the archive carry the run's
/// number, and the commit that takes rows out of a source records it.
struct RetentionRun: Sendable {
  let retention: Retention
  let journal: RetentionJournal
  let observe: @Sendable (String) -> Void

  private var rule: RetentionPolicy.Rule { journal.rule }
  private var engine: any QueryEngine { retention.engine }
  private var archive: RetentionArchive {
    RetentionArchive(
      lake: Lake(folder: journal.archive),
      journal: journal,
      engine: engine
    )
  }

  /// Applies the rule from its beginning.
  func perform(_ keys: ExpiredKeys, _ report: inout RetentionReport) async throws {
    try journal.save(retention.lake)
    try await finish(keys, &report)
  }

  /// Finishes what was cut short.
  ///
  /// - Returns: Whether there was something to finish; without rows in the archive nothing was begun.
  func resume(_ report: inout RetentionReport) async throws -> Bool {
    guard let rows = try await archive.rows(rule.subject.table),
      let keys = try await ExpiredKeys.archived(rule, rows: rows, engine: engine)
    else {
      try journal.remove(retention.lake)
      return false
    }
    try await finish(keys, &report)
    return true
  }

  private func finish(_ keys: ExpiredKeys, _ report: inout RetentionReport) async throws {
    try await retention.describe(keys, in: &report)
    let dropped = Set(rule.sources.map(\.table))
    // The subject comes first: once the archive holds its rows, the keys are known whatever happens.
    for keyed in [rule.subject] + rule.companions where !dropped.contains(keyed.table) {
      let table = try retention.table(keyed)
      let version = journal.versions[keyed.table].map(VersionSelector.version) ?? .latest
      let snapshot = try await table.snapshot(at: version, engine: engine)
      observe("\(rule.name): archiving \(keyed.table)")
      try await archive.hold(keys, keyed, snapshot, of: table)
    }
    // A subject that keeps its own rows goes last: until then it says which keys there are.
    let sources =
      rule.sources.filter { $0.table != rule.subject.table }
      + rule.sources.filter { $0.table == rule.subject.table }
    for keyed in sources { try await drop(keys, keyed, &report) }
    try journal.remove(retention.lake)
  }

  private func drop(
    _ keys: ExpiredKeys,
    _ keyed: RetentionPolicy.KeyedTable,
    _ report: inout RetentionReport
  ) async throws {
    let table = try retention.table(keyed)
    var attempts = 0
    while true {
      let snapshot = try await table.snapshot(engine: engine)
      if let done = snapshot.transactions[RetentionJournal.appID], done.version >= journal.number {
        return
      }
      observe("\(rule.name): archiving \(keyed.table)")
      try await archive.hold(keys, keyed, snapshot, of: table)
      observe("\(rule.name): taking rows out of \(keyed.table)")
      do {
        let matches = try await table.matches(keys.condition(keyed), in: snapshot, engine: engine)
        var files = RetentionReport.Files(matches, rule: rule.name, table: keyed.table)
        let deletion = try await table.delete(
          where: keys.condition(keyed),
          in: snapshot,
          predicate:
            "\(keyed.key) in (keys of \(rule.subject.table) whose \(rule.age) is older than \(rule.olderThan.description) as of \(journal.asOf))",
          transaction: AppTransaction(appID: RetentionJournal.appID, version: journal.number),
          details: journal.details,
          engine: engine
        )
        files.version = deletion.version
        report.files.append(files)
        return
      } catch DeltaError.conflict where attempts < 5 {
        // Another writer has rewritten files meanwhile: what is archived is compared with what is there now.
        attempts += 1
      }
    }
  }
}
