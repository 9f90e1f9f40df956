internal import Relational

extension SparkTranslator {
  /// Functions with a regular expression in their second argument.
  mutating func applyPattern(_ call: SparkCall) {
    let pattern = call.arguments[1]
    checkRegularExpression(pattern)
    switch call.function {
    case "split": split(call, pattern)
    case "regexp_replace": replaceMatches(call)
    case "regexp_extract", "regexp_extract_all":
      // Spark gives the first group unless told otherwise, the engine the whole match.
      if call.arguments.count == 2 { edits.append(", 1", behind: pattern.upperBound - 1) }
    default: edits.replace(call.name, with: "regexp_matches")
    }
  }

  /// Refuses what Java's regular expressions have and RE2's have not.
  mutating func checkRegularExpression(_ range: Range<Int>) {
    guard let pattern = literalText(range) else { return }
    let foreign = [
      "(?=", "(?!", "(?<=", "(?<!", "(?>", "*+", "++", "?+", "&&", "\\Z", "\\G", "\\h", "\\R",
    ]
    let backReferences = (1...9).map { "\\\($0)" }
    guard let part = (foreign + backReferences).first(where: { pattern.contains($0) }) else {
      return
    }
    refuse(
      "`\(part)` in a regular expression",
      at: range.lowerBound,
      why: "not every engine can match it",
      next: "use a pattern without look-around, back-references and possessive repeats"
    )
  }

  private mutating func split(_ call: SparkCall, _ pattern: Range<Int>) {
    guard let written = literalText(pattern), !written.isEmpty else {
      refuse(
        "a separator that is computed or empty",
        at: pattern.lowerBound,
        next: "write the separator as a text, such as `split(x, ',')`"
      )
      return
    }
    if let separator = SparkTranslator.plainText(ofPattern: written) {
      edits.replace(call.name, with: "string_split")
      edits.replace(pattern, with: SQL.quote(literal: separator))
    } else {
      edits.replace(call.name, with: "regexp_split_to_array")
    }
  }

  /// The only text that a pattern matches; `nil` when it matches several.
  static func plainText(ofPattern pattern: String) -> String? {
    var result = ""
    var isEscaped = false
    for character in pattern {
      if isEscaped {
        guard !character.isLetter, !character.isNumber else { return nil }
        result.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        guard !#".+*?()|[]{}^$"#.contains(character) else { return nil }
        result.append(character)
      }
    }
    return isEscaped ? nil : result
  }

  /// Java writes groups as `$1`, RE2 as `\1`; the engine replaces the first match unless told otherwise.
  private mutating func replaceMatches(_ call: SparkCall) {
    let range = call.arguments[2]
    guard let replacement = literalText(range) else {
      refuse("a replacement that is computed", at: range.lowerBound, next: "write it as a text")
      return
    }
    var result = ""
    var isEscaped = false
    let groups = replacement.replacing("\\$", with: "").split(
      separator: "$",
      omittingEmptySubsequences: false
    )
    if groups.dropFirst().contains(where: { $0.first?.isNumber != true }) {
      refuse(
        "`$` without the number of a group",
        at: range.lowerBound,
        next: #"write `$1` for the first group, `\\\\$` for a dollar"#
      )
    }
    for character in replacement {
      if isEscaped {
        result += character == "\\" ? "\\\\" : String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result += character == "$" ? "\\" : String(character)
      }
    }
    edits.replace(range, with: SQL.quote(literal: result) + ", 'g'")
  }
}
