extension Catalog {
  /// Adds the keys that names suggest where the SQL declares none.
  ///
  /// The key of `dim_product` is its column `product_key`, that of `orders` its column `order_id`. Another table of the
  /// same layer that has a column of that name, or one that ends in `_` and that name, refers to it. A streaming table
  /// may hold every row many times, so nothing is suggested for it.
  public mutating func suggestKeys() {
    for index in tables.indices where tables[index].primaryKey.isEmpty {
      guard let key = tables[index].suggestedKey else { continue }
      tables[index].primaryKey = [key]
    }
    let keyed = tables.filter { $0.primaryKey.count == 1 && $0.kind != .companion }
    for index in tables.indices where tables[index].kind != .companion {
      let table = tables[index]
      let known = Set(table.references.flatMap(\.columns).map { $0.lowercased() })
      for column in table.columns where !known.contains(column.name.lowercased()) {
        guard table.primaryKey != [column.name],
          let parent = Self.parent(of: column.name, in: keyed.filter { $0.layer == table.layer }),
          parent.name != table.name
        else { continue }
        tables[index].references.append(
          .init(
            columns: [column.name],
            table: parent.name,
            referenced: parent.primaryKey,
            isDeclared: false
          )
        )
      }
    }
  }

  /// The table that the column means: the one with the longest fitting key that is named after it.
  private static func parent(of column: String, in tables: [CatalogTable]) -> CatalogTable? {
    let column = column.lowercased()
    let fitting = tables.filter { table in
      guard let key = table.primaryKey.first?.lowercased() else { return false }
      return table.isNamed(after: key) && (column == key || column.hasSuffix("_" + key))
    }
    return fitting.max { ($0.primaryKey[0].count, $1.name) < ($1.primaryKey[0].count, $0.name) }
  }
}

extension CatalogTable {
  /// Its first column, when that is called like the table with `_id` or `_key` behind it.
  fileprivate var suggestedKey: String? {
    guard kind != .companion, kind != .streamingTable, let first = columns.first?.name,
      isNamed(after: first.lowercased())
    else { return nil }
    return first
  }

  /// Whether the table is that of a key: `dim_product` of `product_key`, `orders` of `order_id`.
  fileprivate func isNamed(after key: String) -> Bool {
    guard
      let stem = ["_id", "_key"].lazy.filter({ key.hasSuffix($0) })
        .map({ key.dropLast($0.count) }).first
    else { return false }
    var own = shortName.lowercased()[...]
    if own.hasPrefix("dim_") { own = own.dropFirst(4) }
    var plurals = [String(stem), stem + "s", stem + "es"]
    if stem.hasSuffix("y") { plurals.append(stem.dropLast() + "ies") }
    return plurals.contains(String(own))
  }
}
