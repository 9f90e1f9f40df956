internal import Relational

/// One facet of an OpenLineage event: what is said about a run, a job or a dataset, in the form of one public schema.
///
/// Source: https://github.com/OpenLineage/OpenLineage, `spec/facets`, at version 2-0-2 of the core.
struct OpenLineageFacet {
  /// Its key in the event.
  var key: String
  var json: JSON

  /// Who writes the events.
  static let producer = "urn:mercer:" + OpenLineageFacet.version
  static let version = "0.1.0"

  private init(_ key: String, _ schema: String, _ version: String, _ members: [(String, JSON)]) {
    let url = "https://openlineage.io/spec/facets/\(version)/\(schema).json#/$defs/\(schema)"
    self.key = key
    json = .object(
      [("_producer", .string(Self.producer)), ("_schemaURL", .string(url))] + members
    )
  }

  /// Facets as the object that an event holds.
  static func object(_ facets: [OpenLineageFacet?]) -> JSON {
    .object(facets.compactMap { $0 }.map { ($0.key, $0.json) })
  }
}

extension OpenLineageFacet {
  static func parent(_ run: String, namespace: String, job: String) -> Self {
    let members: [(String, JSON)] = [
      ("run", ["runId": .string(run)]),
      ("job", ["namespace": .string(namespace), "name": .string(job)]),
    ]
    return Self(
      "parent",
      "ParentRunFacet",
      "1-2-0",
      members + [("root", .object(members))]
    )
  }

  static func nominalTime(_ start: String) -> Self {
    Self("nominalTime", "NominalTimeRunFacet", "1-0-1", [("nominalStartTime", .string(start))])
  }

  static let processingEngine = Self(
    "processing_engine",
    "ProcessingEngineRunFacet",
    "1-1-1",
    [
      ("name", "Mercer"), ("version", .string(version)),
      ("openlineageAdapterVersion", .string(version)),
    ]
  )

  static func error(_ explanation: Explanation) -> Self {
    Self(
      "errorMessage",
      "ErrorMessageRunFacet",
      "1-0-1",
      [
        ("message", .string(explanation.summary)), ("programmingLanguage", "SQL"),
        ("stackTrace", .string(explanation.rendered)),
      ]
    )
  }

  static func jobType(_ type: String) -> Self {
    Self(
      "jobType",
      "JobTypeJobFacet",
      "2-0-4",
      [
        ("processingType", "BATCH"), ("integration", "MERCER"), ("jobType", .string(type)),
        (
          "emissionPattern",
          ["eventTrigger": "EVENT_BASED", "eventContentMode": "ACCUMULATIVE"]
        ),
      ]
    )
  }

  static func sql(_ query: String) -> Self {
    Self("sql", "SQLJobFacet", "1-1-0", [("query", .string(query)), ("dialect", "spark")])
  }

  static func jobDocumentation(_ text: String) -> Self? {
    text.isEmpty
      ? nil
      : Self("documentation", "DocumentationJobFacet", "1-1-0", [("description", .string(text))])
  }

  static func datasetDocumentation(_ text: String) -> Self? {
    text.isEmpty
      ? nil
      : Self(
        "documentation",
        "DocumentationDatasetFacet",
        "1-1-0",
        [("description", .string(text))]
      )
  }

  static func schema(_ schema: Schema) -> Self {
    Self("schema", "SchemaDatasetFacet", "1-2-0", [("fields", fields(schema.fields))])
  }

  private static func fields(_ fields: [Field]) -> JSON {
    .array(
      fields.enumerated().map { index, field in
        var members: [(String, JSON)] = [
          ("name", .string(field.name)), ("type", .string(field.type.sparkName)),
          ("ordinal_position", JSON(index + 1)),
        ]
        if !field.comment.isEmpty { members.append(("description", .string(field.comment))) }
        if case .structure(let inner) = field.type {
          members.append(("fields", Self.fields(inner)))
        }
        return .object(members)
      }
    )
  }

  static func dataSource(_ name: String, uri: String) -> Self {
    Self(
      "dataSource",
      "DatasourceDatasetFacet",
      "1-0-1",
      [("name", .string(name)), ("uri", .string(uri))]
    )
  }

  static func storage(_ layer: String, format: String) -> Self {
    Self(
      "storage",
      "StorageDatasetFacet",
      "1-0-1",
      [("storageLayer", .string(layer)), ("fileFormat", .string(format))]
    )
  }

  static func type(_ type: String, _ subtype: String? = nil) -> Self {
    Self(
      "datasetType",
      "DatasetTypeDatasetFacet",
      "1-0-1",
      [("datasetType", .string(type))] + (subtype.map { [("subType", .string($0))] } ?? [])
    )
  }

  static func symlink(_ table: String, namespace: String) -> Self {
    Self(
      "symlinks",
      "SymlinksDatasetFacet",
      "1-0-1",
      [
        (
          "identifiers",
          [["namespace": .string(namespace), "name": .string(table), "type": "TABLE"]]
        )
      ]
    )
  }

  static func version(_ version: Int64) -> Self {
    Self(
      "version",
      "DatasetVersionDatasetFacet",
      "1-0-1",
      [("datasetVersion", .string(String(version)))]
    )
  }

  static func lifecycle(_ change: String) -> Self {
    Self(
      "lifecycleStateChange",
      "LifecycleStateChangeDatasetFacet",
      "1-0-1",
      [("lifecycleStateChange", .string(change))]
    )
  }

  static func columnLineage(fields: JSON, rows: JSON) -> Self {
    Self(
      "columnLineage",
      "ColumnLineageDatasetFacet",
      "1-2-0",
      [("fields", fields), ("dataset", rows)]
    )
  }

  static func outputStatistics(rows: Int64, bytes: Int64) -> Self {
    Self(
      "outputStatistics",
      "OutputStatisticsOutputDatasetFacet",
      "1-0-2",
      [("rowCount", JSON(rows)), ("size", JSON(bytes))]
    )
  }

  static func inputStatistics(files: Int) -> Self {
    Self(
      "inputStatistics",
      "InputStatisticsInputDatasetFacet",
      "1-0-0",
      [("fileCount", JSON(files))]
    )
  }

  static func qualityMetrics(rows: Int64, bytes: Int64, files: Int, nulls: [(String, Int64)])
    -> Self
  {
    Self(
      "dataQualityMetrics",
      "DataQualityMetricsDatasetFacet",
      "1-0-0",
      [
        ("rowCount", JSON(rows)), ("bytes", JSON(bytes)), ("fileCount", JSON(files)),
        ("columnMetrics", .object(nulls.map { ($0, ["nullCount": JSON($1)]) })),
      ]
    )
  }

  static func assertions(_ assertions: [JSON]) -> Self {
    Self(
      "dataQualityAssertions",
      "DataQualityAssertionsDatasetFacet",
      "1-1-0",
      [("assertions", .array(assertions))]
    )
  }

  static func tests(_ tests: [JSON]) -> Self {
    Self("test", "TestRunFacet", "1-0-1", [("tests", .array(tests))])
  }
}
