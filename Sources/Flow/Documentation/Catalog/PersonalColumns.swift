/// Finds columns whose values are about a person, by their names, by where they come from, and by what a project says.
public struct PersonalColumns: Sendable {
  /// Patterns `layer.table.column` of columns that are personal; `*` stands for any characters.
  public var personal: [String]
  /// Patterns of columns that are not, whatever their names suggest; they win.
  public var open: [String]

  /// Gathers what a project says.
  public init(personal: [String] = [], open: [String] = []) {
    self.personal = personal
    self.open = open
  }

  /// Marks the personal columns of every table.
  public func mark(_ catalog: inout Catalog) {
    for index in catalog.tables.indices { markByName(&catalog.tables[index]) }
    // A text made of a personal text is one as well; a count or a key of it is not.
    var isMoving = true
    while isMoving {
      isMoving = false
      let marked = Set(
        catalog.tables.flatMap { table in
          table.columns.filter(\.isPersonal).map { Self.key(table.name, $0.name) }
        }
      )
      for index in catalog.tables.indices {
        let table = catalog.tables[index]
        for (place, column) in table.columns.enumerated() where !column.isPersonal {
          guard Self.carriesText(column.type), !isOpen(table, column) else { continue }
          guard column.origins.contains(where: { marked.contains(Self.key($0.table, $0.column)) })
          else { continue }
          catalog.tables[index].columns[place].isPersonal = true
          isMoving = true
        }
      }
    }
    markCompanions(&catalog)
  }

  private func markByName(_ table: inout CatalogTable) {
    let names = table.columns.map { Self.words($0.name) }
    // What is called only `name` is a person's name where a person is described.
    let describesPerson = names.contains { Self.aboutPeople.contains($0) }
    for (index, column) in table.columns.enumerated() {
      let qualified = table.name + "." + column.name
      let isNamed =
        Self.suggestsPerson(names[index]) || (describesPerson && names[index] == " name ")
      let isPersonal =
        personal.contains { Self.fits(qualified, $0) } || (isNamed && Self.carriesText(column.type))
      table.columns[index].isPersonal = isPersonal && !isOpen(table, column)
    }
  }

  /// Quarantine and the like have the columns of their table.
  private func markCompanions(_ catalog: inout Catalog) {
    for index in catalog.tables.indices {
      let table = catalog.tables[index]
      guard let original = table.original.flatMap({ catalog.table($0) }) else { continue }
      for (place, column) in table.columns.enumerated()
      where original.column(column.name)?.isPersonal == true && !isOpen(table, column) {
        catalog.tables[index].columns[place].isPersonal = true
      }
    }
  }

  private func isOpen(_ table: CatalogTable, _ column: CatalogColumn) -> Bool {
    open.contains { Self.fits(table.name + "." + column.name, $0) }
  }

  /// Whole words, alone or in a row, that say a column is about a person, or may hold anything that landed.
  private static let signs = [
    "email", "e mail", "mail", "phone", "telephone", "mobile", "fax", "address", "address line1",
    "address line2", "address1", "address2", "street", "postal code", "postcode", "zip", "zip code",
    "birth", "birthday", "birthdate", "dob", "first name", "firstname", "last name", "lastname",
    "full name", "fullname", "surname", "given name", "family name", "middle name", "maiden name",
    "customer name", "contact name", "person name", "user name", "username", "ssn", "passport",
    "iban", "ip address", "latitude", "longitude", "raw text", "rescued data", "source text",
  ].map { " " + $0 + " " }

  private static let aboutPeople: [String] = [
    " email ", " phone ", " birth date ", " first name ", " last name ", " gender ",
  ]

  private static func suggestsPerson(_ words: String) -> Bool {
    signs.contains { words.contains($0) }
  }

  /// The words of a name in lower case, a space on both sides: `customerEmail` and `customer_email` alike.
  private static func words(_ name: String) -> String {
    var text = " "
    var isUpper = true
    for character in name {
      if character.isLetter || character.isNumber {
        if character.isUppercase, !isUpper { text += " " }
        text += character.lowercased()
        isUpper = character.isUppercase
      } else {
        if !text.hasSuffix(" ") { text += " " }
        isUpper = true
      }
    }
    return text.hasSuffix(" ") ? text : text + " "
  }

  private static func carriesText(_ type: String) -> Bool {
    !["boolean", "bigint", "tinyint", "smallint", "int"].contains(type)
      && !type.hasPrefix("decimal")
  }

  private static func key(_ table: String, _ column: String) -> String {
    (table + "." + column).lowercased()
  }

  /// Whether `text` fits a pattern in which `*` stands for any characters, without regard to case.
  static func fits(_ text: String, _ pattern: String) -> Bool {
    let parts = pattern.lowercased().split(separator: "*", omittingEmptySubsequences: false)
    var rest = text.lowercased()[...]
    guard let first = parts.first, rest.hasPrefix(first) else { return false }
    rest = rest.dropFirst(first.count)
    guard parts.count > 1 else { return rest.isEmpty }
    for part in parts[1..<(parts.count - 1)] {
      guard let found = rest.firstRange(of: part) else {
        if part.isEmpty { continue }
        return false
      }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }
}
