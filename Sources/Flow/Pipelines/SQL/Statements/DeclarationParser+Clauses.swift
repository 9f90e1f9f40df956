extension DeclarationParser {
  /// The clauses between the list and `AS`, in any order.
  mutating func clauses(_ declaration: inout Declaration) throws(SQLFault) {
    var seen: Set<String> = []
    let isView = declaration.kind == .temporaryView
    while cursor.next.word != "as", cursor.next.word != "flow", !cursor.isAtEnd {
      let token = cursor.next
      let name = token.word
      guard seen.insert(name).inserted else {
        throw SQLFault(
          "sql.syntax",
          "`\(token.text.uppercased())` is said twice",
          at: token.range.lowerBound
        )
      }
      if cursor.accept("comment") {
        declaration.comment = try cursor.expectText("a comment")
      } else if cursor.accept("tblproperties") {
        declaration.properties = try properties()
      } else if !isView, cursor.accept("using") {
        try cursor.expect("delta", "behind `USING`: Mercer writes Delta tables")
      } else if !isView, cursor.accept("partitioned") {
        try cursor.expect("by", "behind `PARTITIONED`")
        declaration.partitionColumns = try cursor.expectNames("a partition column")
      } else if !isView, cursor.accept("cluster") {
        try cursor.expect("by", "behind `CLUSTER`")
        try clustering(&declaration)
      } else {
        throw clauseRefusal(isView: isView)
      }
    }
    if seen.contains("partitioned"), seen.contains("cluster") {
      throw SQLFault(
        "sql.syntax",
        "`PARTITIONED BY` and `CLUSTER BY` exclude each other",
        at: declaration.name[0].range.lowerBound
      )
    }
  }

  private mutating func clustering(_ declaration: inout Declaration) throws(SQLFault) {
    if cursor.accept("auto") {
      declaration.clustering = .automatic
    } else if !cursor.accept("none") {
      declaration.clusteringColumns = try cursor.expectNames("a clustering column")
      declaration.clustering = .columns(declaration.clusteringColumns.map(\.text))
    }
  }

  /// `(key = value, …)`; keys are texts or dotted names, values any literal.
  private mutating func properties() throws(SQLFault) -> [String: String] {
    var result: [String: String] = [:]
    try cursor.expect(sign: "(", "before the properties")
    repeat {
      let place = cursor.next
      var key: String
      if cursor.next.isName {
        key = cursor.take().text
        while cursor.accept(sign: ".") { key += "." + (try cursor.expectName("a key").text) }
      } else {
        key = try cursor.expectText("a key")
      }
      if !cursor.accept(sign: "=") { _ = cursor.accept(sign: "==") }
      guard result.updateValue(try propertyValue(), forKey: key) == nil else {
        throw SQLFault(
          "sql.syntax",
          "the property `\(key)` is set twice",
          at: place.range.lowerBound
        )
      }
    } while cursor.accept(sign: ",")
    try cursor.expect(sign: ")", "behind the properties")
    return result
  }

  private mutating func propertyValue() throws(SQLFault) -> String {
    if cursor.next.kind == .number || ["true", "false"].contains(cursor.next.word) {
      return cursor.take().text
    }
    return try cursor.expectText("the property's value")
  }

  private func clauseRefusal(isView: Bool) -> SQLFault {
    let later = ["with": "WITH ROW FILTER", "refresh": "REFRESH POLICY", "schedule": "SCHEDULE"]
    let token = cursor.next
    if let clause = later[token.word] {
      return SQLFault("sql.not-yet", "`\(clause)` comes later", at: token.range.lowerBound)
    }
    if token.word == "location" {
      return SQLFault(
        "sql.syntax",
        "Mercer keeps the tables of a lake in the lake",
        at: token.range.lowerBound,
        next: "leave `LOCATION` out; the lake's folder is set by `lake` in mercer.yml"
      )
    }
    let clauses =
      isView
      ? ["COMMENT", "TBLPROPERTIES", "AS"]
      : ["PARTITIONED BY", "CLUSTER BY", "COMMENT", "TBLPROPERTIES", "AS"]
    return cursor.unexpected(
      Wording.list(clauses.map { "`\($0)`" }, conjunction: "or")
    )
  }
}
