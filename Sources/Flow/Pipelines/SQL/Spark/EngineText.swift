/// Text for the engine, growing token by token.
struct EngineText {
  private(set) var text = ""
  private var entries: [OffsetMap.Entry] = []
  /// Where each token's text begins, what was put around it included.
  private var tokenStarts: [(offset: Int, token: Int)] = []

  /// From the text back to the file.
  var offsets: OffsetMap { OffsetMap(entries: entries) }

  /// The token that the text at UTF-8 `offset` belongs to.
  func token(at offset: Int) -> Int? {
    tokenStarts.last(whileTrue: { $0.offset <= offset })?.token
  }

  mutating func begin(token: Int) {
    tokenStarts.append((text.utf8.count, token))
  }

  mutating func append(_ piece: String, at place: SourcePlace, isVerbatim: Bool) {
    entries.append(.init(start: text.utf8.count, place: place, isVerbatim: isVerbatim))
    text += piece
  }

  /// Adds what stands between two tokens; comments become a space.
  mutating func append(gap: ArraySlice<UInt8>) {
    guard !gap.isEmpty else { return }
    guard let newline = gap.lastIndex(of: Byte.newline) else {
      text += " "
      return
    }
    let indent = gap[newline...].dropFirst().prefix { $0 == UInt8(ascii: " ") }.count
    text += "\n" + String(repeating: " ", count: indent)
  }
}
