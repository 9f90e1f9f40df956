internal import Documentation
internal import Foundation
internal import Relational
internal import Terminal

extension Call {
  /// Writes the papers of a project, or of a lake without one.
  func docs() async throws {
    let sampleRows = invocation.isSet(.noSamples) ? 0 : invocation.number(.sampleRows) ?? 5
    let current = FileManager.default.currentDirectoryPath
    // A lake that is named does not hide the project that one stands in.
    let hasProject =
      invocation.isSet(.project) || !invocation.isSet(.lake)
      || FileManager.default.fileExists(atPath: current + "/databricks.yml")
    let workspace = try Workspace(self, needsProject: hasProject)
    let reader = CatalogReader(workspace, call: self, sampleRows: sampleRows)
    let catalog = try await reader.catalog()
    if asJSON {
      if invocation.isSet(.documentFolder) { _ = try write(catalog, current) }
      return try show(catalog.json)
    }
    let folder = try write(catalog, current)
    let tables = catalog.tables.filter { $0.kind != .companion }
    let columns = tables.reduce(0) { $0 + $1.columns.count }
    try show(
      "\(folder.path): \(People.count(tables.count, "table")), \(People.count(columns, "column"))\n"
    )
    guard documentFormat == .site else { return }
    try show("open \(URL(fileURLWithPath: folder.path + "/index.html").absoluteString)\n")
  }

  private var documentFormat: DocumentFormat {
    invocation.text(.documentFormat).flatMap(DocumentFormat.init) ?? .site
  }

  private func write(_ catalog: Catalog, _ current: String) throws -> DocumentFolder {
    let name = invocation.text(.documentFolder) ?? "mercer-docs"
    let folder = DocumentFolder(path: ProjectFolder.absolute(name, from: current))
    let dictionary = DataDictionary(catalog).files
    switch documentFormat {
    case .markdown: try folder.replace(with: dictionary)
    case .site:
      let assets = try SiteAssets.files()
      let papers = dictionary.map {
        DocumentFile(path: "dictionary/" + $0.path, text: $0.text)
      }
      try folder.replace(with: Site(catalog).files + assets + papers)
    }
    return folder
  }
}
