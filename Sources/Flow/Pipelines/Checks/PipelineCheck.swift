public import Relational

/// What checking a pipeline against the engine brought to light.
public struct PipelineCheck: Sendable {
  /// In the order of the datasets.
  public var problems: [Explanation]
  /// Output columns by dataset; datasets with problems, and what reads them, are missing.
  public var columns: [String: [QueryColumn]]
}

extension Pipeline {
  /// Describes every query and expectation in the engine, without reading data.
  ///
  /// Typed empty relations are created for what each query reads; the engine should be one that is thrown away.
  ///
  /// - Parameters:
  ///   - engine: A session of its own in which `Prelude.statements` were run.
  ///   - fileColumns: Columns of a file source's files, without `_metadata` and `_row_id`. What it throws becomes a
  ///     problem of the source.
  ///   - existing: Tables of other pipelines, by `schema.name`.
  /// - Returns: Every problem, with its place, and the columns of every dataset that has none.
  public func check(
    using engine: any QueryEngine,
    fileColumns: @Sendable (FileSource) async throws -> Schema,
    existing: [String: Schema] = [:]
  ) async -> PipelineCheck {
    var checker = PipelineChecker(engine: engine, existing: existing)
    for dataset in datasets { await checker.check(dataset, fileColumns: fileColumns) }
    return PipelineCheck(problems: checker.problems, columns: checker.columns)
  }
}
