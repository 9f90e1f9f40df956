internal import Foundation
internal import Pipelines
internal import Relational

/// Landed files put together so that few scans of the engine read many of them.
struct FileParts {
  /// Files that one scan reads, one after another in their order.
  struct Part {
    var files: [PreparedFile] = []
    /// Place of each file among all of the source.
    var ordinals: [Int] = []
    /// Numbers of rejected records, where the part is a single file.
    var rejected: [Int64] = []
    /// Rows of the files before each, as the engine gives them.
    var offsets: [Int64] = []
  }

  private(set) var parts: [Part] = []

  /// Puts together what `fit` says one scan can read; where rows are numbered (`isOrdered`) a scan runs on one thread, so
  /// there are several.
  init(
    _ files: [PreparedFile],
    isOrdered: Bool,
    lesson: FileRelation.Lesson,
    fit: (PreparedFile, PreparedFile) -> Bool
  ) {
    let all = files.enumerated().filter { $1.rowCount > 0 || !$1.hasCount }
    let lanes = isOrdered ? max(1, min(8, ProcessInfo.processInfo.activeProcessorCount)) : 1
    let share = all.reduce(Int64(0)) { $0 + $1.element.landed.sizeInBytes } / Int64(lanes) + 1
    var open: [Int] = []
    for (ordinal, file) in all {
      let found = lesson.rejected[file.landed.key] ?? []
      let rejected = isOrdered ? RowOrigin.merge(file.rejected, later: found) : []
      if isOrdered, !rejected.isEmpty || !file.hasCount {
        parts.append(
          Part(files: [file], ordinals: [ordinal], rejected: rejected, offsets: [0])
        )
        continue
      }
      if let place = open.firstIndex(where: { fit(parts[$0].files[0], file) }) {
        let index = open[place]
        let last = parts[index].files.count - 1
        let rows = parts[index].offsets[last] + parts[index].files[last].rowCount
        parts[index].offsets.append(rows)
        parts[index].files.append(file)
        parts[index].ordinals.append(ordinal)
        let size = parts[index].files.reduce(Int64(0)) { $0 + $1.landed.sizeInBytes }
        if isOrdered, size >= share { open.remove(at: place) }
      } else {
        parts.append(Part(files: [file], ordinals: [ordinal], rejected: [], offsets: [0]))
        if !isOrdered || file.landed.sizeInBytes < share { open.append(parts.count - 1) }
      }
    }
  }
}

extension FileParts.Part {
  /// The columns that tell a row's file and place, for a scan over `relation(over:)`.
  func outputs(_ source: FileSource) -> [SQL] {
    var outputs: [SQL] = []
    if source.usesMetadata { outputs.append("mercer_metadata as _metadata") }
    if source.usesRowID {
      outputs.append("mercer_base + \(RowOrigin.place(behind: rejected)) as _row_id")
    }
    return outputs
  }

  /// The rows of a scan together with what is known about their files.
  func relation(over reader: SQL, _ source: FileSource) -> SQL {
    guard source.usesRowID || source.usesMetadata || source.rescuedDataColumn != nil else {
      return "\(reader) as f"
    }
    let number: SQL = source.usesRowID ? ", \(RowOrigin.number)" : ""
    let join = source.usesRowID ? RowOrigin.join(rejected) : ""
    if files.count == 1 {
      let facts = facts(0, source)
      return """
        (select *\(number), \(facts) from \(reader)) as f\(join)
        """
    }
    let rows = files.indices.map { index in
      "select \(raw: String(index)) as mercer_index, \(facts(index, source))" as SQL
    }.joined(separator: " union all ")
    return """
      (select *, file_index as mercer_index\(number) from \(reader)) as f \
      join (\(rows)) as m on f.mercer_index = m.mercer_index
      """
  }

  private func facts(_ index: Int, _ source: FileSource) -> SQL {
    var facts: [SQL] = [
      "\(literal: files[index].landed.path) as \(identifier: RowOrigin.file)"
    ]
    if source.usesMetadata {
      facts.append("\(FileRelation.metadata(files[index].landed)) as mercer_metadata")
    }
    if source.usesRowID {
      let base = Int64(ordinals[index]) << 33 - offsets[index]
      facts.append("(\(raw: String(base)))::bigint as mercer_base")
    }
    return facts.joined(separator: ", ")
  }
}
