import DuckDB
import Foundation
import Pipelines
import Relational
import Testing

/// Whoever opens a bundle of ours finds every table and every column described.
@Suite struct DescribedBundleTests {
  private static let root = Snapshot.folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Folders with a databricks.yml below `bundles` and `Tests/Bundles`.
  static let bundles: [String] = ["bundles", "Tests/Bundles"].flatMap { folder in
    let place = root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.sorted().filter {
      FileManager.default.fileExists(atPath: place.path + "/" + $0 + "/databricks.yml")
    }.map { folder + "/" + $0 }
  }

  @Test(arguments: bundles)
  func `every dataset has a comment, a grain and described columns`(bundle: String) async throws {
    let files = try Self.files(of: Self.root.appending(path: bundle).path)
    let engine = try Database().makeEngine()
    let project = try await Project.load(files, engine: engine)
    #expect(
      DescriptionGaps(project) == DescriptionGaps(Project(bundle: project.bundle, pipelines: []))
    )
    for dataset in project.pipelines.flatMap(\.datasets) {
      #expect(!dataset.columns.isEmpty, "\(dataset.name) lists no columns")
      #expect(
        files[dataset.place.file]?.hasPrefix("-- ") == true,
        "\(dataset.name) does not begin with what one row is"
      )
    }
  }

  @Test func `there are bundles to look at`() {
    #expect(Self.bundles.contains("bundles/three-csv"))
  }

  private static func files(of folder: String) throws -> ProjectFiles {
    var texts: [String: String] = [:]
    try read(folder, as: "", into: &texts)
    for shared in Pipelines.Bundle.sharedFolders(in: texts["databricks.yml"] ?? "") {
      try read(
        URL(fileURLWithPath: folder + "/" + shared).standardizedFileURL.path,
        as: shared + "/",
        into: &texts
      )
    }
    return ProjectFiles(texts)
  }

  private static func read(_ folder: String, as prefix: String, into texts: inout [String: String])
    throws
  {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where [".sql", ".yml", ".yaml"].contains(where: path.hasSuffix) && !path.hasPrefix(".") {
      texts[prefix + path] = try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
    }
  }
}
