import Terminal
import Testing

@Suite struct KeyDecoderTests {
  static let cases: [(String, [Key])] = [
    ("a", [.text("a")]), ("é日👍", [.text("é"), .text("日"), .text("👍")]), ("\r", [.enter]),
    ("\n", [.enter]),
    ("\t", [.tab]), ("\u{7F}\u{8}", [.backspace, .backspace]),
    ("\u{1}\u{1A}", [.control("a"), .control("z")]),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
    ("\u{1B}OA\u{1B}OH\u{1B}OF", [.up, .home, .end]),
    (
      "\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~",
      [.home, .end, .home, .end, .home, .end]
    ),
    ("\u{1B}[3~\u{1B}[3;5~", [.delete, .deleteNextWord]),
    ("\u{1B}[1;5C\u{1B}[1;3D\u{1B}[1;2D", [.wordRight, .wordLeft, .left]),
    ("\u{1B}b\u{1B}f\u{1B}d\u{1B}\u{7F}", [.wordLeft, .wordRight, .deleteNextWord, .deleteWord]),
    ("\u{1B}[15~\u{1B}[?1;2cx", [.text("x")]), ("\u{1C}\u{0}x", [.text("x")]),
    (
      "\u{1B}[200~select 1;\r\nfrom\tt\r\u{1B}[31m\u{1B}[201~x",
      [.paste("select 1;\nfrom\tt\n[31m"), .text("x")]
    ),
    ("\u{1B}[200~\u{1B}[201~", [.paste("")]), ("\u{1B}\u{1B}[A", [.escape, .up]),
  ]

  @Test(arguments: cases)
  func `bytes become keys`(text: String, keys: [Key]) {
    var decoder = KeyDecoder()
    #expect(decoder.keys(from: Array(text.utf8)) == keys)
    #expect(!decoder.isWaiting)
  }

  @Test(arguments: cases)
  func `bytes may be cut anywhere`(text: String, keys: [Key]) {
    var decoder = KeyDecoder()
    #expect(text.utf8.flatMap { decoder.keys(from: [$0]) } == keys)
  }

  @Test func `a lone Escape is a key when nothing follows`() {
    var decoder = KeyDecoder()
    #expect(decoder.keys(from: [27]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.flush() == [.escape])
    #expect(decoder.keys(from: [97]) == [.text("a")])
  }

  @Test func `bytes that are no UTF-8 are left out`() {
    var decoder = KeyDecoder()
    #expect(
      decoder.keys(from: [0xFF, 97, 0xC3, 98, 0x80, 99, 0xE2, 0x82]) == [
        .text("a"), .text("b"), .text("c"),
      ]
    )
    #expect(decoder.keys(from: [0xAC]) == [.text("€")])
  }

  @Test func `a pasted text may come in pieces`() {
    var decoder = KeyDecoder()
    #expect(decoder.keys(from: Array("\u{1B}[200~one ".utf8)) == [])
    #expect(decoder.keys(from: Array("two\u{1B}[20".utf8)) == [])
    #expect(decoder.flush() == [])
    #expect(decoder.keys(from: Array("1~".utf8)) == [.paste("one two")])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `no bytes are too strange`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var decoder = KeyDecoder()
    let alphabet: [UInt8] = [27, 91, 79, 126, 59, 49, 50, 48, 65, 0xC3, 0xA9, 0xE2, 0xFF, 13, 97]
    for _ in 0..<200 { _ = decoder.keys(from: [alphabet.randomElement(using: &random) ?? 0]) }
    _ = decoder.flush()
  }
}

/// Random numbers that a seed repeats.
///
/// Source: splitmix64.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
