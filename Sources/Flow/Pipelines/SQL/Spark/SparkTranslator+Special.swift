internal import Relational

extension SparkTranslator {
  /// Functions whose arguments must be looked at.
  mutating func applySpecial(_ call: inout SparkCall) {
    if let type = DataType.sparkTypes[call.function] { return castFunction(call, to: type) }
    switch call.function {
    case "decimal": castFunction(call, to: .decimal(precision: 10, scale: 0))
    case "concat": joinTexts(call)
    case "concat_ws": joinWithSeparator(call)
    case "count": count(call)
    case "collect_set": collectSet(call)
    case "percentile_approx", "approx_percentile": approximatePercentile(call)
    case "row_number", "rank", "dense_rank":
      rewrite(call, "cast(\(call.function)()~ as integer)")
    case "explode": explode(call)
    case "round": round(call)
    case "struct": structure(call)
    case "named_struct": namedStructure(call)
    case "map": map(call)
    case "element_at", "try_element_at", "get": element(call)
    case "sort_array": sortArray(call)
    case "monotonically_increasing_id": rowID(call)
    case "sha2", "conv": digits(call)
    case "split", "regexp_replace", "regexp_extract", "regexp_extract_all", "rlike", "regexp_like",
      "regexp":
      applyPattern(call)
    default: applyDate(call)
    }
  }

  /// Fills a template whose text is put together here.
  mutating func rewrite(_ call: SparkCall, _ template: String) {
    apply(SparkFunction.Template(template), to: call)
  }

  /// `concat` is NULL when one of its texts is.
  private mutating func joinTexts(_ call: SparkCall) {
    for argument in call.arguments { asText(argument) }
    edits.replace(call.name, with: "(")
    edits.replace(call.open, with: "")
    for argument in call.arguments.dropLast() { edits.replace(argument.upperBound, with: " ||") }
  }

  /// `concat_ws` leaves NULLs out; an array gives its elements.
  private mutating func joinWithSeparator(_ call: SparkCall) {
    let last = call.arguments[call.arguments.count - 1]
    let arrays = [
      "collect_list", "collect_set", "sort_array", "array_sort", "array_distinct", "array", "split",
      "transform", "filter", "array_agg", "flatten", "slice",
    ]
    if call.arguments.count == 2, let inner = calls[last.lowerBound], inner.end == last.upperBound,
      arrays.contains(inner.function)
    {
      edits.replace(call.name, with: "spark.join_array")
      return
    }
    for argument in call.arguments { asText(argument) }
  }

  /// `count(DISTINCT a, b)` counts rows without NULL in them.
  private mutating func count(_ call: SparkCall) {
    guard call.arguments.count > 1 else { return }
    guard call.isDistinct else {
      refuse(
        "`count` of several columns",
        at: call.name.lowerBound,
        next: "write `count(*) FILTER (WHERE a IS NOT NULL AND b IS NOT NULL)`"
      )
      return
    }
    edits.wrap(call.arguments[0].lowerBound..<call.closer, "spark.tuple(", ")")
  }

  private mutating func collectSet(_ call: SparkCall) {
    edits.replace(call.name, with: "coalesce(list_filter(list")
    if !call.isDistinct { edits.append("distinct ", behind: call.open) }
    edits.append(", lambda element: element is not null), [])", behind: call.end - 1)
  }

  private mutating func approximatePercentile(_ call: SparkCall) {
    edits.replace(call.name, with: "quantile_disc")
    // The accuracy of an estimate that is exact here.
    if call.arguments.count == 3 {
      edits.replace(call.arguments[1].upperBound..<call.closer, with: "")
    }
  }

  /// Halves go away from zero, by the digits that a number is written with.
  private mutating func round(_ call: SparkCall) {
    edits.replace(call.name, with: "spark.round")
    guard call.arguments.count == 2 else {
      return edits.append(", 0, cast(0 as decimal(18,0))", behind: call.closer - 1)
    }
    let digits = call.arguments[1]
    let isNegative = digits.count == 2 && tokens[digits.lowerBound].isSign("-")
    guard digits.count == 1 || isNegative, let count = Int(tokens[digits.upperBound - 1].text)
    else {
      refuse(
        "`round` to a computed number of digits",
        at: digits.lowerBound,
        next: "write the number of digits, such as `round(x, 2)`"
      )
      return
    }
    let scale = isNegative ? 0 : min(count, 18)
    edits.append(", cast(0 as decimal(18,\(scale)))", behind: digits.upperBound - 1)
  }

  /// Gives the column the name that Spark gives it.
  private mutating func explode(_ call: SparkCall) {
    edits.replace(call.name, with: "unnest")
    let after = tokens[call.end]
    let isNamed =
      after.word == "as" || after.kind == .quotedName
      || after.kind == .word && !SparkWords.clauses.contains(after.word)
    if !isNamed { edits.append(" as col", behind: call.closer) }
  }

  /// Names come from the columns.
  private mutating func structure(_ call: SparkCall) {
    edits.replace(call.name, with: "struct_pack")
    for argument in call.arguments {
      let last = argument.upperBound - 1
      let isColumn = stride(from: argument.lowerBound, to: argument.upperBound, by: 1).allSatisfy {
        tokens[$0].isName || tokens[$0].isSign(".")
      }
      let isNamed = argument.count > 2 && tokens[last - 1].word == "as"
      guard isColumn || isNamed else {
        refuse(
          "a member of `struct` without a name",
          at: argument.lowerBound,
          next: "write `named_struct('name', value, …)`"
        )
        continue
      }
      if isNamed { edits.replace((last - 1)..<argument.upperBound, with: "") }
      edits.wrap(argument, SQL.quote(identifier: tokens[last].text) + " := ", "")
    }
  }

  private mutating func namedStructure(_ call: SparkCall) {
    edits.replace(call.name, with: "struct_pack")
    guard call.arguments.count.isMultiple(of: 2) else {
      fault(
        "sql.arguments",
        "`named_struct` takes names and values in turn",
        at: call.name.lowerBound
      )
      return
    }
    for index in stride(from: 0, to: call.arguments.count, by: 2) {
      guard let name = literalText(call.arguments[index]) else {
        fault(
          "sql.arguments",
          "the name of a member must be a text",
          at: call.arguments[index].lowerBound
        )
        continue
      }
      edits.replace(call.arguments[index], with: SQL.quote(identifier: name))
      edits.replace(call.arguments[index].upperBound, with: " :=")
    }
  }

  /// `map(k, v, …)`.
  private mutating func map(_ call: SparkCall) {
    guard call.arguments.count.isMultiple(of: 2) else {
      fault("sql.arguments", "`map` takes keys and values in turn", at: call.name.lowerBound)
      return
    }
    edits.replace(call.name, with: "map_from_entries")
    edits.replace(call.open, with: "([")
    edits.replace(call.closer, with: "])")
    for index in stride(from: 0, to: call.arguments.count, by: 2) {
      edits.wrap(
        call.arguments[index].lowerBound..<call.arguments[index + 1].upperBound,
        "row(",
        ")"
      )
    }
  }

  private mutating func element(_ call: SparkCall) {
    if call.function != "get", literalText(call.arguments[1]) != nil {
      return rewrite(call, "map_extract_value($*)")
    }
    if call.function == "element_at" { return rewrite(call, "spark.element_at($*)") }
    rewrite(call, call.function == "get" ? "list_extract($1, $2 + 1)" : "list_extract($*)")
  }

  private mutating func sortArray(_ call: SparkCall) {
    let argument = call.arguments[1]
    switch argument.count == 1 ? tokens[argument.lowerBound].word : "" {
    case "true": edits.replace(argument, with: "'ASC', 'NULLS FIRST'")
    case "false": edits.replace(argument, with: "'DESC', 'NULLS LAST'")
    default:
      refuse("an order that is computed", at: argument.lowerBound, next: "write `true` or `false`")
    }
    edits.replace(call.name, with: "list_sort")
  }

  /// Numbers rows of files; what reads them provides the column.
  private mutating func rowID(_ call: SparkCall) {
    edits.replace(call.name.lowerBound..<(call.closer + 1), with: FileSource.rowIDColumn)
  }

  private mutating func digits(_ call: SparkCall) {
    let numbers = call.arguments.dropFirst().map { argument in
      argument.count == 1 ? tokens[argument.lowerBound].text : ""
    }
    switch (call.function, numbers) {
    case ("sha2", ["256"]), ("sha2", ["0"]):
      edits.replace(call.arguments[0].upperBound..<call.closer, with: "")
      edits.replace(call.name, with: "sha256")
    case ("conv", ["16", "10"]):
      edits.replace(call.arguments[0].upperBound..<call.closer, with: "")
      edits.replace(call.name, with: "spark.from_hexadecimal")
    case ("conv", ["10", "16"]):
      edits.replace(call.arguments[0].upperBound..<call.closer, with: "")
      edits.replace(call.name, with: "spark.to_hexadecimal")
    default:
      refuse(
        "this form of `\(call.function)`",
        at: call.name.lowerBound,
        next: call.function == "sha2" ? "write `sha2(text, 256)`" : "write `conv(text, 16, 10)`"
      )
    }
  }
}
