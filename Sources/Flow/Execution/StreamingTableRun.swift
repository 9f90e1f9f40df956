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
    var files: [String: [LandedFile]]
    var isEmpty: Bool
  }

  func perform() async throws -> DatasetReport {
    let table = try run.catalog.table(of: run.dataset)
    var isRestart = run.isFullRefresh || !table.exists
    var total: DatasetReport?
    var notes: [String] = []
    while true {
      let entry = try await run.catalog.entry(run.dataset.name, table: table, engine: run.engine)
      let committed = entry?.snapshot.transactions[appID]?.version ?? 0
      var state = StreamState.start
      if !isRestart, committed > 0 {
        state = try StreamState.load(run.lake, table.name, version: committed)
      }
      state.version = committed
      let batch = try await nextBatch(after: state, isRestart: isRestart, notes: &notes)
      if batch.isEmpty, !isRestart {
        var report = total ?? DatasetReport(name: run.dataset.name, status: .upToDate)
        report.version = entry?.snapshot.version
        report.notes += notes
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

  private var appID: String { "mercer:" + run.dataset.name }

  // MARK: What is new

  private func nextBatch(
    after state: StreamState,
    isRestart: Bool,
    notes: inout [String]
  ) async throws -> Batch {
    var batch = Batch(next: state, files: [:], isEmpty: true)
    batch.next.version += 1
    var room = StreamingTableRun.filesPerBatch
    notes = []
    for source in run.dataset.query.fileSources {
      let landed = try run.reader.files(of: source)
      if landed.isEmpty, isRestart { throw source.absence }
      let known = Dictionary(
        (state.files[source.relationName] ?? []).map { ($0.path, $0) },
        uniquingKeysWith: { $1 }
      )
      let new = landed.filter { source.isStream ? known[$0.path] == nil : true }
      if source.isStream {
        for file in landed where known[file.path].map({ $0 != file }) ?? false {
          notes.append(
            "\(file.path) has changed since it was read; it is not read again (land it under a new name, or run with --full-refresh)"
          )
        }
      }
      let limit = min(room, source.options.maximumFilesPerUpdate ?? room)
      let taken = source.isStream ? Array(new.prefix(limit)) : new
      if source.isStream { room -= taken.count }
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
    return try replayingPending(batch, after: state)
  }

  /// A crash may lie between the quarantine's commit and the table's: the same batch is then done again, so
  /// that what the quarantine holds and what the table gets belong together.
  private func replayingPending(_ batch: Batch, after state: StreamState) throws -> Batch {
    let table = try run.catalog.table(of: run.dataset).name
    guard !run.isFullRefresh, !batch.isEmpty,
      let pending = try? StreamState.load(run.lake, table, version: state.version + 1)
    else { return batch }
    var replay = batch
    replay.next = pending
    for (relation, files) in pending.files {
      let known = Set(state.files[relation] ?? [])
      let new = files.filter { !known.contains($0) }
      guard new.allSatisfy({ run.reader.current($0) == $0 }) else {
        replay = batch
        replay.next.version = state.version + 2
        return replay
      }
      replay.files[relation] = new
    }
    return replay
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
    for source in run.dataset.query.fileSources {
      let relation = try await FileRelation.make(
        source,
        files: batch.files[source.relationName] ?? [],
        engine: run.engine
      )
      relations.append(relation)
    }
    for input in run.dataset.query.inputs {
      guard case .dataset(let name, isStream: true) = input else { continue }
      let before = isRestart ? nil : try previousTables(batch)[name]
      let rows = try await newRows(of: name, since: before, until: batch.next.tables[name])
      try await run.engine.run(
        "create or replace temp view \(identifier: input.relationName) as \(rows)"
      )
    }
    var write = try await TableWrite.prepare(run, table: table, relations: relations)
    try await write.perform()
    try batch.next.save(run.lake, table.name)
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

  private func previousTables(_ batch: Batch) throws -> [String: Int64] {
    let table = try run.catalog.table(of: run.dataset).name
    return try StreamState.load(run.lake, table, version: batch.next.version - 1).tables
  }

  /// Rows that were added to a table between two of its versions.
  ///
  /// - Throws: `Explanation` when rows were changed or removed, which a stream cannot take back.
  private func newRows(of name: String, since: Int64?, until: Int64?) async throws -> SQL {
    let table = try run.inputTable(name)
    guard let until else { throw run.missingInput(name) }
    var snapshot = try await table.snapshot(at: .version(until), engine: run.engine)
    if let since {
      let before = try await table.snapshot(at: .version(since), engine: run.engine)
      let now = Set(snapshot.files.map(\.identity))
      guard before.files.allSatisfy({ now.contains($0.identity) }) else {
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
      let old = Set(before.files.map(\.identity))
      snapshot = snapshot.keeping { !old.contains($0.identity) }
    }
    return try table.scan(snapshot)
  }
}

extension DatasetReport {
  /// The work of two commits of one update as one.
  fileprivate func adding(_ other: DatasetReport) -> DatasetReport {
    var sum = other
    sum.rowsWritten += rowsWritten
    sum.rowsDropped += rowsDropped
    sum.rowsRejected += rowsRejected
    sum.bytesWritten += bytesWritten
    sum.filesRead += filesRead
    sum.notes = notes + other.notes
    sum.expectations = zip(expectations, other.expectations).map {
      .init(
        name: $0.name,
        violation: $0.violation,
        passed: $0.passed + $1.passed,
        failed: $0.failed + $1.failed
      )
    }
    return sum
  }
}
