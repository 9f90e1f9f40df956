internal import Delta
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational

/// Adds what is new in its sources to a streaming table, each file and each row exactly once.
struct StreamingTableRun: Sendable {
  let run: DatasetRun

  /// Files of one commit; keeps statements and memory small when thousands have landed.
  private static let filesPerBatch = 500

  /// What one commit takes in.
  private struct Batch {
    var next: StreamState
    /// Last version read of each streamed table by the commits before this one.
    var since: [String: Int64]
    var files: [String: [LandedFile]]
    var isEmpty: Bool
  }

  func perform() async throws -> DatasetReport {
    let table = try run.catalog.table(of: run.dataset)
    var isRestart = run.isFullRefresh || !table.exists
    var total: DatasetReport?
    let gone = run.isFullRefresh ? try await goneFiles(table) : []
    var notes: [String] = []
    while true {
      let entry = try await run.catalog.entry(run.dataset.name, table: table, engine: run.engine)
      let committed = entry?.snapshot.transactions[appID]?.version ?? 0
      var state = StreamState.start
      if !isRestart {
        try await checkIsStream(table, committed: committed)
        state = try StreamState.load(
          run.lake,
          table.name,
          version: committed,
          of: run.dataset.query.fileSources
        )
      }
      state.version = committed
      let batch = try await nextBatch(after: state, isRestart: isRestart, notes: &notes)
      if batch.isEmpty, !isRestart {
        var report = total ?? DatasetReport(name: run.dataset.name, status: .upToDate)
        report.version = entry?.snapshot.version
        report.notes += notes + gone
        return report
      }
      let report = try await commit(
        batch,
        table: table,
        isRestart: isRestart,
        base: entry?.snapshot.version
      )
      total = total.map { $0.adding(report) } ?? report
      isRestart = false
    }
  }

  /// What to say of files that a full refresh cannot read again.
  private func goneFiles(_ table: LakeTable) async throws -> [String] {
    guard table.exists,
      let entry = try await run.catalog.entry(run.dataset.name, table: table, engine: run.engine),
      let committed = entry.snapshot.transactions[appID]?.version,
      let state = try? StreamState.load(
        run.lake,
        table.name,
        version: committed,
        of: run.dataset.query.fileSources
      )
    else { return [] }
    let landed = try Set(
      run.dataset.query.fileSources.flatMap { try run.reader.files(of: $0) }.map(\.key)
    )
    let gone = state.files.values.joined().filter { !landed.contains($0.key) }.map(\.path).sorted()
    guard let first = gone.first else { return [] }
    let version = entry.snapshot.version
    return [
      gone.count == 1
        ? "\(first) had been read and cannot be read again; its rows are in version \(version) and older only"
        : "\(first) and \(gone.count - 1) more had been read and cannot be read again; their rows are in version \(version) and older only"
    ]
  }

  private var appID: String { "mercer:" + run.dataset.name }

  /// Refuses to add to rows that no stream has read: nobody knows which files they came from.
  private func checkIsStream(_ table: LakeTable, committed: Int64) async throws {
    let isRecomputed = try await table.lastDetails()?["basis"] != nil
    guard committed == 0 || isRecomputed else { return }
    let name = run.dataset.name
    throw Explanation(
      "execution.not-a-stream",
      "\(name) is declared a STREAMING TABLE, but its rows were not read as a stream",
      place: run.dataset.place.description,
      why: isRecomputed
        ? "it was a MATERIALIZED VIEW until now; a stream would add all of its rows again"
        : "another program has written it; a stream might add rows that it holds",
      next: "read everything anew: mercer run --full-refresh --select \(name)"
    )
  }

  // MARK: What is new

  private func nextBatch(
    after state: StreamState,
    isRestart: Bool,
    notes: inout [String]
  ) async throws -> Batch {
    var batch = Batch(next: state, since: state.tables, files: [:], isEmpty: true)
    var whole: [LandedFile] = []
    var room = StreamingTableRun.filesPerBatch
    notes = []
    for source in run.dataset.query.fileSources {
      let landed = try run.reader.files(of: source)
      if landed.isEmpty {
        if isRestart { throw source.absence }
        if let folder = run.reader.missingFolder(of: source) { throw source.absence(of: folder) }
        notes.append("no file lies at \(source.path); what was read before stays")
      }
      let known = state.known(source.relationName)
      let new = landed.filter { source.isStream ? state.isNew($0, besides: known) : true }
      if source.isStream {
        for file in landed
        where !state.isNew(file, besides: known) && known[file.key].map({ $0 != file }) ?? false {
          notes.append(
            "\(file.path) has changed since it was read; it is not read again (land it under a new name, or run with --full-refresh)"
          )
        }
      }
      let limit = min(room, source.options.maximumFilesPerUpdate ?? room)
      let taken = source.isStream ? Array(new.prefix(limit)) : new
      if source.isStream { room -= taken.count } else { whole += landed }
      batch.files[source.relationName] = taken
      batch.next.files[source.relationName, default: []] += source.isStream ? taken : []
      batch.isEmpty = batch.isEmpty && (!source.isStream || taken.isEmpty)
    }
    for case .dataset(let name, isStream: true) in run.dataset.query.inputs {
      let table = try run.inputTable(name)
      guard let entry = try await run.catalog.entry(name, table: table, engine: run.engine) else {
        throw run.missingInput(name)
      }
      batch.next.tables[name] = entry.snapshot.version
      batch.isEmpty = batch.isEmpty && state.tables[name] == entry.snapshot.version
    }
    if batch.isEmpty, !isRestart { return batch }
    batch.next.basis = try await basis(whole)
    return try await numbered(batch, after: state, isRestart: isRestart)
  }

  /// Stands for everything but the new rows that decides where a row goes; equal bases sort a batch alike.
  private func basis(_ files: [LandedFile]) async throws -> String {
    let inputs = try await run.inputVersions(isPublishing: false).sorted { $0.key < $1.key }
    let parts: JSON = [
      .string(run.dataset.fingerprint.description),
      .object(inputs.map { ($0.key, .string($0.value)) }), .array(files.map(\.json)),
    ]
    return Fingerprint(of: parts.text).description
  }

  /// Gives the batch its number, or puts the one in its place that a crash has cut short.
  ///
  /// A crash may lie between the quarantine's commit and the table's: the same batch is then done again under
  /// its number, so that what the quarantine holds and what the table gets belong together. Any other batch gets a
  /// number that no table has seen, or its dropped rows would be taken for those that are there.
  private func numbered(_ batch: Batch, after state: StreamState, isRestart: Bool) async throws
    -> Batch
  {
    let table = try run.catalog.table(of: run.dataset).name
    let pending = StreamState.newest(run.lake, table)
    let beside = try await versionBeside(table)
    if !isRestart, pending > state.version, pending >= beside,
      let replay = replay(of: pending, insteadOf: batch, after: state, table)
    {
      return replay
    }
    var fresh = batch
    fresh.next.version = max(state.version, pending, beside) + 1
    return fresh
  }

  /// The batch of an earlier update that did not get to its commit; `nil` when its rows would be others now.
  private func replay(
    of version: Int64,
    insteadOf batch: Batch,
    after state: StreamState,
    _ table: TableName
  ) -> Batch? {
    let sources = run.dataset.query.fileSources
    guard
      let pending = try? StreamState.load(run.lake, table, version: version, of: sources),
      pending.basis == batch.next.basis
    else { return nil }
    var replay = batch
    replay.next = pending
    for source in sources where source.isStream {
      let relation = source.relationName
      let known = Set(state.files[relation] ?? [])
      let new = (pending.files[relation] ?? []).filter { !known.contains($0) }
      guard new.allSatisfy({ run.reader.current($0) == $0 }) else { return nil }
      replay.files[relation] = new
    }
    return replay
  }

  /// Number of the newest batch that the tables beside this one hold.
  private func versionBeside(_ name: TableName) async throws -> Int64 {
    var newest: Int64 = 0
    for table in [
      try Quarantine.table(of: name, lake: run.lake), try Rejects.table(of: name, lake: run.lake),
    ] where table.exists {
      let snapshot = try await table.snapshot(engine: run.engine)
      newest = max(newest, snapshot.transactions[appID]?.version ?? 0)
    }
    return newest
  }

  // MARK: Taking it in

  private func commit(
    _ batch: Batch,
    table: LakeTable,
    isRestart: Bool,
    base: Int64?
  ) async throws -> DatasetReport {
    _ = try await run.inputVersions(isPublishing: true)
    try await run.log.begin(engine: run.engine)
    var relations: [FileRelation] = []
    let staging = try LandingStaging(lake: run.lake)
    for source in run.dataset.query.fileSources {
      let relation = try await FileRelation.make(
        source,
        files: batch.files[source.relationName] ?? [],
        engine: run.engine,
        staging: staging
      )
      relations.append(relation)
    }
    for input in run.dataset.query.inputs {
      guard case .dataset(let name, isStream: true) = input else { continue }
      let before = isRestart ? nil : batch.since[name]
      let rows = try await newRows(of: name, since: before, until: batch.next.tables[name])
      try await run.engine.run(
        "create or replace temp view \(identifier: input.relationName) as \(rows)"
      )
    }
    var write = try await TableWrite.prepare(run, table: table, relations: relations)
    try await write.perform()
    var next = batch.next
    next.refused.subtract(batch.files.values.joined().map(\.key))
    next.refused.formUnion(write.relations.flatMap(\.refused).map(\.landed.key))
    try next.save(run.lake, table.name, of: run.dataset.query.fileSources)
    let report = try await write.commit(
      isRestart ? .overwrite : .append,
      details: [
        "update_id": .string(run.updateID), "stream_state": JSON(batch.next.version),
        "definition": .string(run.dataset.fingerprint.description),
      ],
      transaction: AppTransaction(appID: appID, version: batch.next.version),
      baseVersion: isRestart ? base : nil
    )
    batch.next.removeOlder(run.lake, table.name)
    return report
  }

  /// Rows that were added to a table between two of its versions.
  ///
  /// Rows that a deletion took out stay in this table, and those that it wrote anew are not read again.
  /// - Throws: `Explanation` when rows were changed or removed in any other way, which a stream cannot take back.
  private func newRows(of name: String, since: Int64?, until: Int64?) async throws -> SQL {
    let table = try run.inputTable(name)
    guard let until else { throw run.missingInput(name) }
    var snapshot = try await table.snapshot(at: .version(until), engine: run.engine)
    if let since {
      let before = try await table.snapshot(at: .version(since), engine: run.engine)
      let now = Set(snapshot.files.map(\.identity))
      if !before.files.allSatisfy({ now.contains($0.identity) }),
        try await !table.onlyAppendsAndDeletions(since: since, until: until)
      {
        throw Explanation(
          "execution.stream-source-changed",
          "\(name) was rewritten between its versions \(since) and \(until), and \(run.dataset.name) reads it as a stream",
          place: run.dataset.place.description,
          why: "a stream reads only rows that are added",
          next:
            "run with --full-refresh --select \(run.dataset.name)+, or read \(name) without STREAM",
          blame: .data
        )
      }
      let old = Set(before.files.map(\.origin))
      snapshot = snapshot.keeping { !old.contains($0.origin) }
    }
    return try table.scan(snapshot)
  }
}
