internal import Relational

extension TokenCursor {
  /// Takes a type as Spark spells it.
  mutating func expectType() throws(SQLFault) -> DataType {
    var closers = 0
    let type = try expectType(closers: &closers)
    guard closers == 0 else { throw unexpected("one `>` less") }
    return type
  }

  /// `closers` counts `>` that belong to types around this one; `>>` and `>>>` are one token.
  private mutating func expectType(closers: inout Int) throws(SQLFault) -> DataType {
    let token = try expectName("a type")
    let name = token.text.lowercased()
    if let type = DataType.sparkTypes[name] {
      if name == "timestamp", accept("without", "time", "zone") { return .timestampNTZ }
      return type
    }
    switch name {
    case "decimal", "dec", "numeric": return try decimalArguments(at: token)
    case "array":
      try expect(sign: "<", "behind `array`")
      let element = try expectType(closers: &closers)
      try close(&closers)
      return .array(element: element, containsNull: true)
    case "map":
      try expect(sign: "<", "behind `map`")
      let key = try expectType(closers: &closers)
      try expect(sign: ",", "behind the type of the keys")
      let value = try expectType(closers: &closers)
      try close(&closers)
      return .map(key: key, value: value, valueContainsNull: true)
    case "struct":
      try expect(sign: "<", "behind `struct`")
      return .structure(try structFields(closers: &closers))
    case "char", "varchar", "character":
      throw SQLFault(
        "sql.type",
        "`\(token.text)` is a string whose length is checked, which Mercer does not do",
        at: token.range.lowerBound,
        next: "write `string`, and check the length with an expectation"
      )
    default:
      throw SQLFault(
        "sql.type",
        "there is no type `\(token.text)`",
        at: token.range.lowerBound,
        next: Wording.didYouMean(name, DataType.sparkTypeNames)
      )
    }
  }

  /// `(precision, scale)`; Spark's default is (10,0).
  private mutating func decimalArguments(at token: Token) throws(SQLFault) -> DataType {
    guard accept(sign: "(") else { return .decimal(precision: 10, scale: 0) }
    let precision = try expectNumber("the number of digits")
    let scale = accept(sign: ",") ? try expectNumber("the digits behind the point") : 0
    try expect(sign: ")", "behind the digits")
    guard (1...38).contains(precision), (0...precision).contains(scale) else {
      throw SQLFault(
        "sql.type",
        "decimal(\(precision),\(scale)) cannot be",
        at: token.range.lowerBound,
        why: "a decimal has 1 to 38 digits, and no more of them behind the point than in all"
      )
    }
    return .decimal(precision: precision, scale: scale)
  }

  /// Takes a whole number without sign.
  mutating func expectNumber(_ purpose: String) throws(SQLFault) -> Int {
    guard next.kind == .number, let number = Int(next.text) else { throw unexpected(purpose) }
    index += 1
    return number
  }

  private mutating func structFields(closers: inout Int) throws(SQLFault) -> [Field] {
    var fields: [Field] = []
    repeat {
      let name = try expectName("the name of a member")
      _ = accept(sign: ":")
      var field = Field(name.text, try expectType(closers: &closers))
      if accept("not", "null") { field.isNullable = false }
      if accept("comment") { field.comment = try expectText("a comment") }
      fields.append(field)
    } while closers == 0 && accept(sign: ",")
    try close(&closers)
    return fields
  }

  private mutating func close(_ closers: inout Int) throws(SQLFault) {
    if closers > 0 {
      closers -= 1
    } else if accept(sign: ">>>") {
      closers += 2
    } else if accept(sign: ">>") {
      closers += 1
    } else {
      try expect(sign: ">", "behind the type")
    }
  }
}

extension DataType {
  /// Spark's names of the types that take no arguments.
  static let sparkTypes: [String: DataType] = [
    "boolean": .boolean, "tinyint": .byte, "byte": .byte, "smallint": .short, "short": .short,
    "int": .integer, "integer": .integer, "bigint": .long, "long": .long, "float": .float,
    "real": .float, "double": .double, "string": .string, "binary": .binary, "date": .date,
    "timestamp": .timestamp, "timestamp_ltz": .timestamp, "timestamp_ntz": .timestampNTZ,
  ]

  static let sparkTypeNames = sparkTypes.keys.sorted() + ["array", "decimal", "map", "struct"]
}
