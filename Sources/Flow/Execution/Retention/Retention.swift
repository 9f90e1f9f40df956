internal import Delta
public import Lakehouse
public import Pipelines
public import Relational

/// Takes rows that are old enough out of a lake, after they were put into an archive.
///
/// Silver and gold are computed from bronze, so rows leave the tables that keep them, and the next update computes
/// the rest without them. The archive is a lake of its own, whose tables hold the rows as they were, with
/// the rule, the period and the run that brought them.
public struct Retention: Sendable {
  let policy: RetentionPolicy
  let lake: Lake
  let archive: Lake
  let asOf: CalendarDay
  let engine: any QueryEngine

  /// Puts together what a policy works on.
  ///
  /// - Parameters:
  ///   - policy: What goes when.
  ///   - lake: Where the tables lie.
  ///   - archive: Where archived rows go.
  ///   - asOf: Ages are counted from the beginning of this day.
  ///   - engine: A session that knows the prelude of Spark's functions.
  public init(
    policy: RetentionPolicy,
    lake: Lake,
    archive: Lake,
    asOf: CalendarDay,
    engine: any QueryEngine
  ) {
    self.policy = policy
    self.lake = lake
    self.archive = archive
    self.asOf = asOf
    self.engine = engine
  }

  /// Says what would go, and writes nothing.
  ///
  /// - Returns: Rows by table and period, and files.
  /// - Throws: `Explanation` for a table that does not exist or an expression that does not fit its table.
  public func survey() async throws -> RetentionReport {
    var report = emptyReport(isDryRun: true)
    if let pending = try RetentionJournal.load(lake) { report.resumed = [pending.rule.name] }
    var keys: [ExpiredKeys] = []
    for rule in policy.rules {
      let found = try await ExpiredKeys.find(rule, number: keys.count, in: self, after: keys)
      keys.append(found)
      if try await found.count(engine) == 0 { continue }
      try await describe(found, in: &report)
      for source in rule.sources {
        let table = try table(source)
        let snapshot = try await table.snapshot(engine: engine)
        let matches = try await table.matches(found.condition(source), in: snapshot, engine: engine)
        report.files.append(.init(matches, rule: rule.name, table: source.table))
      }
    }
    return report
  }

  /// Archives what is old enough, checks the archive, and only then takes it out of the tables.
  ///
  /// A call that was cut short, at whatever moment, is finished first by the next: nothing is lost and nothing is
  /// archived twice.
  /// - Parameters:
  ///   - pipelines: Names of the pipelines that must not be updated meanwhile.
  ///   - observe: Is told what is being done, a few words at a time.
  /// - Returns: What went.
  /// - Throws: `Explanation` when an update runs, a table does not exist, or the archive does not hold what it should.
  public func apply(
    pipelines: [String],
    observe: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> RetentionReport {
    let locks = try pipelines.map {
      try UpdateLock(folder: UpdateLock.folder(lake), pipeline: $0)
    }
    defer { withExtendedLifetime(locks) {} }
    var report = emptyReport(isDryRun: false)
    if let pending = try RetentionJournal.load(lake) {
      observe("finishing \(pending.rule.name), which was cut short")
      let run = RetentionRun(retention: self, journal: pending, observe: observe)
      if try await run.resume(&report) { report.resumed.append(pending.rule.name) }
    }
    var keys: [ExpiredKeys] = []
    for rule in policy.rules {
      let found = try await ExpiredKeys.find(rule, number: keys.count, in: self, after: keys)
      keys.append(found)
      let count = try await found.count(engine)
      if count == 0 { continue }
      observe("\(rule.name): \(count) keys of \(rule.subject.table) are old enough")
      let journal = try await RetentionJournal(rule, of: self)
      let run = RetentionRun(retention: self, journal: journal, observe: observe)
      try await run.perform(found, &report)
    }
    return report
  }

  /// The table of that name.
  ///
  /// - Throws: `Explanation` when the lake does not have it.
  func table(_ keyed: RetentionPolicy.KeyedTable) throws -> LakeTable {
    let table = try lake.table(keyed.table)
    guard table.exists else {
      throw Explanation(
        "retention.no-table",
        "the lake has no table \(keyed.table)",
        place: keyed.place.description,
        why: "the retention policy names it",
        next: "mend the policy, or fill the lake with `mercer run` first"
      )
    }
    return table
  }

  /// Day before which things of an age are old enough.
  func cutoff(_ age: RetentionPolicy.Age) -> CalendarDay {
    let month = asOf.year * 12 + asOf.month - 1 - age.months
    let (year, index) = (month >= 0 ? month / 12 : (month - 11) / 12, (month % 12 + 12) % 12)
    let first = CalendarDay.daysSinceEpoch(year: year, month: index + 1, day: 1)
    let next = CalendarDay.daysSinceEpoch(
      year: index == 11 ? year + 1 : year,
      month: index == 11 ? 1 : index + 2,
      day: 1
    )
    return CalendarDay(daysSinceEpoch: first + min(asOf.day, next - first) - 1 - age.days)
  }

  /// Takes down the rows of each table and period.
  func describe(_ keys: ExpiredKeys, in report: inout RetentionReport) async throws {
    let rule = keys.rule
    let dropped = Set(rule.sources.map(\.table))
    let others = ([rule.subject] + rule.companions).filter { !dropped.contains($0.table) }
    let fates =
      others.map { ($0, RetentionReport.Fate.archived) }
      + rule.sources.map { ($0, RetentionReport.Fate.archivedAndDropped) }
    for (keyed, fate) in fates {
      let table = try table(keyed)
      let scan = try table.scan(try await table.snapshot(engine: engine))
      for (period, rows) in try await keys.rowsByPeriod(keyed, scan, engine) {
        report.parts.append(
          .init(rule: rule.name, table: keyed.table, period: period, fate: fate, rowCount: rows)
        )
      }
    }
  }

  private func emptyReport(isDryRun: Bool) -> RetentionReport {
    RetentionReport(
      asOf: asOf.description,
      archive: archive.folder,
      isDryRun: isDryRun,
      cutoffs: policy.rules.map { ($0.name, cutoff($0.olderThan).description) }
    )
  }
}

extension RetentionReport.Files {
  /// What would happen to the files that hold rows which go.
  init(_ matches: [FileMatch], rule: String, table: String) {
    let whole = matches.filter { $0.matchCount == $0.rowCount }
    self.init(
      rule: rule,
      table: table,
      removedCount: whole.count,
      rewrittenCount: matches.count - whole.count,
      sizeInBytes: matches.reduce(0) { sum, match in
        sum + match.file.size * match.matchCount / max(1, match.rowCount)
      }
    )
  }
}
