internal import Relational

/// Describes datasets one after another, each over typed empty relations of what it reads.
struct PipelineChecker {
  let engine: any QueryEngine
  /// Tables from elsewhere.
  let existing: [String: Schema]
  private(set) var problems: [Explanation] = []
  /// Output columns of the datasets that have no problem.
  private(set) var columns: [String: [QueryColumn]] = [:]
  /// Columns of the files that were looked at.
  private(set) var fileColumns: [FileSource: Schema] = [:]
  /// Column names of every relation that was created, for suggestions.
  private var known: [String: [String]] = [:]

  init(engine: any QueryEngine, existing: [String: Schema]) {
    self.engine = engine
    self.existing = existing
  }

  /// Checks one dataset; does nothing when something that it reads has problems of its own.
  mutating func check(
    _ dataset: Dataset,
    fileColumns: @Sendable (FileSource) async throws -> Schema
  ) async {
    let before = problems.count
    do {
      for input in dataset.query.inputs {
        guard try await prepare(input, dataset, fileColumns) else { return }
      }
      let output = try await engine.columns(of: SQL(raw: dataset.query.engineText))
      problems += OutputChecker(dataset: dataset, columns: output).problems
      problems += try await inexactColumns(dataset, output)
      let written = output.map { column in
        let declared = dataset.columns.first { $0.name.lowercased() == column.name.lowercased() }
        let type = declared?.type ?? column.type
        return (name: column.name, type: type?.engineName ?? column.engineType)
      }
      guard problems.count == before else { return }
      try await create(dataset.name, written, isTemporary: false)
      await checkExpectations(dataset, written.map(\.name))
      if problems.count == before { columns[dataset.name] = output }
    } catch let error as QueryError {
      problems.append(
        BindingFault(error, known: knownColumns(of: dataset)).explanation(
          of: dataset.name,
          place: place(error.position, dataset.query.offsets, dataset)
        )
      )
    } catch {
      problems.append(explanation(of: error, dataset.place))
    }
  }

  /// Columns that are decimals in Spark and doubles here, because the engine divides decimals as doubles.
  private func inexactColumns(
    _ dataset: Dataset,
    _ output: [QueryColumn]
  ) async throws -> [Explanation] {
    guard output.contains(where: { $0.type == .double }) else { return [] }
    let typed = try await engine.columns(of: Prelude.typing(dataset.query.engineText))
    return zip(output, typed).compactMap { column, twin in
      guard column.type == .double, case .decimal = twin.type else { return nil }
      return Explanation(
        "sql.decimal-division",
        "`\(column.name)` of `\(dataset.name)` is a decimal in Spark and a double here",
        place: dataset.place.description,
        why: "it comes from a division or an average of decimals",
        next: "cast it where it is computed: `cast(… as decimal(18,2))`, or its operands to double"
      )
    }
  }

  /// Creates an empty relation for an input; false when the input has problems of its own.
  private mutating func prepare(
    _ input: Input,
    _ dataset: Dataset,
    _ fileColumns: @Sendable (FileSource) async throws -> Schema
  ) async throws -> Bool {
    switch input {
    case .files(let source):
      let schema: Schema
      do {
        schema = try await fileColumns(source)
        self.fileColumns[source] = schema
      } catch {
        problems.append(explanation(of: error, source.place))
        return false
      }
      try await create(source.relationName, typed(schema, source), isTemporary: true)
    case .dataset(let name, let isStream):
      if known[name] == nil, let schema = existing[name] {
        try await create(
          name,
          schema.fields.map { ($0.name, $0.type.engineName) },
          isTemporary: false
        )
      }
      guard let names = known[name] else { return false }
      if isStream {
        try await engine.run(
          """
          create or replace temp view \(identifier: input.relationName) as
          select * from \(name: name)
          """
        )
        known[input.relationName] = names
      }
    }
    return true
  }

  private func typed(_ schema: Schema, _ source: FileSource) -> [(name: String, type: String)] {
    var columns = schema.fields.map { (name: $0.name, type: $0.type.engineName) }
    if let rescued = source.rescuedDataColumn, schema.field(named: rescued) == nil {
      columns.append((rescued, "varchar"))
    }
    if source.usesMetadata {
      columns.append((FileSource.metadataColumn, FileSource.metadataType.engineName))
    }
    if source.usesRowID { columns.append((FileSource.rowIDColumn, "bigint")) }
    return columns
  }

  private mutating func create(
    _ name: String,
    _ columns: [(name: String, type: String)],
    isTemporary: Bool
  ) async throws {
    let list = columns.map { column -> SQL in
      "cast(null as \(raw: column.type)) as \(identifier: column.name)"
    }
    let body: SQL = list.isEmpty ? "1" : list.joined(separator: ", ")
    if isTemporary {
      try await engine.run(
        "create or replace temp view \(identifier: name) as select \(body) where false"
      )
    } else {
      let schema = String(name.prefix { $0 != "." })
      try await engine.run("create schema if not exists \(identifier: schema)")
      try await engine.run("create or replace view \(name: name) as select \(body) where false")
    }
    known[name] = columns.map(\.name)
  }

  private mutating func checkExpectations(_ dataset: Dataset, _ names: [String]) async {
    for expectation in dataset.expectations {
      do {
        let query: SQL = "select (\(raw: expectation.engineText)) from \(name: dataset.name)"
        let type = try await engine.columns(of: query).first?.type
        guard let type, type != .boolean else { continue }
        problems.append(
          Explanation(
            "pipeline.expectation",
            "the expectation `\(expectation.name)` is \(type.sparkName), not true or false",
            place: expectation.place.description,
            next: "compare with something"
          )
        )
      } catch let error as QueryError {
        let position = error.position.map { $0 - "select (".utf8.count }
        problems.append(
          BindingFault(error, known: [dataset.name: names]).explanation(
            of: "the expectation `\(expectation.name)`",
            place: position.map { expectation.offsets.place(at: max(0, $0)) } ?? expectation.place
          )
        )
      } catch {
        problems.append(explanation(of: error, expectation.place))
      }
    }
  }

  private func knownColumns(of dataset: Dataset) -> [String: [String]] {
    let names = dataset.query.inputs.map(\.relationName)
    return known.filter { names.contains($0.key) }
  }

  private func place(_ position: Int?, _ offsets: OffsetMap, _ dataset: Dataset) -> SourcePlace {
    position.map { offsets.place(at: $0) } ?? dataset.place
  }

  private func explanation(of error: any Error, _ place: SourcePlace) -> Explanation {
    switch error {
    case var error as Explanation:
      error.place = error.place ?? place.description
      return error
    case let error as any Explainable: return error.explanation
    case let error as QueryError:
      return Explanation("pipeline.files", error.message, place: place.description)
    default: return Explanation("pipeline.files", "\(error)", place: place.description)
    }
  }
}
