/// Breaks prose into lines.
public enum WordWrap {
  /// The words of `text` in lines no wider than `width`; a longer word stands alone on its line.
  ///
  /// - Returns: At least one line.
  public static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let size = DisplayWidth.columns(of: word)
      if used > 0, used + 1 + size > width {
        lines.append(line)
        line = ""
        used = 0
      }
      if used > 0 { line += " " }
      line += word
      used += size + (used > 0 ? 1 : 0)
    }
    return lines + [line]
  }
}
