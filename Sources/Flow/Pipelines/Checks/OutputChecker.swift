internal import Relational

/// Compares what a dataset's query gives with what its statement declares.
struct OutputChecker {
  private(set) var problems: [Explanation] = []
  private let names: [String]

  init(dataset: Dataset, columns: [QueryColumn]) {
    names = columns.map(\.name)
    checkNames(dataset, columns)
    for column in dataset.columns {
      guard let found = columns.first(where: { $0.name.lowercased() == column.name.lowercased() })
      else {
        missing(column.name, "declares `\(column.name)`", dataset, column.place)
        continue
      }
      checkType(column, found, dataset)
    }
    for name in dataset.partitionColumns {
      missing(name, "is partitioned by `\(name)`", dataset, dataset.place)
    }
    if case .columns(let clustering) = dataset.clustering {
      for name in clustering { missing(name, "is clustered by `\(name)`", dataset, dataset.place) }
    }
    for case .primaryKey(_, let columns) in dataset.constraints {
      for name in columns { missing(name, "has `\(name)` in its key", dataset, dataset.place) }
    }
    if !dataset.partitionColumns.isEmpty, dataset.partitionColumns.count >= columns.count {
      add(
        "pipeline.partition",
        "`\(dataset.name)` has no column beside its partitions",
        dataset.place
      )
    }
  }

  private mutating func checkNames(_ dataset: Dataset, _ columns: [QueryColumn]) {
    var seen: Set<String> = []
    for column in columns {
      if !seen.insert(column.name.lowercased()).inserted {
        add(
          "pipeline.duplicate-column",
          "the query of `\(dataset.name)` gives two columns `\(column.name)`",
          dataset.place,
          next: "rename one of them with AS"
        )
      }
      let isDeclared = dataset.columns.contains { $0.name.lowercased() == column.name.lowercased() }
      if !isDeclared, !dataset.columns.isEmpty, dataset.kind == .materializedView,
        dataset.columns.contains(where: { $0.type != nil })
      {
        add(
          "pipeline.undeclared-column",
          "the query of `\(dataset.name)` gives `\(column.name)`, which is not in its list of columns",
          dataset.place,
          next: "add it to the list, or leave it out of the query"
        )
      }
      guard dataset.kind != .temporaryView else { continue }
      if column.type == nil || column.engineType == "INTERVAL", !isDeclared {
        add(
          "pipeline.column-type",
          "`\(column.name)` of `\(dataset.name)` is \(column.engineType), which no table can hold",
          dataset.place,
          next: "cast it, such as `cast(\(column.name) as string)`"
        )
      }
      if let odd = column.name.first(where: { " ,;{}()\n\t=".contains($0) }) {
        add(
          "pipeline.column-name",
          "`\(dataset.name)` gives a column `\(column.name)`",
          dataset.place,
          why: "the name of a table's column cannot have `\(odd)` in it",
          next: "give it a name with AS"
        )
      }
    }
  }

  /// What cannot be stored in the declared type without guessing.
  private mutating func checkType(
    _ declared: DeclaredColumn,
    _ found: QueryColumn,
    _ dataset: Dataset
  ) {
    guard let wanted = declared.type, let type = found.type, wanted != type else { return }
    let isGuess =
      type == .string && wanted != .binary || wanted.isNested != type.isNested
      || type == .boolean && wanted.isNumeric || wanted == .boolean
      || wanted.isNumeric && [.date, .timestamp, .timestampNTZ].contains(type)
    guard isGuess, wanted != .string || type.isNested else { return }
    add(
      "pipeline.column-type",
      "`\(declared.name)` is declared \(wanted.sparkName), and the query gives \(type.sparkName)",
      declared.place,
      next: "cast it in the query: `cast(\(declared.name) as \(wanted.sparkName))`"
    )
  }

  private mutating func missing(
    _ name: String,
    _ what: String,
    _ dataset: Dataset,
    _ place: SourcePlace
  ) {
    guard !names.contains(where: { $0.lowercased() == name.lowercased() }) else { return }
    add(
      "pipeline.missing-column",
      "`\(dataset.name)` \(what), which its query does not give",
      place,
      why: "it gives \(names.joined(separator: ", "))",
      next: Wording.didYouMean(name, names)
    )
  }

  private mutating func add(
    _ code: String,
    _ summary: String,
    _ place: SourcePlace,
    why: String? = nil,
    next: String? = nil
  ) {
    problems.append(Explanation(code, summary, place: place.description, why: why, next: next))
  }
}
