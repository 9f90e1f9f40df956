/// A change that a table's own rules forbid.
public enum Refusal: Error, Sendable, Equatable {
  /// The table takes no removals (`delta.appendOnly`).
  case appendOnly
  /// Appended rows have another type in this column.
  case typeChanged(column: String, from: String, to: String)
  /// Appended rows spell a column's name with other upper and lower case letters.
  case spelling(column: String, wanted: String)
  /// Appended rows miss a column that must not be null.
  case missingColumn(String)
  /// A new column of an append must be nullable.
  case newColumnNotNull(String)
  /// Appended rows are partitioned differently.
  case partitioningChanged(from: [String], to: [String])
  /// A partition column that is no column of the table.
  case unknownPartitionColumn(String)
  /// A column whose type cannot choose a partition.
  case nestedPartitionColumn(String)
  /// Every column chooses a partition: the files would be empty.
  case onlyPartitionColumns
  /// Two columns whose names differ only in case.
  case duplicateColumn(String)
  /// A partition value that is no text of the column's type.
  case partitionValue(column: String, type: String)
  /// A file does not say what value a partition column has.
  case partitionValueMissing(column: String, file: String)
  /// New rows have null where the table allows none.
  case nullsInColumn(String, count: Int64)
  /// The table declares a rule that Mercer cannot check yet.
  case rule(kind: String, name: String)
  /// A property this implementation cannot honour.
  case property(name: String, value: String)
}
