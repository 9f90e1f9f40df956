import Relational

/// Gives members of structs the names that users know, in tables with column mapping.
enum Renaming {
  /// An expression of `type` for an expression of the `stored` type, which differs in names only.
  static func expression(_ value: String, from stored: DataType, to type: DataType) -> String {
    guard stored != type else { return value }
    switch (stored, type) {
    case (.structure(let old), .structure(let new)):
      let members = zip(old, new).map { from, to in
        let member = "(\(value)).\(SQL.quote(identifier: from.name))"
        return SQL.quote(identifier: to.name) + " := "
          + expression(member, from: from.type, to: to.type)
      }
      return
        "case when (\(value)) is not null then struct_pack(\(members.joined(separator: ", "))) end"
    case (.array(let old, _), .array(let new, _)):
      return "list_transform(\(value), lambda e: \(expression("e", from: old, to: new)))"
    case (.map(let oldKey, let oldValue, _), .map(let newKey, let newValue, _)):
      let key = expression("e.key", from: oldKey, to: newKey)
      let member = expression("e.value", from: oldValue, to: newValue)
      return
        "map_from_entries(list_transform(map_entries(\(value)), lambda e: struct_pack(k := \(key), v := \(member))))"
    default: return value
    }
  }
}
