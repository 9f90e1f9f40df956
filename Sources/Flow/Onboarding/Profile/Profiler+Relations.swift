internal import Relational

extension Profiler {
  /// Reads a source into the engine and profiles its rows, and the elements of lists in them.
  func addRelations(of index: Int, to findings: inout Findings) async throws {
    let source = findings.sources[index]
    let table = "mercer_source_\(index)"
    try await engine.run("create or replace temp table \(identifier: table) as \(rows(of: source))")
    var relations: [(path: [[String]], name: String, columns: [(Int, [String], DataType)])] = []
    walk(
      Field("", .structure(source.columns.map { Field($0.name, $0.type) })),
      steps: [],
      path: [],
      name: source.name,
      inherited: [],
      into: &relations
    )
    for relation in relations where !relation.columns.isEmpty {
      findings.relations.append(
        try await profiled(
          relation,
          of: source,
          index: index,
          table: table,
          number: findings.relations.count
        )
      )
    }
  }

  private func rows(of source: Source) -> SQL {
    let names = source.columns
    switch source.format {
    case .csv:
      let selects = source.files.map { file -> SQL in
        var dialect = source.dialect
        var header = dialect.hasHeader
        if source.ignoresHeader {
          dialect.skippedRows += 1
          header = false
        }
        return """
          select *, \(literal: file.name) as mercer_file
          from \(reader(file, dialect, header: header, columns: names.map(\.name)))
          """
      }
      return selects.joined(separator: " union all ")
    case .json:
      let columns = names.map { "\(literal: $0.original): \(literal: $0.type.engineName)" as SQL }
        .joined(separator: ", ")
      let outputs = names.map { "\(identifier: $0.original) as \(identifier: $0.name)" as SQL }
        .joined(separator: ", ")
      return """
        select \(outputs), filename as mercer_file
        from read_json([\(paths(source))], columns = {\(columns)}, filename = true)
        """
    case .parquet:
      let outputs = names.map { "\(identifier: $0.original) as \(identifier: $0.name)" as SQL }
        .joined(separator: ", ")
      return """
        select \(outputs), filename as mercer_file
        from read_parquet([\(paths(source))], union_by_name = true, filename = true)
        """
    }
  }

  private func paths(_ source: Source) -> SQL {
    source.files.map { "\(path: $0.path)" as SQL }.joined(separator: ", ")
  }

  /// Gathers the single values of rows, and lists of rows below them.
  private func walk(
    _ field: Field,
    steps: [String],
    path: [[String]],
    name: String,
    inherited: [(Int, [String], DataType)],
    into relations: inout [(path: [[String]], name: String, columns: [(Int, [String], DataType)])]
  ) {
    var own: [(Int, [String], DataType)] = []
    var lists: [([String], Field)] = []
    func gather(_ type: DataType, _ steps: [String]) {
      guard case .structure(let fields) = type else {
        if case .array(.structure(let fields), _) = type {
          lists.append((steps, Field(steps.last ?? "", .structure(fields))))
        } else if !type.isNested {
          own.append((path.count, steps, type))
        }
        return
      }
      for field in fields { gather(field.type, steps + [field.name]) }
    }
    gather(field.type, [])
    relations.append((path, name, inherited + own))
    for (steps, element) in lists {
      walk(
        element,
        steps: [],
        path: path + [steps],
        name: name + "_" + NameText.identifier(steps.joined(separator: "_")),
        inherited: inherited + own,
        into: &relations
      )
    }
  }

  private func profiled(
    _ relation: (path: [[String]], name: String, columns: [(Int, [String], DataType)]),
    of source: Source,
    index: Int,
    table: String,
    number: Int
  ) async throws -> Relation {
    let name = "mercer_relation_\(number)"
    var from: SQL = "\(identifier: table)"
    for (depth, steps) in relation.path.enumerated() {
      let list = Profiler.access(steps, depth: depth)
      from = "(select *, unnest(\(list)) as \(identifier: "mercer_\(depth + 1)") from \(from))"
    }
    let outputs = relation.columns.enumerated().map { offset, column in
      "\(Profiler.access(column.1, depth: column.0)) as \(identifier: "c\(offset)")" as SQL
    }
    try await engine.run(
      """
      create or replace temp table \(identifier: name) as
      select \(outputs.joined(separator: ", ")), mercer_file from \(from)
      """
    )
    let counts = try await engine.rows(
      """
      select (select count(*) from \(identifier: name)) as n,
        (select count(*) from (select distinct * from \(identifier: name))) as d
      """
    )
    var columns: [RelationColumn] = []
    for (offset, column) in relation.columns.enumerated() {
      let profile = try await profile("c\(offset)", type: column.2, of: name)
      columns.append(
        RelationColumn(
          label: label(column.1, source),
          depth: column.0,
          steps: column.1,
          type: column.2,
          profile: profile,
          engineName: "c\(offset)"
        )
      )
    }
    return Relation(
      name: relation.name,
      source: index,
      path: relation.path,
      columns: columns,
      terms: relation.path.isEmpty
        ? source.terms
        : contract.lexicon.terms(of: relation.path.last?.joined(separator: " ") ?? ""),
      rowCount: counts.columns[0].int64(at: 0) ?? 0,
      distinctCount: counts.columns[1].int64(at: 0) ?? 0,
      table: name
    )
  }

  private func label(_ steps: [String], _ source: Source) -> String {
    guard steps.count == 1, let column = source.columns.first(where: { $0.name == steps[0] }) else {
      return steps.joined(separator: ".")
    }
    return column.original
  }

  private static func access(_ steps: [String], depth: Int) -> SQL {
    let all = depth == 0 ? steps : ["mercer_\(depth)"] + steps
    return all.map { "\(identifier: $0)" as SQL }.joined(separator: ".")
  }
}
