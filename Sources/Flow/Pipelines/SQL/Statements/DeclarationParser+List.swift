extension DeclarationParser {
  /// The parenthesised list behind the name: columns, expectations and keys.
  mutating func list(_ declaration: inout Declaration) throws(SQLFault) {
    try cursor.expect(sign: "(", "before the columns")
    repeat {
      if cursor.accept("constraint") {
        let name = try cursor.expectName("the name of the constraint")
        if cursor.accept("expect") {
          declaration.conditions.append(try condition(name))
        } else if let constraint = try tableConstraint(name: name.text) {
          declaration.constraints.append(constraint)
        } else {
          throw cursor.unexpected("`EXPECT`, `PRIMARY KEY` or `FOREIGN KEY`")
        }
      } else if cursor.next.word == "expect", cursor.peek(1).isSign("(") {
        throw SQLFault(
          "sql.syntax",
          "an expectation needs a name",
          at: cursor.next.range.lowerBound,
          next: "write `CONSTRAINT name EXPECT (…)`"
        )
      } else if let constraint = try tableConstraint(name: nil) {
        declaration.constraints.append(constraint)
      } else {
        declaration.columns.append(try column(&declaration))
      }
    } while cursor.accept(sign: ",")
    try cursor.expect(sign: ")", "behind the columns")
  }

  private mutating func condition(_ name: Token) throws(SQLFault) -> Declaration.Condition {
    guard cursor.next.isSign("(") else { throw cursor.unexpected("`(` before the condition") }
    let open = cursor.next
    let tokens = try cursor.skipGroup()
    guard !tokens.isEmpty else {
      throw SQLFault("sql.syntax", "the condition is empty", at: open.range.lowerBound)
    }
    var violation = Expectation.Violation.warn
    if cursor.accept("on") {
      try cursor.expect("violation", "behind `ON`")
      if cursor.accept("drop", "row") {
        violation = .dropRow
      } else if cursor.accept("fail", "update") {
        violation = .failUpdate
      } else {
        throw cursor.unexpected("`DROP ROW` or `FAIL UPDATE`")
      }
    }
    return Declaration.Condition(name: name, tokens: tokens, violation: violation)
  }

  private mutating func column(_ declaration: inout Declaration) throws(SQLFault)
    -> Declaration.Column
  {
    var column = Declaration.Column(name: try cursor.expectName("a column, `CONSTRAINT` or a key"))
    if cursor.next.isName, cursor.next.word != "comment" { column.type = try cursor.expectType() }
    while !cursor.next.isSign(","), !cursor.next.isSign(")"), !cursor.isAtEnd {
      if cursor.accept("not", "null") {
        column.isNullable = false
      } else if cursor.accept("comment") {
        column.comment = try cursor.expectText("a comment")
      } else if cursor.accept("primary", "key") {
        skipKeyOptions()
        declaration.constraints.append(.primaryKey(name: nil, columns: [column.name.text]))
      } else if ["generated", "default", "mask"].contains(cursor.next.word) {
        throw SQLFault(
          "sql.not-yet",
          "`\(cursor.next.text.uppercased())` of a column comes later",
          at: cursor.next.range.lowerBound
        )
      } else {
        throw cursor.unexpected("`NOT NULL`, `COMMENT`, `PRIMARY KEY`, `,` or `)`")
      }
    }
    return column
  }

  /// `nil` when no key comes next.
  private mutating func tableConstraint(name: String?) throws(SQLFault) -> TableConstraint? {
    if cursor.accept("primary", "key") {
      let columns = try cursor.expectNames("a column of the key").map(\.text)
      skipKeyOptions()
      return .primaryKey(name: name, columns: columns)
    }
    guard cursor.accept("foreign", "key") else { return nil }
    let columns = try cursor.expectNames("a column of the key").map(\.text)
    try cursor.expect("references", "and the other table")
    var table = try cursor.expectName("a table").text
    while cursor.accept(sign: ".") { table += "." + (try cursor.expectName("a table").text) }
    let referenced =
      cursor.next.isSign("(")
      ? try cursor.expectNames("a column of the other table").map(\.text) : []
    skipKeyOptions()
    return .foreignKey(name: name, columns: columns, table: table, referenced: referenced)
  }

  /// Words behind a key that say how much it is to be trusted.
  private mutating func skipKeyOptions() {
    let options = [
      "not", "enforced", "deferrable", "initially", "deferred", "norely", "rely", "match", "full",
      "timeseries",
    ]
    while options.contains(cursor.next.word) { cursor.index += 1 }
  }
}
