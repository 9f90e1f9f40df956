internal import Relational

extension SparkTranslator {
  /// Writes every literal and every name in backticks as the engine spells it.
  mutating func translateLiterals(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      switch token.kind {
      case .quotedName: edits.replace(index, with: SQL.quote(identifier: token.text))
      case .doubleQuoted:
        refuse(
          "\(token.shown) is a text in Spark and a name elsewhere",
          at: index,
          next: "write '\(token.text)' for the text, or `\(token.text)` in backticks for the name"
        )
      case .string: index = translateTexts(from: index, to: range.upperBound)
      case .number: edits.replace(index, with: number(index))
      case .word, .sign, .end: break
      }
      index += 1
    }
  }

  /// Spark joins texts that follow each other; returns the index of the last one.
  private mutating func translateTexts(from start: Int, to end: Int) -> Int {
    var last = start
    var text = tokens[start].text
    while last + 1 < end, tokens[last + 1].kind == .string {
      last += 1
      text += tokens[last].text
      edits.replace(last, with: "")
    }
    edits.replace(start, with: SQL.quote(literal: text))
    return last
  }

  /// A number without suffix, of the type that Spark gives it.
  private mutating func number(_ index: Int) -> String {
    let written = tokens[index].text.uppercased()
    let suffixes = [
      ("BD", ""), ("L", "bigint"), ("S", "smallint"), ("Y", "tinyint"), ("D", "double"),
      ("F", "float"),
    ]
    guard let (suffix, type) = suffixes.first(where: { written.hasSuffix($0.0) }) else {
      let isLong = written.allSatisfy(\.isNumber) && Int64(written) == nil
      return isLong ? "cast(\(written) as decimal(\(written.count),0))" : written
    }
    let digits = String(written.dropLast(suffix.count))
    if suffix == "BD" {
      if digits.contains("E") {
        refuse("`\(tokens[index].text)` has an exponent", at: index, next: "write the decimal out")
      }
      return digits
    }
    return "cast(\(digits) as \(type))"
  }

  /// Whether the operand is one number that is not zero.
  func isNonZeroNumber(_ range: Range<Int>) -> Bool {
    guard range.count == 1, tokens[range.lowerBound].kind == .number else { return false }
    return tokens[range.lowerBound].text.prefix { !$0.isLetter }.contains {
      ("1"..."9").contains($0)
    }
  }

  /// The text of an operand that is one literal in quotes, single or double.
  func literalText(_ range: Range<Int>) -> String? {
    guard !range.isEmpty,
      range.allSatisfy({ tokens[$0].kind == .string || tokens[$0].kind == .doubleQuoted })
    else { return nil }
    return range.map { tokens[$0].text }.joined()
  }
}
