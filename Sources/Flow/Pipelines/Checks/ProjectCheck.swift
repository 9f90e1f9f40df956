public import Relational

/// Everything that can be said about a project without running it.
public struct ProjectCheck: Sendable {
  /// What could be read, as far as it could; `nil` when the bundle itself cannot be read.
  public var project: Project?
  /// What stops an update.
  public var problems: [Explanation]
  /// What should be mended and stops nothing.
  public var warnings: [Explanation]
  /// Output columns by dataset; datasets with problems, and what reads them, are missing.
  public var columns: [String: [QueryColumn]]
  /// Columns of the files of every source that could be looked at, without `_metadata` and `_row_id`.
  public var fileColumns: [FileSource: Schema] = [:]
  /// Tables that no pipeline declares, by `schema.name`.
  public var existing: [String: Schema] = [:]
}

extension Project {
  /// Reads a project and checks all of it, going on after every problem.
  ///
  /// - Parameters:
  ///   - files: `databricks.yml`, what it includes, its SQL and `mercer.yml` when there is one.
  ///   - target: Target's name; `nil` means the default target.
  ///   - variables: Values given by the user; they win over the target's.
  ///   - existing: Tables that datasets may read though no pipeline declares them, by `schema.name`.
  ///   - engine: A session of its own in which `Prelude.statements` were run; it should be thrown away after.
  ///   - fileColumns: Columns of a file source's files, without `_metadata` and `_row_id`.
  /// - Returns: What was read, what is wrong and what could be better.
  public static func check(
    _ files: ProjectFiles,
    target: String? = nil,
    variables: [String: String] = [:],
    existing: [String: Schema] = [:],
    engine: any QueryEngine,
    fileColumns: @Sendable (FileSource) async throws -> Schema
  ) async -> ProjectCheck {
    let bundle: Bundle
    do throws(Explanations) {
      bundle = try Bundle(files: files, target: target, variables: variables)
    } catch {
      return ProjectCheck(project: nil, problems: error.problems, warnings: [], columns: [:])
    }
    var reader = ProjectReader(
      files: files,
      bundle: bundle,
      engine: engine,
      existing: Set(existing.keys)
    )
    await reader.read()
    let pipelines = reader.pipelines
    var checker = PipelineChecker(engine: engine, existing: existing)
    for dataset in pipelines.flatMap(\.datasets) where !reader.faultyNames.contains(dataset.name) {
      await checker.check(dataset, fileColumns: fileColumns)
    }
    return ProjectCheck(
      project: Project(bundle: bundle, pipelines: pipelines),
      problems: (reader.problems + checker.problems).sorted(),
      warnings: bundle.warnings + pipelines.flatMap(\.warnings),
      columns: checker.columns,
      fileColumns: checker.fileColumns,
      existing: existing
    )
  }
}

extension [Explanation] {
  /// By file, line and column, each problem once; what has no place comes first.
  fileprivate func sorted() -> [Explanation] {
    func key(_ explanation: Explanation) -> (String, Int, Int) {
      let parts = (explanation.place ?? "").split(separator: ":")
      guard parts.count >= 3, let line = Int(parts[parts.count - 2]),
        let column = Int(parts[parts.count - 1])
      else { return (explanation.place ?? "", 0, 0) }
      return (parts.dropLast(2).joined(separator: ":"), line, column)
    }
    var result: [Explanation] = []
    for explanation in self where !result.contains(explanation) { result.append(explanation) }
    return result.sorted { key($0) < key($1) }
  }
}
