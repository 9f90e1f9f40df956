public import Relational

extension DeltaError: Explainable {
  /// Facts turned into words.
  public var explanation: Explanation {
    switch self {
    case .noTable(let location):
      Explanation(
        "delta.no-table",
        "there is no Delta table",
        place: location,
        why: "the folder has no _delta_log with commits",
        next: "check the name; `mercer run` creates the tables of a pipeline"
      )
    case .missingCommit(let location, let version):
      Explanation(
        "delta.missing-commit",
        "the log has a gap: commit \(version) is missing",
        place: logFile(LogFile.commitName(version), location),
        why: "newer commits are there, so the file was deleted or not copied",
        next: "restore the file from a backup, or read a version the log still reaches",
        blame: .data
      )
    case .noVersion(let location, let wanted, let oldest, let newest):
      Explanation(
        "delta.no-version",
        "the table has no version \(wanted)",
        place: location,
        why: "it has \(oldest) to \(newest)",
        next: "ask for one of these"
      )
    case .noVersionBefore(let location, let milliseconds, let oldest):
      Explanation(
        "delta.no-version",
        "the table has no version as old as \(instant(milliseconds))",
        place: location,
        why: "its oldest commit is of \(instant(oldest))",
        next: "ask for a later time"
      )
    case .corrupt(let location, let file, let line, let problem):
      Explanation(
        "delta.corrupt",
        "the log of the table cannot be read",
        place: logFile(file, location) + (line.map { ":\($0)" } ?? ""),
        why: problem,
        next: "restore the file from a backup; readers of older versions are not affected",
        blame: .data
      )
    case .unsupported(let location, let access, let version, let features):
      unsupported(location, access, version, features)
    case .missingFiles(let location, let version, let paths):
      Explanation(
        "delta.missing-files",
        "version \(version) needs \(paths.count) data file\(paths.count == 1 ? "" : "s") that no longer exist",
        place: location,
        why: paths.prefix(5).joined(separator: "\n") + (paths.count > 5 ? "\n…" : ""),
        next: "restore a newer version; vacuum has removed what this one needs",
        blame: .data
      )
    case .conflict(let location, let conflict): conflict.explanation(at: location)
    case .refused(let location, let refusal): refusal.explanation(at: location)
    }
  }

  private func unsupported(
    _ location: String,
    _ access: Access,
    _ version: Int,
    _ features: [String]
  ) -> Explanation {
    let isRead = access == .read
    let known = (isRead ? Support.readerFeatures : Support.writerFeatures).sorted()
    let wanted =
      features.isEmpty
      ? "\(isRead ? "reader" : "writer") version \(version)"
      : "the table feature\(features.count == 1 ? "" : "s") " + features.joined(separator: ", ")
    return Explanation(
      "delta.unsupported",
      "the table cannot be \(isRead ? "read" : "written"): it needs \(wanted)",
      place: location,
      why: "Mercer \(isRead ? "reads" : "writes") up to version \(isRead ? 3 : 7) with "
        + known.joined(separator: ", "),
      next: isRead
        ? "read it with the engine that wrote it, or drop the feature there"
        : "write it with the engine that set the feature, or drop the feature there"
    )
  }

  private func logFile(_ file: String, _ location: String) -> String {
    location + "/_delta_log/" + file
  }

  private func instant(_ milliseconds: Int64) -> String {
    UTCInstant(microseconds: milliseconds * 1_000).description
  }
}

extension Conflict {
  func explanation(at location: String) -> Explanation {
    let who = [operation, engine.map { "by \($0)" }].compactMap { $0 }.joined(separator: " ")
    return Explanation(
      "delta.conflict",
      "version \(version) was committed first, and this change cannot follow it",
      place: location,
      why: reason.sentence + (who.isEmpty ? "" : " (\(who))"),
      next: "nothing was committed; compute the change again from the table as it is now",
      blame: .environment
    )
  }
}

extension Conflict.Reason {
  fileprivate var sentence: String {
    switch self {
    case .protocolChanged:
      "it changed what readers and writers must be able to do, or made the table"
    case .metadataChanged: "it changed the table's schema, partitioning or properties"
    case .filesAdded(let path): "it added rows that this change did not see: \(path)"
    case .fileRemoved(let path): "it removed rows that this change had read: \(path)"
    case .removedTwice(let path): "both replace the same file: \(path)"
    case .sameStream(let appID): "it moved the stream `\(appID)` on"
    case .sameDomain(let domain): "both change the domain `\(domain)`"
    case .versionMoved: "the change was made for one version only"
    }
  }
}

extension Refusal {
  func explanation(at location: String) -> Explanation {
    var result = words
    result.place = location
    return result
  }

  private var words: Explanation {
    switch self {
    case .appendOnly:
      Explanation(
        "delta.append-only",
        "the table only takes appends",
        why: "its property delta.appendOnly is true",
        next: "append, or unset the property"
      )
    case .typeChanged(let column, let from, let to):
      Explanation(
        "delta.type-changed",
        "column `\(column)` is \(from) in the table and \(to) in the new rows",
        next: "cast the column to \(from), or overwrite the table"
      )
    case .spelling(let column, let wanted):
      Explanation(
        "delta.spelling",
        "column `\(column)` is called `\(wanted)` in the table",
        why: "some readers tell upper from lower case in data files",
        next: "select it as \(wanted)"
      )
    case .missingColumn(let column):
      Explanation(
        "delta.missing-column",
        "the new rows have no column `\(column)`",
        why: "the table does not allow null there",
        next: "select a value for it"
      )
    case .newColumnNotNull(let column):
      Explanation(
        "delta.new-column",
        "column `\(column)` is new and must not be null",
        why: "rows that are in the table already have no value for it",
        next: "let the column be null, or overwrite the table"
      )
    case .partitioningChanged(let from, let to):
      Explanation(
        "delta.partitioning",
        "the table is partitioned by (\(from.joined(separator: ", "))), the new rows by (\(to.joined(separator: ", ")))",
        next: "partition them like the table, or overwrite the table"
      )
    case .unknownPartitionColumn(let column):
      Explanation(
        "delta.partitioning",
        "partition column `\(column)` is no column of the table",
        next: "select it, or partition by another column"
      )
    case .nestedPartitionColumn(let column):
      Explanation(
        "delta.partitioning",
        "column `\(column)` cannot choose a partition",
        why: "its type has no text that every reader understands",
        next: "partition by a text, number, day or instant"
      )
    case .onlyPartitionColumns:
      Explanation(
        "delta.partitioning",
        "every column is a partition column",
        why: "the data files would have no columns",
        next: "leave one column out of the partitioning"
      )
    case .duplicateColumn(let column):
      Explanation(
        "delta.duplicate-column",
        "there are two columns called `\(column)`",
        why: "names are compared without regard to case",
        next: "rename one of them"
      )
    case .partitionValue(let column, let type):
      Explanation(
        "delta.partition-value",
        "a value of partition column `\(column)` is no \(type)",
        next: "cast the column before the write",
        blame: .data
      )
    case .partitionValueMissing(let column, let file):
      Explanation(
        "delta.partition-value",
        "a file does not say its value of partition column `\(column)`",
        why: file,
        next: "write the rows partitioned by the table's columns"
      )
    case .nullsInColumn(let column, let count):
      Explanation(
        "delta.null",
        "\(count) new row\(count == 1 ? " has" : "s have") no value in column `\(column)`",
        why: "the table does not allow null there",
        next: "drop or mend these rows, or let the column be null",
        blame: .data
      )
    case .rule(let kind, let name):
      Explanation(
        "delta.rule",
        "the table declares the \(kind) `\(name)`, which Mercer cannot check yet",
        next: "write it with the engine that declared it"
      )
    case .property(let name, let value):
      Explanation(
        "delta.property",
        "the table has \(name) = \(value), which Mercer cannot honour yet",
        next: "unset the property, or write the table with another engine"
      )
    }
  }
}
