/// Text being written, and the place in it where typing goes on; counts in characters as people see them.
public struct EditBuffer: Sendable, Equatable {
  /// The text, character by character; lines end in `\n`.
  public private(set) var characters: [Character]
  /// Characters before the cursor, 0...count.
  public private(set) var cursor: Int

  /// Starts with `text` and the cursor at its end.
  public init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  /// The whole text.
  public var text: String { String(characters) }

  /// The text before the cursor.
  public var textBeforeCursor: String { String(characters[..<cursor]) }

  /// Whether there is no text.
  public var isEmpty: Bool { characters.isEmpty }

  /// Puts text in at the cursor; marks join the character before them.
  public mutating func insert(_ text: String) {
    join(textBeforeCursor + text, String(characters[cursor...]))
  }

  /// Puts other text in place of a range of characters, with the cursor behind it.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    let kept = range.clamped(to: 0..<characters.count)
    join(String(characters[..<kept.lowerBound]) + text, String(characters[kept.upperBound...]))
  }

  /// Moves the cursor; out of bounds it stops at the end.
  public mutating func move(to place: Int) { cursor = min(max(0, place), characters.count) }

  /// Takes away a range of characters and returns it, with the cursor where it was.
  @discardableResult
  public mutating func delete(_ range: Range<Int>) -> String {
    let kept = range.clamped(to: 0..<characters.count)
    let removed = String(characters[kept])
    replace(kept, with: "")
    return removed
  }

  /// The start of the line that the cursor is in.
  public var lineStart: Int {
    characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  /// The end of the line that the cursor is in, before its `\n`.
  public var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

  /// Whether the cursor is in the first line.
  public var isInFirstLine: Bool { lineStart == 0 }

  /// Whether the cursor is in the last line.
  public var isInLastLine: Bool { lineEnd == characters.count }

  /// The place one line above or below, as many columns from the start of the line as the cursor is.
  public func place(linesDown: Int) -> Int {
    let column = DisplayWidth.columns(of: String(characters[lineStart..<cursor]))
    var copy = self
    if linesDown < 0 {
      copy.move(to: lineStart - 1)
      copy.move(to: copy.lineStart)
    } else {
      copy.move(to: lineEnd + 1)
    }
    let end = copy.lineEnd
    var used = 0
    while copy.cursor < end, used < column {
      used += DisplayWidth.columns(of: characters[copy.cursor])
      copy.cursor += 1
    }
    return copy.cursor
  }

  /// The start of the word before the cursor.
  public var wordStart: Int {
    var place = cursor
    while place > 0, !Self.isWord(characters[place - 1]) { place -= 1 }
    while place > 0, Self.isWord(characters[place - 1]) { place -= 1 }
    return place
  }

  /// The end of the word behind the cursor.
  public var wordEnd: Int {
    var place = cursor
    while place < characters.count, !Self.isWord(characters[place]) { place += 1 }
    while place < characters.count, Self.isWord(characters[place]) { place += 1 }
    return place
  }

  /// Puts two texts together with the cursor between them; what meets there may become one character.
  private mutating func join(_ before: String, _ after: String) {
    characters = Array(before + after)
    cursor = min(before.count, characters.count)
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
