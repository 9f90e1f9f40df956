/// Changes to a list of tokens: what is replaced, and what goes around it.
struct Edits {
  private var replacements: [Int: String] = [:]
  private var prefixes: [Int: String] = [:]
  private var suffixes: [Int: String] = [:]

  /// Puts `text` in the place of one token; empty text removes it.
  mutating func replace(_ index: Int, with text: String) {
    replacements[index] = text
  }

  /// Puts `text` in the place of all tokens of `range`.
  mutating func replace(_ range: Range<Int>, with text: String) {
    for index in range { replacements[index] = "" }
    replacements[range.lowerBound] = text
  }

  /// Puts `text` in the place of all tokens of `range` and of all that was put around them.
  mutating func overwrite(_ range: Range<Int>, with text: String) {
    for index in range {
      prefixes[index] = nil
      suffixes[index] = nil
    }
    replace(range, with: text)
  }

  /// Puts `prefix` and `suffix` around tokens, outside of what was put there before.
  mutating func wrap(_ range: Range<Int>, _ prefix: String, _ suffix: String) {
    prefixes[range.lowerBound] = prefix + prefixes[range.lowerBound, default: ""]
    suffixes[range.upperBound - 1, default: ""] += suffix
  }

  /// Puts `text` behind one token, outside of what was put there before.
  mutating func append(_ text: String, behind index: Int) {
    suffixes[index, default: ""] += text
  }

  /// What stands for one token now, without what was put around it.
  func text(of index: Int, _ tokens: [Token]) -> String {
    replacements[index] ?? tokens[index].text
  }

  /// Writes the tokens of `range` with all changes.
  func rendered(_ range: Range<Int>, of tokens: [Token], in text: SQLText) -> EngineText {
    var result = EngineText()
    var gap: ArraySlice<UInt8> = []
    for index in range {
      let token = tokens[index]
      if index > range.lowerBound {
        let next = text.bytes[tokens[index - 1].range.upperBound..<token.range.lowerBound]
        if gap.isEmpty || next.contains(Byte.newline) { gap = next }
      }
      // What is gone leaves no gap of its own.
      if replacements[index] == "", prefixes[index] == nil, suffixes[index] == nil { continue }
      if !result.text.isEmpty { result.append(gap: gap) }
      gap = []
      let place = text.place(at: token.range.lowerBound)
      result.begin(token: index)
      if let prefix = prefixes[index] { result.append(prefix, at: place, isVerbatim: false) }
      if let replacement = replacements[index] {
        result.append(replacement, at: place, isVerbatim: false)
      } else {
        result.append(text[token.range], at: place, isVerbatim: true)
      }
      if let suffix = suffixes[index] { result.append(suffix, at: place, isVerbatim: false) }
    }
    return result
  }
}
