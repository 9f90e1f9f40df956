/// A key that is promised and not checked.
public enum TableConstraint: Sendable, Hashable {
  case primaryKey(name: String?, columns: [String])
  case foreignKey(name: String?, columns: [String], table: String, referenced: [String])
}
