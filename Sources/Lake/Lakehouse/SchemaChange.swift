import Delta
import Relational

/// What the columns of a table become when rows with other columns arrive.
enum SchemaChange {
  /// The table's columns after an append: the same, and behind them those that are new.
  ///
  /// - Throws: `Refusal` naming the column.
  static func appending(_ rows: Schema, to table: Schema) throws(Refusal) -> Schema {
    Schema(try merged(rows.fields, into: table.fields, at: ""))
  }

  /// - Throws: `Refusal` when names are not unique or columns cannot choose partitions.
  static func check(_ schema: Schema, partitionColumns: [String]) throws(Refusal) {
    try checkNames(schema.fields, at: "")
    var seen: Set<String> = []
    for column in partitionColumns {
      guard let field = schema.field(named: column) else { throw .unknownPartitionColumn(column) }
      guard PartitionText.canPartition(field.type) else { throw .nestedPartitionColumn(column) }
      guard seen.insert(column.lowercased()).inserted else { throw .duplicateColumn(column) }
    }
    guard schema.fields.count > partitionColumns.count || schema.fields.isEmpty else {
      throw .onlyPartitionColumns
    }
  }

  private static func checkNames(_ fields: [Field], at place: String) throws(Refusal) {
    var seen: Set<String> = []
    for field in fields {
      guard seen.insert(field.name.lowercased()).inserted else {
        throw .duplicateColumn(place + field.name)
      }
      if case .structure(let members) = field.type {
        try checkNames(members, at: place + field.name + ".")
      }
    }
  }

  private static func merged(
    _ rows: [Field],
    into table: [Field],
    at place: String
  ) throws(Refusal) -> [Field] {
    var result: [Field] = []
    for field in table {
      guard let new = rows.first(where: { $0.name.lowercased() == field.name.lowercased() }) else {
        guard field.isNullable else { throw .missingColumn(place + field.name) }
        result.append(field)
        continue
      }
      guard new.name == field.name else {
        throw .spelling(column: place + new.name, wanted: field.name)
      }
      var kept = field
      kept.type = try merged(new.type, into: field.type, at: place + field.name)
      if !new.comment.isEmpty { kept.comment = new.comment }
      result.append(kept)
    }
    let known = Set(table.map { $0.name.lowercased() })
    for field in rows where !known.contains(field.name.lowercased()) {
      guard field.isNullable else { throw .newColumnNotNull(place + field.name) }
      result.append(field)
    }
    return result
  }

  private static func merged(
    _ row: DataType,
    into table: DataType,
    at place: String
  ) throws(Refusal) -> DataType {
    switch (row, table) {
    case (.structure(let new), .structure(let old)):
      return .structure(try merged(new, into: old, at: place + "."))
    case (.array(let new, _), .array(let old, let containsNull)):
      return .array(
        element: try merged(new, into: old, at: place + ".element"),
        containsNull: containsNull
      )
    case (.map(let newKey, let new, _), .map(let oldKey, let old, let containsNull)):
      return .map(
        key: try merged(newKey, into: oldKey, at: place + ".key"),
        value: try merged(new, into: old, at: place + ".value"),
        valueContainsNull: containsNull
      )
    default:
      guard row == table else {
        throw .typeChanged(column: place, from: table.sparkName, to: row.sparkName)
      }
      return table
    }
  }
}
