internal import Delta
internal import Lakehouse
internal import Pipelines
internal import Relational

/// Recomputes a materialized view when its SQL or anything it reads has changed.
struct MaterializedViewRun: Sendable {
  let run: DatasetRun

  /// What a recomputation would start from.
  private struct Inputs {
    var files: [(source: FileSource, files: [LandedFile])]
    var mended: MendedRows
    var basis: JSON
  }

  /// Whether the table holds what a recomputation would give.
  func isCurrent(_ table: LakeTable) async throws -> Bool {
    try await table.lastDetails()?["basis"]?.text == inputs(of: table).basis.text
  }

  func perform() async throws -> DatasetReport {
    let dataset = run.dataset
    let table = try run.catalog.table(of: dataset)
    let inputs = try await inputs(of: table)
    let current = try await run.catalog.entry(dataset.name, table: table, engine: run.engine)
    if let current, !run.isFullRefresh,
      try await table.lastDetails()?["basis"]?.text == inputs.basis.text
    {
      return DatasetReport(name: dataset.name, status: .upToDate, version: current.snapshot.version)
    }
    _ = try await run.inputVersions(isPublishing: true)
    try await run.log.begin(engine: run.engine)
    var relations: [FileRelation] = []
    let staging = try LandingStaging(lake: run.lake)
    for entry in inputs.files {
      let relation = try await FileRelation.make(
        entry.source,
        files: entry.files,
        engine: run.engine,
        staging: staging
      )
      relations.append(relation)
    }
    var write = try await TableWrite.prepare(run, table: table, relations: relations)
    try await inputs.mended.apply(to: &write, engine: run.engine)
    try await write.perform()
    return try await write.commit(
      .overwrite,
      details: ["update_id": .string(run.updateID), "basis": inputs.basis],
      transaction: nil,
      baseVersion: current?.snapshot.version
    )
  }

  private func inputs(of table: LakeTable) async throws -> Inputs {
    let files = try run.dataset.query.fileSources.map { source in
      (source: source, files: try run.reader.files(of: source))
    }
    for entry in files where entry.files.isEmpty { throw entry.source.absence }
    let mended = try MendedRows(of: table, lake: run.lake)
    var versions = try await run.inputVersions(isPublishing: false)
    versions["mended"] = try await mended.identity(engine: run.engine)
    return Inputs(files: files, mended: mended, basis: basis(versions, files.flatMap(\.files)))
  }

  /// Everything the content depends on; equal bases mean equal content.
  private func basis(_ inputs: [String: String], _ files: [LandedFile]) -> JSON {
    .object([
      ("definition", .string(run.dataset.fingerprint.description)),
      ("inputs", .object(inputs.sorted { $0.key < $1.key }.map { ($0, .string($1)) })),
      ("files", .string(Fingerprint(of: JSON.array(files.map(\.json)).text).description)),
    ])
  }
}

extension FileSource {
  /// What to say when no file lies where the source looks.
  var absence: Explanation {
    Explanation(
      "source.no-files",
      "no file lies at \(path)",
      place: place.description,
      why: "\(format.rawValue) files were expected there",
      next: "put the files there, or name another folder with --var landing=DIR"
    )
  }

  /// What to say when a folder is gone that files have been read from: a disk that is not mounted must not look like
  /// a day without files.
  func absence(of folder: String) -> Explanation {
    Explanation(
      "source.no-folder",
      "the folder \(folder) is not there any more",
      place: place.description,
      why: "files have been read from it, and nobody can tell whether new ones have landed",
      next:
        "mount it, or name another one with --var landing=DIR; an empty folder says that nothing has landed",
      blame: .environment
    )
  }
}
