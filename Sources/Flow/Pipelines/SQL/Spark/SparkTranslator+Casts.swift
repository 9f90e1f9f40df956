internal import Relational

extension SparkTranslator {
  /// `CAST(x AS type)` and `TRY_CAST(x AS type)`; returns the index behind it.
  mutating func castCall(_ start: Int, _ closer: Int) -> Int {
    let operand = (start + 2)..<max(start + 2, expression(start + 2, closer))
    guard !operand.isEmpty, tokens[operand.upperBound].word == "as" else {
      walk(operand.upperBound..<closer)
      return closer + 1
    }
    let typeStart = operand.upperBound + 1
    guard let type = type(at: typeStart, upTo: closer) else { return closer + 1 }
    edits.replace(typeStart..<closer, with: type.engineName)
    convert(operand, to: type, isTry: tokens[start].word == "try_cast")
    return closer + 1
  }

  /// `x::type` with the operand beginning at `start`; returns the index behind it.
  mutating func castOperator(_ start: Int, _ sign: Int) -> Int {
    var cursor = TokenCursor(tokens: tokens, index: sign + 1)
    do throws(SQLFault) {
      let type = try cursor.expectType()
      edits.replace(sign, with: "")
      edits.replace((sign + 1)..<cursor.index, with: "")
      convert(start..<sign, to: type, isTry: false)
      edits.wrap(start..<cursor.index, "cast(", " as \(type.engineName))")
    } catch {
      faults.append(error)
    }
    return max(cursor.index, sign + 2)
  }

  /// `int(x)`, `string(x)`, …: a cast spelled as a call.
  mutating func castFunction(_ call: SparkCall, to type: DataType) {
    convert(call.arguments[0], to: type, isTry: false)
    edits.replace(call.name, with: "cast")
    edits.replace(call.closer, with: " as \(type.engineName))")
  }

  private mutating func type(at start: Int, upTo end: Int) -> DataType? {
    var cursor = TokenCursor(tokens: tokens, index: start)
    do throws(SQLFault) {
      let type = try cursor.expectType()
      guard cursor.index == end else { throw cursor.unexpected("`)` behind the type") }
      return type
    } catch {
      faults.append(error)
      return nil
    }
  }

  /// Prepares an operand so that the engine's cast gives what Spark's gives.
  private mutating func convert(_ operand: Range<Int>, to type: DataType, isTry: Bool) {
    // NULL has no type of its own that the macros could look at, and needs no help.
    if operand.count == 1, tokens[operand.lowerBound].word == "null" { return }
    let attempt = isTry ? "try_" : ""
    switch type {
    case .byte, .short, .integer, .long:
      if operand.count > 1 || tokens[operand.lowerBound].kind != .number
        || tokens[operand.lowerBound].text.contains(".")
      {
        edits.wrap(operand, "spark.\(attempt)whole(", ")")
      }
    case .decimal(_, let scale):
      if !isExactNumber(operand) {
        let digits = min(scale, 18)
        edits.wrap(operand, "spark.exact(", ", \(digits), cast(0 as decimal(18,\(digits))))")
      }
    case .string: asText(operand)
    case .date, .timestamp, .timestampNTZ: edits.wrap(operand, "spark.\(attempt)moment(", ")")
    case .binary: edits.wrap(operand, "encode(", ")")
    case .boolean, .float, .double, .array, .map, .structure: break
    }
  }

  /// Whether the operand is one number that is no floating-point number, or one text.
  private func isExactNumber(_ operand: Range<Int>) -> Bool {
    if literalText(operand) != nil { return true }
    guard operand.count == 1, tokens[operand.lowerBound].kind == .number else { return false }
    let text = tokens[operand.lowerBound].text.uppercased()
    return text.hasSuffix("BD") || !["D", "F", "E"].contains { text.contains($0) }
  }

  /// Makes an operand the text that Spark writes for it, unless it is plain that it is a text.
  mutating func asText(_ operand: Range<Int>) {
    if literalText(operand) != nil { return }
    if let call = calls[operand.lowerBound], call.end == operand.upperBound, call.givesText {
      return
    }
    edits.wrap(operand, "spark.text(", ")")
  }

  /// `EXTRACT(field FROM x)`.
  mutating func extract(_ start: Int, _ closer: Int) -> Int {
    let field = tokens[start + 2]
    let next = expression(start + 4, closer)
    guard tokens[start + 3].word == "from", next == closer else { return closer + 1 }
    let same = ["year", "quarter", "month", "week", "day", "doy", "hour", "minute"]
    edits.wrap(start..<(closer + 1), "cast(", " as integer)")
    if ["dayofweek", "dow"].contains(field.word) {
      edits.replace((start)..<(start + 4), with: "1 + dayofweek(")
    } else if !same.contains(field.word) {
      refuse(
        "\(field.shown) of an instant",
        at: start + 2,
        next: "extract one of \(Wording.list(same + ["dayofweek"]))"
      )
    }
    return closer + 1
  }

  /// Calls with words between their operands, such as `TRIM(BOTH 'x' FROM s)`; `nil` when it is a plain call.
  mutating func keywordCall(_ start: Int, _ closer: Int) -> Int? {
    let inside = (start + 2)..<closer
    guard tokens[start].word != "position" || inside.contains(where: { tokens[$0].word == "in" })
    else {
      return nil
    }
    var depth = 0
    var separator: Int?
    for index in inside {
      if tokens[index].isSign("(") { depth += 1 }
      if tokens[index].isSign(")") { depth -= 1 }
      if depth == 0, ["from", "in", "placing"].contains(tokens[index].word) { separator = index }
    }
    guard let separator else { return nil }
    switch tokens[start].word {
    case "position", "trim":
      let first =
        ["both", "leading", "trailing"].contains(tokens[start + 2].word) ? start + 3 : start + 2
      if first < separator {
        _ = expression(first, separator, above: SparkOperator.comparison)
      } else {
        // Without characters, Spark trims spaces.
        edits.append(" ' '", behind: separator - 1)
      }
      _ = expression(separator + 1, closer)
      if tokens[start].word == "position" {
        edits.wrap(start..<(closer + 1), "cast(", " as integer)")
      }
    default:
      refuse(
        "`\(tokens[start].text)` with words between its operands",
        at: start,
        next: "write commas: `\(tokens[start].word)(text, position, length)`"
      )
    }
    return closer + 1
  }
}
