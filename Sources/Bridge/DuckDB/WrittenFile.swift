internal import Relational

/// One row of what `COPY … (RETURN_STATS)` gives back.
struct WrittenFile {
  private let path: String
  private let rowCount: Int64
  private let sizeInBytes: Int64
  private let statistics: [ColumnStatistics]
  private let partitionValues: [(column: String, value: String?)]
  private let mask: Int64

  init(_ answer: Batch, row: Int, request: ParquetWrite) {
    let full = answer.column("filename")?.string(at: row) ?? ""
    path =
      full.hasPrefix(request.folder + "/") ? String(full.dropFirst(request.folder.count + 1)) : full
    rowCount = WrittenFile.number(answer, "count", row)
    sizeInBytes = WrittenFile.number(answer, "file_size_bytes", row)
    statistics = WrittenFile.statistics(answer.column("column_statistics")?[row], request.schema)
    var values: [(column: String, value: String?)] = []
    var mask: Int64 = 0
    if case .map(let pairs)? = answer.column("partition_keys")?[row] {
      for (key, value) in pairs {
        if key.text == DuckDBEngine.maskColumn {
          mask = value.text.flatMap(Int64.init) ?? 0
        } else {
          values.append((key.text ?? "", value.text))
        }
      }
    }
    partitionValues = values
    self.mask = mask
  }

  /// The file as the request's caller wants it, with bits turned into names.
  func file(_ names: (Int64) -> [String]) -> ParquetWriteReport.File {
    ParquetWriteReport.File(
      path: path,
      rowCount: rowCount,
      sizeInBytes: sizeInBytes,
      partitionValues: partitionValues,
      statistics: statistics,
      failedConditions: names(mask)
    )
  }

  private static func number(_ answer: Batch, _ column: String, _ row: Int) -> Int64 {
    switch answer.column(column)?[row] {
    case .integer(let value): value
    case .decimal(let value): Int64(truncatingIfNeeded: value.unscaled)
    default: 0
    }
  }

  private static func statistics(_ value: Value?, _ schema: Schema) -> [ColumnStatistics] {
    guard case .map(let columns)? = value else { return [] }
    return columns.compactMap { key, facts in
      guard let path = key.text.map(parse(path:)), let type = type(at: path, in: schema),
        case .map(let pairs) = facts
      else { return nil }
      let texts = Dictionary(
        pairs.map { ($0.key.text ?? "", $0.value.text ?? "") },
        uniquingKeysWith: { first, _ in first }
      )
      // A NaN is above or below every bound, so bounds that ignore it would lie.
      let hasNaN = texts["has_nan"] == "true"
      return ColumnStatistics(
        path: path,
        minimum: hasNaN ? nil : texts["min"].flatMap { type.value(reading: $0) },
        maximum: hasNaN ? nil : texts["max"].flatMap { type.value(reading: $0) },
        nullCount: texts["null_count"].flatMap(Int64.init)
      )
    }
  }

  /// Splits `"a"."b"` into its quoted names.
  private static func parse(path: String) -> [String] {
    var names: [String] = []
    var name = ""
    var isQuoted = false
    var characters = Substring(path)
    while let character = characters.popFirst() {
      switch (character, isQuoted) {
      case ("\"", true):
        if characters.first == "\"" {
          name.append("\"")
          characters.removeFirst()
        } else {
          isQuoted = false
        }
      case ("\"", false): isQuoted = true
      case (".", false):
        names.append(name)
        name = ""
      default: name.append(character)
      }
    }
    return names + [name]
  }

  /// The type of a plain column or struct member; `nil` inside arrays and maps, which have no bounds.
  private static func type(at path: [String], in schema: Schema) -> DataType? {
    var fields = schema.fields
    for (depth, name) in path.enumerated() {
      guard let field = fields.first(where: { $0.name == name }) else { return nil }
      if depth == path.count - 1 { return field.type.isNested ? nil : field.type }
      guard case .structure(let members) = field.type else { return nil }
      fields = members
    }
    return nil
  }
}
