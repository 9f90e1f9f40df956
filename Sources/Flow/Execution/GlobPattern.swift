/// A path pattern as Databricks reads it: `?`, `*`, `[a-z]`, `[^a]`, `{ab,cd}`; `*` does not cross `/`.
struct GlobPattern {
  /// The pattern without braces: every alternative spelled out.
  let alternatives: [[String]]

  init(_ text: String) {
    alternatives = GlobPattern.expandingBraces(in: text).map { alternative in
      alternative.split(separator: "/").map(String.init)
    }
  }

  /// Whether a part of a path needs matching rather than naming.
  static func isWild(_ part: String) -> Bool {
    part.contains { $0 == "*" || $0 == "?" || $0 == "[" }
  }

  /// Whether a file of this name matches, wherever it lies: the pattern has no `/`.
  func matches(name: String) -> Bool {
    alternatives.contains { $0.count == 1 && GlobPattern.matches(name, $0[0]) }
  }

  /// Whether `name` matches one part of a pattern.
  static func matches(_ name: String, _ pattern: String) -> Bool {
    matches(Array(name)[...], Array(pattern)[...])
  }

  private static func matches(_ name: ArraySlice<Character>, _ pattern: ArraySlice<Character>)
    -> Bool
  {
    guard let first = pattern.first else { return name.isEmpty }
    switch first {
    case "*":
      return (name.startIndex...name.endIndex).contains {
        matches(name[$0...], pattern.dropFirst())
      }
    case "?":
      return !name.isEmpty && matches(name.dropFirst(), pattern.dropFirst())
    case "[":
      guard let close = pattern.dropFirst(2).firstIndex(of: "]"), let character = name.first else {
        return name.first == "[" && matches(name.dropFirst(), pattern.dropFirst())
      }
      let set = pattern[pattern.startIndex + 1..<close]
      return contains(set, character) && matches(name.dropFirst(), pattern[(close + 1)...])
    default:
      return name.first == first && matches(name.dropFirst(), pattern.dropFirst())
    }
  }

  private static func contains(_ set: ArraySlice<Character>, _ character: Character) -> Bool {
    let isNegated = set.first == "^" || set.first == "!"
    let members = Array(isNegated ? set.dropFirst() : set)
    var index = 0
    var isMember = false
    while index < members.count {
      if index + 2 < members.count, members[index + 1] == "-" {
        isMember = isMember || (members[index] <= character && character <= members[index + 2])
        index += 3
      } else {
        isMember = isMember || members[index] == character
        index += 1
      }
    }
    return isMember != isNegated
  }

  private static func expandingBraces(in text: String) -> [String] {
    guard let open = text.firstIndex(of: "{"), let (close, parts) = braces(in: text, from: open)
    else {
      return [text]
    }
    let tail = expandingBraces(in: String(text[text.index(after: close)...]))
    return parts.flatMap { part in
      expandingBraces(in: part).flatMap { inner in tail.map { text[..<open] + inner + $0 } }
    }
  }

  private static func braces(
    in text: String,
    from open: String.Index
  ) -> (close: String.Index, parts: [String])? {
    var depth = 0
    var parts = [""]
    for index in text.indices[open...] {
      let character = text[index]
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth == 0 { return (index, parts) }
      if character == ",", depth == 1 {
        parts.append("")
      } else if index != open {
        parts[parts.count - 1].append(character)
      }
    }
    return nil
  }
}
