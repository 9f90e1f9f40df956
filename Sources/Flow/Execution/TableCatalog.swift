internal import Delta
internal import Lakehouse
internal import Pipelines
internal import Relational

/// The tables of a lake as one update sees them: at which version, and under which view of the engine.
actor TableCatalog {
  /// One table at one version.
  struct Entry: Sendable {
    var snapshot: Snapshot
    /// Changes when the table is made anew under the same name.
    var identity: String { "\(snapshot.metadata.id)@\(snapshot.version)" }
  }

  private let lake: Lake
  private var entries: [String: Entry] = [:]
  private var published: [String: (identity: String, view: Task<Void, any Error>)] = [:]
  private var lastDefinition: Task<Void, any Error>?
  /// Inputs behind each temporary view, which is no table of its own.
  private var viewInputs: [String: [String: String]] = [:]

  init(lake: Lake) {
    self.lake = lake
  }

  /// Where a dataset's table lies; private ones lie in a layer that listings leave out.
  nonisolated func table(of dataset: Dataset) throws -> LakeTable {
    try lake.table(of: dataset)
  }

  /// Where a table that no dataset of the pipeline makes lies.
  nonisolated func table(named name: String) throws -> LakeTable {
    try lake.table(name)
  }

  /// The table at the version this update works with; read from disk once.
  func entry(_ name: String, table: LakeTable, engine: any QueryEngine) async throws -> Entry? {
    if let entry = entries[name] { return entry }
    guard table.exists else { return nil }
    let entry = Entry(snapshot: try await table.snapshot(engine: engine))
    // Another lane may have settled on a version meanwhile; both must work with the same.
    if let settled = entries[name] { return settled }
    entries[name] = entry
    return entry
  }

  /// Takes note of a commit of this update.
  func advance(_ name: String, table: LakeTable, engine: any QueryEngine) async throws {
    entries[name] = Entry(snapshot: try await table.snapshot(engine: engine))
  }

  /// Makes the table readable as `"layer"."name"` for every session.
  func publish(_ name: String, table: LakeTable, engine: any QueryEngine) async throws {
    guard let entry = entries[name] else { return }
    // Another lane may be making the same view just now; both then wait for the one statement.
    if let known = published[name], known.identity == entry.identity {
      return try await known.view.value
    }
    let layer = try TableName(name).layer
    let scan = try table.scan(entry.snapshot)
    let view = define(
      """
      create schema if not exists \(identifier: layer);
      create or replace view \(name: name) as \(scan)
      """,
      engine: engine
    )
    published[name] = (entry.identity, view)
    try await view.value
  }

  /// Makes a temporary view of a pipeline known, with the inputs that stand behind it.
  func publishView(_ dataset: Dataset, inputs: [String: String], engine: any QueryEngine)
    async throws
  {
    viewInputs[dataset.name] = inputs
    let layer = try TableName(dataset.name).layer
    try await define(
      """
      create schema if not exists \(identifier: layer);
      create or replace view \(name: dataset.name) as \(raw: dataset.query.engineText)
      """,
      engine: engine
    ).value
  }

  /// Runs definitions one after another: two sessions that make one schema at once refuse each other.
  private func define(_ sql: SQL, engine: any QueryEngine) -> Task<Void, any Error> {
    let before = lastDefinition
    let definition = Task {
      _ = await before?.result
      try await engine.run(sql)
    }
    lastDefinition = definition
    return definition
  }

  func inputs(behindView name: String) -> [String: String]? { viewInputs[name] }

  /// Versions of everything this update has touched or read, for those who need one consistent picture.
  var versions: [String: Int64] { entries.mapValues { $0.snapshot.version } }
}
