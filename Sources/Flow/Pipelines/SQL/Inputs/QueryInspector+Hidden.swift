internal import Relational

extension QueryInspector {
  /// Notes who reads the columns of a file source that `*` does not show, and where `*` must leave them out.
  mutating func noteHiddenColumns(_ query: SyntaxNode, _ direct: [Int]) {
    let files = direct.filter { if case .files = relations[$0].source { true } else { false } }
    var columns: [SyntaxNode] = []
    forEachExpression(of: query) { if $0.expressionClass == "COLUMN_REF" { columns.append($0) } }
    for column in columns {
      let names = column.texts("column_names").map { $0.lowercased() }
      guard let offset = column.offset, let token = rendered.token(at: offset) else { continue }
      if names == [FileSource.rowIDColumn],
        translator.tokens[token].word == "monotonically_increasing_id"
      {
        noteRowID(query, files, direct, column)
      } else if names.first == FileSource.metadataColumn {
        noteMetadata(files, column)
      } else if names.count > 1, names[1] == FileSource.metadataColumn {
        let qualified = files.first { relations[$0].alias?.lowercased() == names[0] }
        if let qualified { mark(qualified, FileSource.metadataColumn) }
      }
    }
    hideColumns(query, files)
  }

  private mutating func noteMetadata(_ files: [Int], _ column: SyntaxNode) {
    if files.count == 1 {
      mark(files[0], FileSource.metadataColumn)
    } else if files.count > 1 {
      fault(
        "sql.ambiguous-column",
        "`_metadata` may mean several files",
        at: column.offset,
        next: "give each `read_files` an alias and write `alias._metadata`"
      )
    }
  }

  private mutating func noteRowID(
    _ query: SyntaxNode,
    _ files: [Int],
    _ direct: [Int],
    _ column: SyntaxNode
  ) {
    let isPlain =
      files.count == 1 && direct.count == 1 && query["from_table"]?.type == "TABLE_FUNCTION"
      && query["where_clause"] == nil && query["qualify"] == nil
      && query.nodes("group_expressions").isEmpty
      && !query.nodes("modifiers").contains { $0.type == "DISTINCT_MODIFIER" }
    guard isPlain else {
      fault(
        "sql.not-portable",
        "`monotonically_increasing_id()` numbers rows that depend on how the query is run",
        at: column.offset,
        next: "use it in a SELECT that reads one `read_files` and neither filters, joins nor groups"
      )
      return
    }
    mark(files[0], FileSource.rowIDColumn)
  }

  /// Makes every `*` over a file source leave its hidden columns out.
  private mutating func hideColumns(_ query: SyntaxNode, _ files: [Int]) {
    for star in query.nodes("select_list") where star.expressionClass == "STAR" {
      let qualifier = star.text("relation_name")?.lowercased()
      let meant = files.filter {
        qualifier == nil || relations[$0].alias?.lowercased() == qualifier
      }
      var columns: [String] = []
      if meant.contains(where: { relations[$0].usesMetadata }) {
        columns.append(FileSource.metadataColumn)
      }
      if meant.contains(where: { relations[$0].usesRowID }) {
        columns.append(FileSource.rowIDColumn)
      }
      guard !columns.isEmpty, let offset = star.offset, var token = rendered.token(at: offset)
      else {
        continue
      }
      while !translator.tokens[token].isSign("*") { token += 1 }
      hide(columns, fromStarAt: token)
    }
  }
}
