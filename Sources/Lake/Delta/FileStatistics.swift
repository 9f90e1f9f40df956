public import Relational

/// Counts and bounds of a data file as the log writes them.
///
/// Source: Delta protocol, "Per-file Statistics".
public enum FileStatistics {
  /// Text of the `stats` member for a file that was written.
  ///
  /// - Parameters:
  ///   - file: What the engine reported.
  ///   - schema: Columns of the table.
  ///   - boundedColumns: How many leaf columns, from the first, get bounds; all get their count of nulls.
  /// - Returns: JSON on one line.
  public static func text(
    of file: ParquetWriteReport.File,
    schema: Schema,
    boundedColumns: Int = 32
  ) -> String {
    var minima: [(path: ArraySlice<String>, value: JSON)] = []
    var maxima = minima
    var nulls = minima
    let order = leaves(of: schema.fields, below: [])
    var places: [[String]: Int] = [:]
    for (index, leaf) in order.enumerated() { places[leaf.path.map { $0.lowercased() }] = index }
    for column in file.statistics {
      guard let index = places[column.path.map { $0.lowercased() }] else { continue }
      let leaf = order[index]
      if let count = column.nullCount { nulls.append((leaf.path[...], JSON(count))) }
      guard index < boundedColumns, !isNaN(column.minimum), !isNaN(column.maximum) else { continue }
      if let value = column.minimum, let bound = lower(value) {
        minima.append((leaf.path[...], bound))
      }
      if let value = column.maximum, let bound = upper(value) {
        maxima.append((leaf.path[...], bound))
      }
    }
    let statistics: JSON = [
      "numRecords": JSON(file.rowCount), "minValues": tree(minima), "maxValues": tree(maxima),
      "nullCount": tree(nulls),
    ]
    return statistics.text
  }

  /// Columns that are no structs, and members of structs; what lies in arrays and maps has no statistics.
  static func leaves(
    of fields: [Field],
    below path: [String]
  ) -> [(path: [String], type: DataType)] {
    var result: [(path: [String], type: DataType)] = []
    for field in fields {
      let here = path + [field.name]
      if case .structure(let members) = field.type {
        result += leaves(of: members, below: here)
      } else {
        result.append((here, field.type))
      }
    }
    return result
  }

  /// The value a bound stands for; `nil` when it cannot be read.
  static func value(of json: JSON, type: DataType) -> Value? {
    switch json {
    case .string(let text), .number(let text): PartitionText.value(of: text, type: type)
    case .boolean(let value): type == .boolean ? .boolean(value) : nil
    default: nil
    }
  }

  private static func lower(_ value: Value) -> JSON? {
    switch value {
    case .string(let text):
      let scalars = text.unicodeScalars
      return scalars.count <= 32 ? .string(text) : .string(String(scalars.prefix(32)))
    case .timestamp(let microseconds):
      return .string(TextTime.milliseconds(microseconds, roundedUp: false) + "Z")
    case .timestampNTZ(let microseconds):
      return .string(TextTime.milliseconds(microseconds, roundedUp: false))
    default: return exact(value)
    }
  }

  private static func upper(_ value: Value) -> JSON? {
    switch value {
    case .string(let text):
      let scalars = text.unicodeScalars
      guard scalars.count > 32 else { return .string(text) }
      let cut = scalars.index(scalars.startIndex, offsetBy: 32)
      // The sign behind the prefix is above whatever stood there.
      let sign: Unicode.Scalar = scalars[cut].value < 0x7F ? "\u{7F}" : "\u{10FFFF}"
      return .string(String(scalars[..<cut]) + String(Character(sign)))
    case .timestamp(let microseconds):
      return .string(TextTime.milliseconds(microseconds, roundedUp: true) + "Z")
    case .timestampNTZ(let microseconds):
      return .string(TextTime.milliseconds(microseconds, roundedUp: true))
    default: return exact(value)
    }
  }

  private static func exact(_ value: Value) -> JSON? {
    switch value {
    case .integer, .decimal: value.json
    case .double(let number): number.isFinite ? value.json : nil
    case .date: value.json
    default: nil
    }
  }

  private static func isNaN(_ value: Value?) -> Bool {
    if case .double(let number) = value { number.isNaN } else { false }
  }

  /// Objects within objects, members in the order of their first appearance.
  private static func tree(_ leaves: [(path: ArraySlice<String>, value: JSON)]) -> JSON {
    var members: [(String, JSON)] = []
    var begun: Set<String> = []
    for leaf in leaves {
      guard let name = leaf.path.first, begun.insert(name).inserted else { continue }
      if leaf.path.count == 1 {
        members.append((name, leaf.value))
      } else {
        let below = leaves.filter { $0.path.first == name }
          .map { (path: $0.path.dropFirst(), value: $0.value) }
        members.append((name, tree(below)))
      }
    }
    return .object(members)
  }
}
