import Relational
import Synchronization

/// A table's state in one Parquet file, so that readers need not start from the first commit.
///
/// Both forms are read, the classic one is written. Source: Delta protocol, "Checkpoints".
enum Checkpoint {
  /// Reads a checkpoint's actions: of one file, of several parts, or of a file with sidecars.
  static func read(
    _ names: [String],
    from store: any LogStore,
    engine: (any QueryEngine)?
  ) async throws -> TableState {
    let collected = CollectedState()
    if let name = names.first, name.hasSuffix(".json") {
      let bytes = try await store.read(name) ?? []
      for action in try CommitText.actions(of: bytes, file: name, location: store.location) {
        collected.apply(action)
      }
    } else {
      try await read(names, from: store, engine: engine, into: collected)
    }
    let sidecars = collected.sidecars
    if !sidecars.isEmpty {
      try await read(sidecars, from: store, engine: engine, into: collected)
    }
    return collected.state
  }

  private static func read(
    _ names: [String],
    from store: any LogStore,
    engine: (any QueryEngine)?,
    into collected: CollectedState
  ) async throws {
    let places = names.compactMap(store.engineLocation)
    guard let engine, places.count == names.count else {
      throw DeltaError.corrupt(
        location: store.location,
        file: names.first ?? "",
        line: nil,
        problem: "no engine is at hand that could read the checkpoint"
      )
    }
    let list = places.map(SQL.quote(literal:)).joined(separator: ", ")
    try await engine.stream(
      "select to_json(c) as action from read_parquet([\(raw: list)], union_by_name = true) as c"
    ) { batch in
      let column = batch.columns[0]
      for row in 0..<batch.rowCount {
        guard let text = column.string(at: row) else { continue }
        do {
          guard let action = try Action(JSON(parsing: text)) else { continue }
          collected.apply(action)
        } catch {
          let fault = (error as? ActionFault)?.problem ?? "\(error)"
          throw DeltaError.corrupt(
            location: store.location,
            file: names.first ?? "",
            line: nil,
            problem: fault
          )
        }
      }
    }
  }

  /// Writes the checkpoint of a snapshot and points `_last_checkpoint` at it.
  ///
  /// Tombstones not younger than `expiry`, in milliseconds since 1970, are left out.
  static func write(
    _ snapshot: Snapshot,
    expiry: Int64,
    to store: any LogStore,
    engine: any QueryEngine
  ) async throws {
    let name = LogFile.checkpointName(snapshot.version)
    let draft = "." + name + "." + RandomID.text() + ".tmp"
    guard let place = store.engineLocation(of: draft) else { return }
    let actions = snapshot.state.checkpointActions(expiry: expiry)
    let lines = actions.map(\.json.text).joined(separator: "\n")
    do {
      try await engine.run(
        """
        copy (
          select unnest(from_json(line, \(literal: rowType)))
          from (select unnest(string_split(\(lines), chr(10))) as line)
        ) to \(literal: place) (format parquet)
        """
      )
      try await store.rename(draft, to: name)
    } catch {
      try? await store.remove(draft)
      throw error
    }
    let pointer: JSON = [
      "version": JSON(snapshot.version), "size": JSON(actions.count),
      "numOfAddFiles": JSON(snapshot.files.count),
    ]
    try await store.overwrite(LogFile.lastCheckpoint, Array(pointer.text.utf8))
  }

  /// Types of a checkpoint's columns, in the form `from_json` takes.
  static let rowType: String = {
    let texts: JSON = "MAP(VARCHAR,VARCHAR)"
    let file: [(String, JSON)] = [
      ("partitionValues", texts), ("size", "BIGINT"), ("stats", "VARCHAR"), ("tags", texts),
      (
        "deletionVector",
        [
          "storageType": "VARCHAR", "pathOrInlineDv": "VARCHAR", "offset": "INTEGER",
          "sizeInBytes": "INTEGER", "cardinality": "BIGINT", "maxRowIndex": "BIGINT",
        ]
      ),
    ]
    let columns: JSON = [
      "txn": ["appId": "VARCHAR", "version": "BIGINT", "lastUpdated": "BIGINT"],
      "add": .object(
        [("path", "VARCHAR"), ("modificationTime", "BIGINT"), ("dataChange", "BOOLEAN")] + file + [
          ("baseRowId", "BIGINT"), ("defaultRowCommitVersion", "BIGINT"),
          ("clusteringProvider", "VARCHAR"),
        ]
      ),
      "remove": .object(
        [
          ("path", "VARCHAR"), ("deletionTimestamp", "BIGINT"), ("dataChange", "BOOLEAN"),
          ("extendedFileMetadata", "BOOLEAN"),
        ] + file
      ),
      "metaData": [
        "id": "VARCHAR", "name": "VARCHAR", "description": "VARCHAR",
        "format": ["provider": "VARCHAR", "options": texts], "schemaString": "VARCHAR",
        "partitionColumns": ["VARCHAR"], "configuration": texts, "createdTime": "BIGINT",
      ],
      "protocol": [
        "minReaderVersion": "INTEGER", "minWriterVersion": "INTEGER",
        "readerFeatures": ["VARCHAR"], "writerFeatures": ["VARCHAR"],
      ],
      "domainMetadata": ["domain": "VARCHAR", "configuration": "VARCHAR", "removed": "BOOLEAN"],
    ]
    return columns.text
  }()
}

/// A state that batches from an engine's thread add to.
private final class CollectedState: Sendable {
  private let guarded = Mutex<(state: TableState, sidecars: [String])>((TableState(), []))

  var state: TableState { guarded.withLock { $0.state } }
  /// Files of further actions, relative to the log folder.
  var sidecars: [String] { guarded.withLock { $0.sidecars } }

  func apply(_ action: Action) {
    guarded.withLock { collected in
      if case .unknown("sidecar", let body) = action, let path = body["path"]?.string {
        collected.sidecars.append("_sidecars/" + FilePath.path(ofURI: path))
      } else {
        collected.state.apply(action)
      }
    }
  }
}
