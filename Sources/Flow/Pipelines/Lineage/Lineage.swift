public import Relational

/// Where every column and every row of a project's datasets comes from.
public struct Lineage: Sendable {
  /// Every dataset behind those it reads.
  public private(set) var datasets: [DatasetLineage] = []
  /// Columns of what is read and not made here: landed files and tables of others, as far as they are known.
  public private(set) var sources: [LineageNode: [String]] = [:]
  private var positions: [String: Int] = [:]
  /// Who reads what, by what is read.
  private var readers: [LineageNode: [LineageNode]] = [:]
  private var users: [ColumnReference: [ColumnSource]] = [:]

  /// Traces the datasets of pipelines from their SQL; no data is read.
  ///
  /// - Parameters:
  ///   - pipelines: Those of one project, each behind those whose tables it reads.
  ///   - known: Columns of what the pipelines read and do not make.
  ///   - engine: Parses SELECT statements; nothing is created in it.
  ///   - isView: Whether a dataset is only SQL that its readers run; they are then said to read what it reads.
  /// - Complexity: One parse for each dataset, and one for its expectations.
  public init(
    of pipelines: [Pipeline],
    known: KnownColumns,
    engine: any QueryEngine,
    throughViews isView: (Dataset) -> Bool = { _ in false }
  ) async {
    var made: [LineageNode: TracedRelation] = [:]
    var behindViews: [LineageNode: [LineageNode]] = [:]
    for dataset in pipelines.flatMap(\.datasets) {
      var inputs: [Input: TracedRelation] = [:]
      for input in dataset.query.inputs {
        inputs[input] =
          positions[input.node.name.lowercased()] == nil
          ? relation(ofSource: input, known) : made[input.node]
      }
      let tracer = DatasetTracer(
        dataset: dataset,
        engine: engine,
        inputs: inputs,
        table: known.tables[dataset.name.lowercased()]?.names
      )
      var (lineage, relation) = await tracer.trace()
      lineage.inputs = lineage.inputs.flatMap { behindViews[$0] ?? [$0] }.uniqued()
      let node = LineageNode.dataset(dataset.name)
      if isView(dataset) {
        behindViews[node] = lineage.inputs
      } else {
        relation.isStored(as: dataset)
      }
      made[node] = relation.columns.isEmpty ? nil : relation
      positions[dataset.name.lowercased()] = datasets.count
      datasets.append(lineage)
    }
    link()
  }

  /// The columns of something that no pipeline makes, which is noted; `nil` when they are not known.
  private mutating func relation(ofSource input: Input, _ known: KnownColumns) -> TracedRelation? {
    let fields: [Field]?
    var hidden: [TracedRelation.Column] = []
    switch input {
    case .dataset(let name, _): fields = known.tables[name.lowercased()]?.fields
    case .files(let source):
      fields = known.files[source].map(source.columns)
      hidden = [.init(name: FileSource.rowIDColumn, flow: Flow(), type: .long)]
    }
    let names = sources[input.node] ?? []
    let new = (fields ?? []).map(\.name).filter { !names.contains($0) }
    sources[input.node] = names + new
    return fields.map { TracedRelation(columns: $0.map { .init($0, of: input.node) } + hidden) }
  }

  private mutating func link() {
    for dataset in datasets {
      let node = LineageNode.dataset(dataset.name)
      for input in dataset.inputs { readers[input, default: []].append(node) }
      for column in dataset.columns {
        let result = ColumnReference(node, column.name)
        for source in column.sources {
          users[source.column, default: []].append(ColumnSource(result, source.transformations))
        }
      }
    }
  }

  /// The dataset `schema.name`, without regard to case; `nil` when no pipeline declares it.
  public func dataset(named name: String) -> DatasetLineage? {
    positions[name.lowercased()].map { datasets[$0] }
  }

  /// Everything that is read or made: sources in order, then datasets behind what they read.
  public var nodes: [LineageNode] {
    sources.keys.sorted() + datasets.map { .dataset($0.name) }
  }

  /// Names of the columns of `node`, in order.
  public func columns(of node: LineageNode) -> [String] {
    if let names = sources[node] { return names }
    return dataset(named: node.name)?.columns.map(\.name) ?? []
  }

  /// What `node` reads itself.
  public func inputs(of node: LineageNode) -> [LineageNode] {
    guard case .dataset(let name) = node else { return [] }
    return dataset(named: name)?.inputs ?? []
  }

  /// Who reads `node` itself.
  public func readers(of node: LineageNode) -> [LineageNode] { readers[node] ?? [] }

  /// All that `node` is made from, however far up; without itself.
  public func upstream(of node: LineageNode) -> Set<LineageNode> {
    reachable(from: [node], next: inputs)
  }

  /// All that is made from `node`, however far down; without itself.
  public func downstream(of node: LineageNode) -> Set<LineageNode> {
    reachable(from: [node], next: readers)
  }

  /// The column's own lineage; `nil` for columns of what is only read.
  public func lineage(of column: ColumnReference) -> ColumnLineage? {
    guard case .dataset(let name) = column.node else { return nil }
    return dataset(named: name)?.column(named: column.column)
  }

  /// Columns that `column` is computed from in one step.
  public func sources(of column: ColumnReference) -> [ColumnSource] {
    lineage(of: column)?.sources ?? []
  }

  /// Columns that are computed from `column` in one step, with what becomes of it.
  public func uses(of column: ColumnReference) -> [ColumnSource] { users[column] ?? [] }

  /// All columns that `column` is computed from, however far up; without itself.
  public func upstream(of column: ColumnReference) -> Set<ColumnReference> {
    reachable(from: [column]) { sources(of: $0).map(\.column) }
  }

  /// All columns that are computed from `column`, however far down; without itself.
  public func downstream(of column: ColumnReference) -> Set<ColumnReference> {
    reachable(from: [column]) { uses(of: $0).map(\.column) }
  }
}

extension TracedRelation {
  /// The relation as those see it who read the dataset's table.
  fileprivate mutating func isStored(as dataset: Dataset) {
    rows = Flow()
    for index in columns.indices {
      let name = columns[index].name ?? ""
      let declared = dataset.columns.first { $0.name.lowercased() == name.lowercased() }
      columns[index].flow = Flow(ColumnReference(.dataset(dataset.name), name))
      columns[index].type = declared?.type ?? columns[index].type
    }
  }
}

extension TracedRelation.Column {
  fileprivate init(_ field: Field, of node: LineageNode) {
    self.init(name: field.name, flow: Flow(ColumnReference(node, field.name)), type: field.type)
  }
}

extension FileSource {
  /// The columns of the relation that stands for the files, other than `_row_id`, which is no column of theirs.
  fileprivate func columns(_ schema: Schema) -> [Field] {
    var fields = schema.fields
    if let rescued = rescuedDataColumn, schema.field(named: rescued) == nil {
      fields.append(Field(rescued, .string))
    }
    if usesMetadata { fields.append(Field(FileSource.metadataColumn, FileSource.metadataType)) }
    return fields
  }
}
