internal import Delta
internal import Lakehouse
internal import Pipelines
internal import Relational

extension OpenLineageWriter {
  /// What the dataset reads, as OpenLineage names it; views that are only SQL are looked through.
  func inputs(of dataset: Dataset, _ report: DatasetReport?) -> [JSON] {
    let nodes = lineage?.dataset(named: dataset.name)?.inputs ?? []
    let sources = dataset.query.fileSources
    return nodes.map { node in
      switch node {
      case .files(let path):
        let source = sources.first { $0.path == path }
        let name = scope.name(ofFiles: path)
        let read =
          sources.count == 1
          ? report.map { OpenLineageFacet.inputStatistics(files: $0.filesRead) } : nil
        return Self.dataset(
          name,
          [
            .type("FILE"), .dataSource(name, uri: OpenLineageScope.uri(name)),
            source.map { .storage("file", format: $0.format.rawValue) },
            source.flatMap { files[$0] }.map(OpenLineageFacet.schema),
          ],
          ("inputFacets", [read])
        )
      case .dataset(let name): return self.dataset(name, [], ("inputFacets", []))
      }
    }
  }

  func output(_ dataset: Dataset, _ report: DatasetReport, _ snapshot: Snapshot?) -> JSON {
    let isNew = report.status == .updated
    var facets: [OpenLineageFacet?] = [
      snapshot.map { .schema($0.schema) }, report.version.map(OpenLineageFacet.version),
      .datasetDocumentation(dataset.comment), snapshot?.qualityMetrics,
      lineage?.dataset(named: dataset.name).map { .columnLineage($0, name: name) },
    ]
    if isNew, report.version == 0 {
      facets.append(.lifecycle("CREATE"))
    } else if isNew, dataset.kind != .streamingTable {
      facets.append(.lifecycle("OVERWRITE"))
    }
    let statistics =
      isNew
      ? OpenLineageFacet.outputStatistics(rows: report.rowsWritten, bytes: report.bytesWritten)
      : nil
    return self.dataset(dataset.name, facets, ("outputFacets", [statistics]))
  }

  /// A table of the lake.
  func dataset(
    _ name: String,
    _ facets: [OpenLineageFacet?],
    _ special: (String, [OpenLineageFacet?])
  ) -> JSON {
    let path = self.name(of: .dataset(name))
    let own: [OpenLineageFacet?] = [
      .type("TABLE"), .dataSource("lake", uri: OpenLineageScope.uri(updater.lake.folder)),
      .storage("delta", format: "parquet"),
      .symlink(name, namespace: OpenLineageScope.uri(updater.lake.folder)),
    ]
    return Self.dataset(path, own + facets, special)
  }

  private static func dataset(
    _ name: String,
    _ facets: [OpenLineageFacet?],
    _ special: (String, [OpenLineageFacet?])
  ) -> JSON {
    [
      "namespace": .string(OpenLineageScope.files), "name": .string(name),
      "facets": OpenLineageFacet.object(facets), special.0: OpenLineageFacet.object(special.1),
    ]
  }

  /// The absolute path of a table or of files.
  private func name(of node: LineageNode) -> String {
    switch node {
    case .files(let path): return scope.name(ofFiles: path)
    case .dataset(let name):
      let table =
        if let dataset = pipeline.dataset(named: name) { try? catalog.table(of: dataset) } else {
          try? catalog.table(named: name)
        }
      return table?.folder ?? name
    }
  }
}

extension OpenLineageFacet {
  /// The lineage of a dataset's columns, with the path of every source.
  fileprivate static func columnLineage(
    _ lineage: DatasetLineage,
    name: (LineageNode) -> String
  ) -> OpenLineageFacet {
    func input(_ source: ColumnSource) -> JSON {
      [
        "namespace": .string(OpenLineageScope.files),
        "name": .string(name(source.column.node)), "field": .string(source.column.column),
        "transformations": .array(
          Transformations.all.filter { source.transformations.contains($0.transformation) }.map {
            [
              "type": $0.transformation.isDirect ? "DIRECT" : "INDIRECT",
              "subtype": .string($0.name), "description": "", "masking": false,
            ]
          }
        ),
      ]
    }
    return columnLineage(
      fields: .object(
        lineage.columns.map { ($0.name, ["inputFields": .array($0.sources.map(input))]) }
      ),
      rows: .array(lineage.rows.map(input))
    )
  }
}

extension Snapshot {
  /// Files whose statistics are added up; beyond it that would take longer than the facet is worth.
  private static let filesCounted = 500

  /// Rows, bytes and files of the table, and the nulls of its columns where every file counts them.
  var qualityMetrics: OpenLineageFacet? {
    guard files.count <= Self.filesCounted else { return nil }
    var rows: Int64 = 0
    var nulls: [String: Int64] = [:]
    for (index, file) in files.enumerated() {
      guard let statistics = file.stats.flatMap({ try? JSON(parsing: $0) }),
        let count = statistics["numRecords"]?.int64
      else { return nil }
      rows += count
      let found = statistics["nullCount"]?.object ?? []
      let counted = found.compactMap { name, value in value.int64.map { (name, $0) } }
      if index == 0 {
        nulls = Dictionary(counted) { first, _ in first }
      } else {
        let here = Dictionary(counted) { first, _ in first }
        nulls = nulls.reduce(into: [:]) { sum, entry in
          if let more = here[entry.key] { sum[entry.key] = entry.value + more }
        }
      }
    }
    return .qualityMetrics(
      rows: rows,
      bytes: files.reduce(0) { $0 + $1.size },
      files: files.count,
      nulls: schema.names.compactMap { name in nulls[name].map { (name, $0) } }
    )
  }
}
