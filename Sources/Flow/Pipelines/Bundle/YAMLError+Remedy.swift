internal import YAML

extension YAMLError {
  /// How to mend the text; `nil` when the message has to do.
  func remedy(in text: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return nil }
    return lines[line - 1].prefix(while: \.isWhitespace).contains("\t")
      ? "indent with spaces: YAML takes no tabs" : nil
  }
}
