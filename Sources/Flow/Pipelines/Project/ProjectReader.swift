internal import Relational

/// Reads the pipelines of a bundle and checks what can be checked without looking at data.
struct ProjectReader {
  let files: ProjectFiles
  let bundle: Bundle
  let engine: any QueryEngine
  /// Tables outside of the project, by `schema.name` in lower case.
  let existing: Set<String>
  private(set) var pipelines: [Pipeline] = []
  private(set) var problems: [Explanation] = []
  /// Names of all datasets, also of those that could not be read.
  private var names: Set<String> = []
  /// Names of datasets whose query or conditions have faults.
  private(set) var faultyNames: Set<String> = []
  /// Whether some file hides which datasets it declares.
  private var isIncomplete = false

  init(files: ProjectFiles, bundle: Bundle, engine: any QueryEngine, existing: Set<String>) {
    self.files = files
    self.bundle = bundle
    self.engine = engine
    self.existing = existing
  }

  /// Reads every pipeline; afterwards `pipelines` holds what could be read, in the order of an update.
  mutating func read() async {
    for resource in bundle.pipelines { pipelines.append(await read(resource)) }
    checkDuplicates()
    checkTables()
    for index in pipelines.indices {
      let graph = DatasetGraph(pipelines[index].datasets)
      problems += graph.cycles.map { graph.explanation(ofCycle: $0) }
      pipelines[index].datasets = graph.ordered
    }
    orderPipelines()
  }

  private mutating func read(_ resource: PipelineResource) async -> Pipeline {
    var pipeline = Pipeline(resource: resource, datasets: [], warnings: [])
    let scope = NameScope(catalog: resource.catalog, schema: resource.schema)
    for path in resource.files {
      var faults: [SQLFault] = []
      let text = SQLText(
        file: path,
        text: files[path] ?? "",
        configuration: resource.configuration,
        faults: &faults
      )
      guard faults.isEmpty else {
        problems += faults.map { $0.explanation(in: text) }
        isIncomplete = true
        continue
      }
      do throws(SQLFault) {
        let tokens = try Lexer.tokens(of: text)
        var reader = DatasetReader(text: text, tokens: tokens, scope: scope, engine: engine)
        await reader.read()
        pipeline.datasets += reader.datasets
        pipeline.warnings += reader.warnings
        problems += reader.problems
        names.formUnion(reader.names)
        faultyNames.formUnion(reader.faultyNames)
        isIncomplete = isIncomplete || reader.isIncomplete
      } catch {
        isIncomplete = true
        problems.append(error.explanation(in: text))
      }
    }
    return pipeline
  }

  private mutating func checkDuplicates() {
    var places: [String: SourcePlace] = [:]
    for dataset in pipelines.flatMap(\.datasets) {
      if let first = places[dataset.name] {
        problems.append(
          Explanation(
            "pipeline.duplicate-dataset",
            "`\(dataset.name)` is declared twice",
            place: dataset.place.description,
            why: "first at \(first)",
            next: "rename one of them"
          )
        )
      } else {
        places[dataset.name] = dataset.place
      }
    }
  }

  private mutating func checkTables() {
    let kinds = Dictionary(pipelines.flatMap(\.datasets).map { ($0.name, $0.kind) }) { first, _ in
      first
    }
    for index in pipelines.indices {
      var hidden: Set<String> = []
      for other in pipelines.indices where other != index {
        hidden.formUnion(pipelines[other].datasets.filter(\.isPrivate).map(\.name))
      }
      for dataset in pipelines[index].datasets {
        for case .dataset(let name, let isStream) in dataset.query.inputs {
          if hidden.contains(name) || !names.contains(name) && !existing.contains(name) {
            unknownTable(name, dataset, hidden)
          } else if isStream, let kind = kinds[name], kind != .streamingTable {
            mutableStream(name, dataset)
          }
        }
      }
    }
  }

  private mutating func unknownTable(_ name: String, _ dataset: Dataset, _ hidden: Set<String>) {
    let suggestion = Wording.table(like: name, names.union(existing).subtracting(hidden))
    // A file that could not be read may well declare it.
    if isIncomplete, suggestion == nil { return }
    problems.append(
      Explanation(
        "pipeline.unknown-table",
        "`\(dataset.name)` reads `\(name)`, which does not exist",
        place: place(of: name, in: dataset),
        why: hidden.contains(name) ? "it is private to another pipeline" : nil,
        next: suggestion ?? "declare `\(name)` in a file of the pipeline"
      )
    )
  }

  private mutating func mutableStream(_ name: String, _ dataset: Dataset) {
    problems.append(
      Explanation(
        "pipeline.not-append-only",
        "`\(dataset.name)` streams from `\(name)`, whose rows may change",
        place: place(of: name, in: dataset),
        why: "only a streaming table grows without changing what is there",
        next: "read `\(name)` without `STREAM` in a materialized view"
      )
    )
  }

  private func place(of name: String, in dataset: Dataset) -> String {
    (dataset.query.places[name] ?? dataset.place).description
  }

  /// Pipelines behind those whose tables they read.
  private mutating func orderPipelines() {
    var owners: [String: Int] = [:]
    for (index, pipeline) in pipelines.enumerated() {
      for dataset in pipeline.datasets { owners[dataset.name] = index }
    }
    let reads = pipelines.enumerated().map { index, pipeline in
      Set(pipeline.datasets.flatMap(\.query.datasetNames).compactMap { owners[$0] }).subtracting([
        index
      ])
    }
    var order: [Int] = []
    var rest = Array(pipelines.indices)
    while let next = rest.first(where: { reads[$0].isSubset(of: order) }) {
      order.append(next)
      rest.removeAll { $0 == next }
    }
    if !rest.isEmpty {
      problems.append(
        Explanation(
          "pipeline.cycle",
          "pipelines read each other's tables: "
            + rest.map { "`\(pipelines[$0].resource.key)`" }.joined(separator: ", "),
          place: pipelines[rest[0]].resource.place.description,
          next: "put datasets that need each other into one pipeline"
        )
      )
    }
    pipelines = (order + rest).map { pipelines[$0] }
  }
}
