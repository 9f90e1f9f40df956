import Terminal
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｆｕｌｌ", 8), ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇳🇴", 2), ("❤️", 2), ("❤", 1),
    ("\u{200B}", 0), ("─│", 2), ("½", 1), ("a\u{7}b", 2), ("ก็", 1), ("→", 1),
  ])
  func `a text takes as many columns as a terminal gives it`(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
    ("abc", 1, "…"), ("abc", 0, ""), ("", 0, ""), ("👨‍👩‍👧x", 2, "…"),
  ])
  func `what does not fit is cut off in sight`(text: String, width: Int, expected: String) {
    #expect(DisplayWidth.truncated(text, to: width) == expected)
  }

  @Test(arguments: [
    ("plain ✓", "plain ✓"), ("a\nb\tc\r", "a\\nb\\tc\\r"), ("\u{1B}[2J", "\\u{1b}[2J"),
    ("\u{202E}x", "\\u{202e}x"), ("\u{9B}", "\\u{9b}"), ("👨‍👩‍👧", "👨‍👩‍👧"),
  ])
  func `what could change the terminal is written out`(text: String, expected: String) {
    #expect(DisplayWidth.printable(text) == expected)
  }

  @Test(arguments: [
    ("", 10, [""]), ("one two three", 7, ["one two", "three"]),
    ("abcdefgh ij", 4, ["abcdefgh", "ij"]),
    ("日本 語", 5, ["日本", "語"]),
  ])
  func `prose breaks between words`(text: String, width: Int, lines: [String]) {
    #expect(WordWrap.lines(of: text, width: width) == lines)
  }
}
