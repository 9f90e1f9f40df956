public import Delta
public import Relational

/// How many rows of one data file meet a condition.
public struct FileMatch: Sendable {
  /// The file.
  public var file: AddFile
  /// Rows in the file.
  public var rowCount: Int64
  /// Those that meet the condition.
  public var matchCount: Int64
}

/// What a deletion did.
public struct Deletion: Sendable {
  /// The version committed; `nil` when no row met the condition and nothing was.
  public var version: Int64?
  /// Rows that are gone.
  public var rowCount: Int64 = 0
  /// Files that are gone with all their rows.
  public var removedFileCount = 0
  /// Files that were written anew without the rows.
  public var rewrittenFileCount = 0
}

extension LakeTable {
  /// Finds the files that hold rows meeting a condition.
  ///
  /// - Parameters:
  ///   - condition: A boolean expression over the table's columns; NULL is no match.
  ///   - snapshot: A state of this table.
  ///   - engine: Reads the files, one after another.
  /// - Returns: One entry per file with at least one such row.
  /// - Throws: `QueryError` for a condition that does not fit the table, `DeltaError` for files that cannot be read.
  public func matches(
    _ condition: SQL,
    in snapshot: Snapshot,
    engine: any QueryEngine
  ) async throws -> [FileMatch] {
    var matches: [FileMatch] = []
    for file in snapshot.files {
      let rows = try scan(snapshot.keeping { $0.identity == file.identity })
      let counts = try await engine.rows(
        "select count(*), count(*) filter (where \(condition)) from (\(rows)) as t"
      )
      let matched = counts.columns[1].int64(at: 0) ?? 0
      guard matched > 0 else { continue }
      matches.append(
        FileMatch(file: file, rowCount: counts.columns[0].int64(at: 0) ?? 0, matchCount: matched)
      )
    }
    return matches
  }

  /// Removes the rows that meet a condition from the files of a snapshot, in one commit.
  ///
  /// A file whose rows all meet it leaves the table unread; of others the rest is written anew, one new file for
  /// one old, which the new one names as its origin: whoever reads the table as a stream knows then that its
  /// rows are not new. Rows that others append meanwhile stay, whether or not they meet the condition.
  /// - Parameters:
  ///   - condition: A boolean expression over the table's columns; NULL keeps a row.
  ///   - snapshot: The state the rows are looked for in.
  ///   - predicate: The condition as the history shows it.
  ///   - step: Step of an application that the commit completes.
  ///   - details: What the caller wants to find again with the commit.
  ///   - engine: Reads and writes the files.
  /// - Returns: What is gone; nothing is committed when no row meets the condition.
  /// - Throws: `DeltaError.conflict` when another commit has removed one of the files or changed the schema;
  ///   `.refused` for a table that is append-only.
  public func delete(
    where condition: SQL,
    in snapshot: Snapshot,
    predicate: String,
    transaction step: AppTransaction? = nil,
    details: JSON? = nil,
    engine: any QueryEngine
  ) async throws -> Deletion {
    var transaction = try Transaction(log(engine), on: snapshot, reads: .nothing)
    guard snapshot.metadata.properties["delta.appendOnly"]?.lowercased() != "true" else {
      throw DeltaError.refused(location: folder, .appendOnly)
    }
    let matches = try await matches(condition, in: snapshot, engine: engine)
    guard !matches.isEmpty else { return Deletion() }
    var deletion = Deletion()
    var written: [ParquetWriteReport.File] = []
    let now = Clock.milliseconds
    do {
      for match in matches {
        transaction.remove(match.file, at: now)
        deletion.rowCount += match.matchCount
        guard match.matchCount < match.rowCount else {
          deletion.removedFileCount += 1
          continue
        }
        deletion.rewrittenFileCount += 1
        let files = try await rewrite(match, without: condition, in: snapshot, engine: engine)
        written += files
        for file in files where file.rowCount > 0 {
          var added = try CommitPlan.add(
            file,
            schema: snapshot.schema,
            partitionFields: snapshot.partitionFields,
            at: now
          )
          added.tags[AddFile.originTag] = match.file.origin
          transaction.add(added)
        }
      }
      try await sync(written)
      if var step {
        step.lastUpdated = now
        transaction.record(step)
      }
      let description = CommitDescription(
        operation: "DELETE",
        parameters: [("predicate", JSON.array([.string(predicate)]).text)],
        metrics: [
          ("numRemovedFiles", Int64(matches.count)),
          ("numAddedFiles", Int64(written.count { $0.rowCount > 0 })),
          ("numDeletedRows", deletion.rowCount),
          ("numCopiedRows", written.reduce(0) { $0 + $1.rowCount }),
        ],
        engine: Writer.name,
        details: details
      )
      switch try await transaction.commit(description, at: now) {
      case .committed(let version): deletion.version = version
      case .conflicted(with: let conflict):
        throw DeltaError.conflict(location: folder, conflict)
      }
    } catch {
      removeUncommitted(written)
      throw error
    }
    removeUncommitted(written.filter { $0.rowCount == 0 })
    if let version = deletion.version { await settle(version, at: now, engine: engine) }
    return deletion
  }

  private func rewrite(
    _ match: FileMatch,
    without condition: SQL,
    in snapshot: Snapshot,
    engine: any QueryEngine
  ) async throws -> [ParquetWriteReport.File] {
    let rows = try scan(snapshot.keeping { $0.identity == match.file.identity })
    let report = try await engine.write(
      ParquetWrite(
        query: "select * from (\(rows)) as t where not coalesce((\(condition)), false)",
        schema: snapshot.schema,
        folder: try dataFolder(),
        filePrefix: "part-" + RandomID.text(),
        partitionColumns: snapshot.partitionFields.map(\.name)
      )
    )
    let kept = report.files.reduce(0) { $0 + $1.rowCount }
    guard kept == match.rowCount - match.matchCount else {
      removeUncommitted(report.files)
      throw DeltaError.corrupt(
        location: folder,
        file: match.file.path,
        line: nil,
        problem: "it gave other rows when it was read again"
      )
    }
    return report.files
  }
}

extension AddFile {
  static let originTag = "mercer.origin"

  /// Path of the file in which the rows first came into the table: its own, unless a deletion has written it anew.
  public var origin: String { (tags[Self.originTag] ?? nil) ?? path }
}
