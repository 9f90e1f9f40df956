internal import Delta
internal import Documentation
internal import DuckDB
internal import Execution
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational

/// Gathers all that is known about the tables of a workspace.
struct CatalogReader: Sendable {
  private let workspace: Workspace
  private let call: Call
  /// Sample rows of each table; 0 for none.
  private let sampleRows: Int

  private static let shownCommits = 12
  private static let shownUpdates = 30
  private static let shownOutcomes = 100

  init(_ workspace: Workspace, call: Call, sampleRows: Int) {
    self.workspace = workspace
    self.call = call
    self.sampleRows = sampleRows
  }

  /// The catalog, keys and personal columns found.
  ///
  /// - Throws: Every problem of the project's SQL; what is wrong with a table of the lake.
  func catalog() async throws -> Catalog {
    let engine = try workspace.database.makeEngine()
    var (tables, places) = try await declared()
    places += try addFound(to: &tables)
    try await addStored(to: &tables, places, engine)
    try await addQuality(to: &tables, engine)
    let lakeName = String(workspace.lake.folder.split(separator: "/").last ?? "lake")
    var catalog = Catalog(
      name: workspace.bundle?.name ?? lakeName,
      target: workspace.bundle?.target.name,
      gatheredAt: UTCInstant(
        microseconds: Int64(Date().timeIntervalSince1970) * 1_000_000
      ),
      tables: tables.values.sorted { $0.name < $1.name },
      updates: try await workspace.lake.updates(limit: Self.shownUpdates, engine: engine)
        .map(CatalogUpdate.init)
    )
    catalog.suggestKeys()
    let settings = workspace.bundle?.settings
    PersonalColumns(
      personal: settings?.personalColumns ?? [],
      open: settings?.openColumns ?? []
    ).mark(&catalog)
    return catalog
  }

  private typealias Place = (name: String, table: LakeTable)

  /// What the project says, by name, and where the tables lie that the lake does not list; empty without a project.
  private func declared() async throws -> (tables: [String: CatalogTable], hidden: [Place]) {
    guard let folder = workspace.folder else { return ([:], []) }
    let files = try folder.files()
    let check = try await workspace.check(call, folder)
    guard let project = check.project else { throw Explanations(check.problems) }
    // A dataset with a problem would be missing from the papers, or be described wrongly.
    guard check.problems.isEmpty else { throw Explanations(check.problems) }
    call.warn(check.warnings)
    let lineage = await Lineage(
      of: project.pipelines,
      known: check.knownColumns,
      engine: try workspace.database.makeEngine()
    )
    var tables: [String: CatalogTable] = [:]
    var hidden: [Place] = []
    for dataset in project.pipelines.flatMap(\.datasets) {
      var table = CatalogTable(dataset, outputs: check.columns[dataset.name] ?? [])
      table.takeOrigins(lineage.dataset(named: dataset.name))
      table.files = dataset.query.fileSources.map { Self.relative($0.path, to: folder.path) }
      table.source = files[dataset.place.file].map {
        .init(path: dataset.place.file, text: $0)
      }
      tables[dataset.name] = table
      if dataset.isPrivate { hidden.append((dataset.name, try workspace.lake.table(of: dataset))) }
    }
    return (tables, hidden)
  }

  private static func relative(_ path: String, to folder: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }

  /// Adds tables of the lake that no dataset makes, and says where all that are listed lie.
  private func addFound(to tables: inout [String: CatalogTable]) throws -> [Place] {
    let lake = workspace.lake
    var places: [Place] = []
    for name in try lake.tables() {
      places.append((name.description, lake.table(name)))
      guard tables[name.description] == nil else { continue }
      var table = CatalogTable(name.description, kind: .table)
      if let (_, original) = CompanionTable.original(of: name),
        tables[original.description] != nil || lake.table(original).exists
      {
        table.kind = .companion
        table.original = original.description
      }
      tables[name.description] = table
    }
    return places
  }

  /// Adds what the lake holds of each table, and some of its rows.
  private func addStored(
    to tables: inout [String: CatalogTable],
    _ places: [Place],
    _ engine: DuckDBEngine
  ) async throws {
    for (name, table) in places.sorted(by: { $0.name < $1.name }) where table.exists {
      let snapshot = try await table.snapshot(engine: engine)
      tables[name]?.take(snapshot)
      let commits = try await table.history(limit: Self.shownCommits)
      tables[name]?.storage?.commits = commits.map(CatalogTable.Commit.init)
      guard sampleRows > 0, !snapshot.files.isEmpty else { continue }
      let few = snapshot.needsProtocolReader ? snapshot : snapshot.last(sampleRows)
      let rows = try await engine.rows(
        "select * from (\(try table.scan(few))) limit \(raw: String(sampleRows))"
      )
      tables[name]?.takeSample(rows)
    }
    for (name, table) in tables {
      guard let kind = (try? TableName(name)).flatMap({ CompanionTable.original(of: $0)?.kind }),
        let original = table.original, let count = table.storage?.rowCount
      else { continue }
      switch kind {
      case .quarantine: tables[original]?.quarantined = count
      case .rejects: tables[original]?.rejected = count
      case .mended: break
      }
    }
  }

  /// Adds how the expectations came out; those that the project no longer has stay out.
  private func addQuality(to tables: inout [String: CatalogTable], _ engine: DuckDBEngine)
    async throws
  {
    let hasProject = workspace.folder != nil
    for history in try await QualityHistory(lake: workspace.lake, engine: engine).expectations() {
      let outcomes = history.outcomes.suffix(Self.shownOutcomes)
        .map(CatalogExpectation.Outcome.init)
      let index = tables[history.dataset]?.expectations.firstIndex { $0.name == history.name }
      if let index {
        tables[history.dataset]?.expectations[index].outcomes = outcomes
      } else if !hasProject {
        tables[history.dataset]?.expectations.append(
          CatalogExpectation(
            history.name,
            condition: history.condition,
            violation: .init(rawValue: history.violation) ?? .warn,
            outcomes: outcomes
          )
        )
      }
    }
  }
}

extension Snapshot {
  /// The table with no more than so many of its files, enough for as many rows.
  fileprivate func last(_ count: Int) -> Snapshot {
    let kept = Set(files.suffix(count).map(\.path))
    return keeping { kept.contains($0.path) }
  }
}
