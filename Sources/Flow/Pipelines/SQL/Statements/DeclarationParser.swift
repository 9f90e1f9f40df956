/// Reads the statements of a Lakeflow SQL file.
struct DeclarationParser {
  var cursor: TokenCursor

  init(_ tokens: [Token]) {
    cursor = TokenCursor(tokens: tokens, index: 0)
  }

  /// All statements; after a fault it goes on behind the next semicolon.
  mutating func declarations(faults: inout [SQLFault]) -> [Declaration] {
    var result: [Declaration] = []
    while cursor.next.kind != .end {
      if cursor.accept(sign: ";") { continue }
      do throws(SQLFault) {
        result.append(try declaration())
      } catch {
        faults.append(error)
        while !cursor.isAtEnd { cursor.index += 1 }
      }
    }
    return result
  }

  private mutating func declaration() throws(SQLFault) -> Declaration {
    guard cursor.accept("create") else { throw refusal(of: cursor.next) }
    let isRefresh = cursor.accept("or", "refresh")
    if !isRefresh { _ = cursor.accept("or", "replace") }
    var declaration = try head()
    declaration.name = try qualifiedName()
    if cursor.next.isSign("(") { try list(&declaration) }
    try clauses(&declaration)
    if declaration.kind == .streamingTable, cursor.next.word == "flow" || cursor.isAtEnd {
      throw SQLFault(
        "sql.not-yet",
        "a streaming table without `AS SELECT …` is fed by flows, which come later",
        at: cursor.next.range.lowerBound,
        next: "write its query behind `AS`"
      )
    }
    try cursor.expect("as", "and the query")
    declaration.query = try query()
    return declaration
  }

  /// What stands between CREATE and the name.
  private mutating func head() throws(SQLFault) -> Declaration {
    let first = cursor.next
    let isTemporary = cursor.accept("temporary") || cursor.accept("temp")
    let isPrivate = cursor.accept("private")
    let isStreaming = cursor.accept("streaming")
    let legacy = cursor.next.word == "live" ? cursor.take() : nil
    let kind: Dataset.Kind
    if cursor.accept("table"), isStreaming || legacy != nil {
      kind = isStreaming ? .streamingTable : .materializedView
    } else if !isStreaming, cursor.accept("materialized", "view") {
      kind = .materializedView
    } else if !isStreaming, isTemporary || legacy != nil, cursor.accept("view") {
      kind = .temporaryView
    } else {
      throw refusalOfCreate(first)
    }
    var declaration = Declaration(
      kind: kind,
      isPrivate: isPrivate || kind == .temporaryView,
      name: []
    )
    if isTemporary, kind != .temporaryView {
      declaration.isPrivate = true
      declaration.legacySpelling = first
    }
    declaration.legacySpelling = legacy ?? declaration.legacySpelling
    if cursor.accept("if", "not", "exists") {}
    return declaration
  }

  private mutating func qualifiedName() throws(SQLFault) -> [Token] {
    var parts = [try cursor.expectName("the name of the dataset")]
    while cursor.accept(sign: ".") { parts.append(try cursor.expectName("a name behind the dot")) }
    guard parts.count <= 3 else {
      throw SQLFault(
        "sql.syntax",
        "a name has at most three parts: catalog.schema.name",
        at: parts[0].range.lowerBound
      )
    }
    if parts.count == 2, parts[0].word == "live" { parts.removeFirst() }
    return parts
  }

  private mutating func query() throws(SQLFault) -> Range<Int> {
    let start = cursor.index
    guard ["select", "with"].contains(cursor.next.word) || cursor.next.isSign("(") else {
      throw cursor.unexpected("a query, beginning with `SELECT` or `WITH`,")
    }
    while !cursor.isAtEnd { cursor.index += 1 }
    return start..<cursor.index
  }

  /// Why a statement that is not CREATE is refused.
  private func refusal(of token: Token) -> SQLFault {
    let later = ["apply": "APPLY CHANGES INTO", "auto": "AUTO CDC INTO"]
    if let name = later[token.word] {
      return SQLFault("sql.not-yet", "`\(name)` comes later", at: token.range.lowerBound)
    }
    return SQLFault(
      "sql.statement",
      "\(token.shown) does not begin a statement of a pipeline",
      at: token.range.lowerBound,
      next:
        "a pipeline's SQL declares datasets: `CREATE OR REFRESH MATERIALIZED VIEW … AS SELECT …`, "
        + "`CREATE OR REFRESH STREAMING TABLE …` or `CREATE TEMPORARY VIEW …`"
    )
  }

  private func refusalOfCreate(_ first: Token) -> SQLFault {
    let offset = first.range.lowerBound
    switch first.word {
    case "flow":
      return SQLFault("sql.not-yet", "`CREATE FLOW` comes later", at: offset)
    case "view":
      return SQLFault(
        "sql.statement",
        "a published view is not supported",
        at: offset,
        next: "write `CREATE TEMPORARY VIEW` or `CREATE OR REFRESH MATERIALIZED VIEW`"
      )
    case "table":
      return SQLFault(
        "sql.statement",
        "a pipeline does not create plain tables",
        at: offset,
        next: "write `CREATE OR REFRESH STREAMING TABLE` or `CREATE OR REFRESH MATERIALIZED VIEW`"
      )
    default:
      let words = ["streaming", "materialized", "temporary", "private", "flow"]
      return SQLFault(
        "sql.statement",
        "\(first.shown) where `STREAMING TABLE`, `MATERIALIZED VIEW` or `TEMPORARY VIEW` was expected",
        at: offset,
        next: Wording.didYouMean(first.text.lowercased(), words)
      )
    }
  }
}
