import Relational

extension Snapshot {
  /// Live files that may hold rows meeting all conditions, by path.
  ///
  /// - Parameter conditions: On partition columns and on columns with statistics; others leave out nothing.
  /// - Returns: A superset of the files with such rows.
  public func files(where conditions: [ColumnFilter]) -> [AddFile] {
    let known = conditions.compactMap { condition in
      storedField(named: condition.column).map { (condition, $0) }
    }
    guard !known.isEmpty else { return files }
    let partitioned = Set(storedPartitionFields.map { $0.name.lowercased() })
    return files.filter { file in
      let needsStatistics = known.contains { !partitioned.contains($0.1.name.lowercased()) }
      let statistics = needsStatistics ? FileBounds(file.stats) : nil
      return known.allSatisfy { condition, field in
        guard partitioned.contains(field.name.lowercased()) else {
          return statistics?.mayMeet(condition, field: field) ?? true
        }
        let text = file.partitionValues.first { $0.key.lowercased() == field.name.lowercased() }?
          .value
        guard let value = PartitionText.value(of: text, type: field.type) else { return true }
        return value.isNull ? false : FileBounds.meets(value, value, condition)
      }
    }
  }

  private func storedField(named name: String) -> Field? {
    let wanted = name.lowercased()
    return zip(schema.fields, storedSchema.fields)
      .first { $0.0.name.lowercased() == wanted }?.1
  }

  /// Whether every file of `files` is known to hold every column that is no partition column.
  public func allColumnsPresent(in files: [AddFile]) -> Bool {
    let partitioned = Set(storedPartitionFields.map { $0.name.lowercased() })
    let names = storedSchema.names.map { $0.lowercased() }.filter { !partitioned.contains($0) }
    return files.allSatisfy { file in
      let counted = Set((FileBounds(file.stats)?.countedColumns ?? []).map { $0.lowercased() })
      return names.allSatisfy(counted.contains)
    }
  }
}

/// Statistics of one file, read back.
private struct FileBounds {
  private let json: JSON

  init?(_ text: String?) {
    guard let text, let json = try? JSON(parsing: text) else { return nil }
    self.json = json
  }

  var countedColumns: [String] { (json["nullCount"]?.object ?? []).map(\.0) }

  func mayMeet(_ condition: ColumnFilter, field: Field) -> Bool {
    // Writers spell single precision in many ways.
    if field.type == .float { return true }
    // NaN has no bound and is above all numbers.
    if field.type == .double,
      condition.comparison == .greater || condition.comparison == .greaterOrEqual
    {
      return true
    }
    if let rows = json["numRecords"]?.int64, rows == json["nullCount"]?[field.name]?.int64 {
      return false
    }
    let lower = json["minValues"]?[field.name].flatMap {
      FileStatistics.value(of: $0, type: field.type)
    }
    let upper = json["maxValues"]?[field.name].flatMap {
      FileStatistics.value(of: $0, type: field.type)
    }
    return FileBounds.meets(lower, FileBounds.widened(upper), condition)
  }

  /// Other writers cut instants to the millisecond.
  private static func widened(_ upper: Value?) -> Value? {
    switch upper {
    case .timestamp(let value): .timestamp(microseconds: value + 999)
    case .timestampNTZ(let value): .timestampNTZ(microseconds: value + 999)
    default: upper
    }
  }

  /// Whether some value from `lower` to `upper` may meet the condition; an unknown bound is no bound.
  static func meets(_ lower: Value?, _ upper: Value?, _ condition: ColumnFilter) -> Bool {
    let low = lower.flatMap { ValueOrder.compare($0, condition.value) }
    let high = upper.flatMap { ValueOrder.compare($0, condition.value) }
    return switch condition.comparison {
    case .equal: low.map { $0 <= 0 } ?? true && high.map { $0 >= 0 } ?? true
    case .less: low.map { $0 < 0 } ?? true
    case .lessOrEqual: low.map { $0 <= 0 } ?? true
    case .greater: high.map { $0 > 0 } ?? true
    case .greaterOrEqual: high.map { $0 >= 0 } ?? true
    }
  }
}
