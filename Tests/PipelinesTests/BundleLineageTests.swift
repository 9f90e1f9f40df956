import Foundation
import Pipelines
import Relational
import Testing

/// The lineage of the bundles that come with the program.
@Suite struct BundleLineageTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Names of the folders below `bundles` that are bundles.
  static let bundles =
    ((try? FileManager.default.contentsOfDirectory(atPath: root + "/bundles")) ?? [])
    .filter { FileManager.default.fileExists(atPath: root + "/bundles/\($0)/databricks.yml") }
    .sorted()

  private static func files(of bundle: String) throws -> ProjectFiles {
    let folder = root + "/bundles/" + bundle
    var files = ProjectFiles()
    let shared = Pipelines.Bundle.sharedFolders(
      in: try String(contentsOfFile: folder + "/databricks.yml", encoding: .utf8)
    )
    for part in ["."] + shared {
      let paths = FileManager.default.enumerator(atPath: folder + "/" + part)
      while let path = paths?.nextObject() as? String {
        guard ["sql", "yml", "yaml"].contains(path.split(separator: ".").last) else { continue }
        let place = folder + "/" + part + "/" + path
        files[part + "/" + path] = try String(contentsOfFile: place, encoding: .utf8)
      }
    }
    return files
  }

  @Test(arguments: bundles) func `every column of every dataset is followed to its origin`(
    _ bundle: String
  ) async throws {
    let engine = try await TestProject.engine()
    let check = await Project.check(
      try Self.files(of: bundle),
      engine: engine,
      fileColumns: { source in
        guard let schema = source.schema else {
          throw Explanation("test.schema", "the source declares no columns")
        }
        return schema
      }
    )
    #expect(check.problems == [])
    let project = try #require(check.project)
    let lineage = await Lineage(of: project.pipelines, known: check.knownColumns, engine: engine)
    for dataset in project.pipelines.flatMap(\.datasets) {
      let traced = try #require(lineage.dataset(named: dataset.name))
      let names = traced.columns.flatMap(\.unresolved) + traced.unresolved
      #expect(names == [], "\(dataset.name)")
      let known = check.columns[dataset.name]?.map { $0.name.lowercased() } ?? []
      #expect(traced.columns.map { $0.name.lowercased() }.sorted() == known.sorted())
      // What comes from no column is a literal or the time of the update, and its SQL says so. VALUES has no names.
      for column in traced.columns
      where column.sources.isEmpty && dataset.name != "silver.us_states" {
        #expect(!column.expressions.isEmpty, "\(dataset.name).\(column.name)")
      }
    }
  }

  @Test func `only what the lineage names changes a column of three-csv`() async throws {
    let engine = try await TestProject.engine()
    let files = try Self.files(of: "three-csv")
    let project = try await Project.load(files, engine: engine)
    var known = KnownColumns()
    let perturbation = try await Perturbation(engine: engine)
    for dataset in project.pipelines.flatMap(\.datasets) {
      for source in dataset.query.fileSources {
        known.files[source] = source.schema
        try await perturbation.keep(Self.rows(of: source), as: source.relationName)
      }
      // Sources of every dataset are numbered from 1, so each has its turn before the next one's are read.
      try await perturbation.keep(dataset)
      let lineage = await Lineage(of: project.pipelines, known: known, engine: engine)
      let traced = try #require(lineage.dataset(named: dataset.name))
      let faults = try await perturbation.faults(of: dataset, lineage: traced)
      #expect(faults == [], "\(dataset.name)")
    }
  }

  /// The records of a source's file in the bundle, or its lines when these are what the source declares.
  private static func rows(of source: FileSource) -> SQL {
    let path = root + "/bundles/three-csv/" + source.path.prefix { $0 != "{" } + ".csv"
    let isLines = source.schema?.names == ["line"]
    let reading: SQL =
      isLines
      ? "(\(path: path), columns = {'line': 'varchar'}, delim = '\u{1F}', quote = '', header = false)"
      : "(\(path: path), all_varchar = true)"
    return """
      select
        *, cast(null as varchar) as _rescued_data,
        {'file_path': \(literal: path)} as _metadata, row_number() over () - 1 as _row_id
      from read_csv\(reading)
      """
  }
}
