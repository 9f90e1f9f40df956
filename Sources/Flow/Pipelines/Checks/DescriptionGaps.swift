public import Relational

/// What nobody has described yet: datasets without a comment, columns without one.
public struct DescriptionGaps: Sendable, Equatable {
  /// Names of the datasets, `schema.name`.
  public var datasets: [String] = []
  /// Names of the columns, `schema.name.column`.
  public var columns: [String] = []

  /// Looks through a project.
  ///
  /// - Parameters:
  ///   - project: Its datasets, private ones and views among them.
  ///   - outputs: Columns of datasets as the engine found them; columns that a statement does not list have no comment.
  public init(_ project: Project, outputs: [String: [QueryColumn]] = [:]) {
    for dataset in project.pipelines.flatMap(\.datasets) {
      if dataset.comment.isEmpty { datasets.append(dataset.name) }
      let described = Set(
        dataset.columns.filter { !$0.comment.isEmpty }.map { $0.name.lowercased() }
      )
      let names = outputs[dataset.name]?.map(\.name) ?? dataset.columns.map(\.name)
      columns += names.filter { !described.contains($0.lowercased()) }
        .map { dataset.name + "." + $0 }
    }
  }

  /// Whether everything is described.
  public var isEmpty: Bool { datasets.isEmpty && columns.isEmpty }
}
