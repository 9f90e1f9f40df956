internal import Pipelines
internal import Relational

/// Finds the columns of a dataset's table from its query and its declaration.
struct OutputSchema {
  private let dataset: Dataset

  init(_ dataset: Dataset) {
    self.dataset = dataset
  }

  /// The table's columns: declared types and comments win, the rest is what the query gives.
  ///
  /// - Throws: `Explanation` for a column that no table can hold.
  func schema(of columns: [QueryColumn]) throws -> Schema {
    var seen: Set<String> = []
    let found = try columns.map { column -> Field in
      guard seen.insert(column.name.lowercased()).inserted else {
        throw fault("two columns named `\(column.name)`", next: "rename one of them with AS")
      }
      if let odd = column.name.first(where: { " ,;{}()\n\t=".contains($0) }) {
        throw fault(
          "a column named `\(column.name)`",
          why: "a Delta table cannot have `\(odd)` in a column's name",
          next: "give it a name with AS"
        )
      }
      let declared = dataset.columns.first { $0.name.lowercased() == column.name.lowercased() }
      guard let type = declared?.type ?? column.type else {
        throw fault(
          "a column `\(column.name)` of type \(column.engineType), which a table cannot hold",
          next: "cast it, such as cast(\(column.name) as string)"
        )
      }
      return Field(
        declared?.name ?? column.name,
        type,
        isNullable: declared?.isNullable ?? true,
        comment: declared?.comment ?? ""
      )
    }
    for declared in dataset.columns where !seen.contains(declared.name.lowercased()) {
      throw Explanation(
        "pipeline.missing-column",
        "\(dataset.name) declares \(declared.name), which its query does not give",
        place: declared.place.description,
        next: Suggestion.nearest(to: declared.name, among: columns.map(\.name)).map {
          "did you mean \($0)?"
        }
      )
    }
    guard !dataset.columns.isEmpty else { return Schema(found) }
    // The declaration sets the order, as on Databricks.
    let order = dataset.columns.map { $0.name.lowercased() }
    return Schema(
      found.enumerated().sorted { left, right in
        let leftRank =
          order.firstIndex(of: left.element.name.lowercased()) ?? order.count + left.offset
        let rightRank =
          order.firstIndex(of: right.element.name.lowercased()) ?? order.count + right.offset
        return leftRank < rightRank
      }.map(\.element)
    )
  }

  private func fault(_ what: String, why: String? = nil, next: String) -> Explanation {
    Explanation(
      "pipeline.output-column",
      "\(dataset.name) gives \(what)",
      place: dataset.place.description,
      why: why,
      next: next
    )
  }
}
