/// Words as a POSIX shell reads them.
enum ShellText {
  /// The word, in quotation marks unless it is plain.
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "/._-=:,+@".utf8.contains(byte)
    }
    if isPlain, !word.isEmpty { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  /// The words of one command.
  static func command(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }
}
