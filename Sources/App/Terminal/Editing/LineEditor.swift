/// What keys do to a statement being written: a state that keys change, without terminal or clock.
public struct LineEditor: Sendable {
  /// What has to be done about a key.
  public enum Action: Sendable, Hashable {
    /// Show the state.
    case redraw
    /// The statement is written.
    case submit(String)
    /// The statement was thrown away.
    case cancel
    /// There will be no more.
    case endOfInput
    /// Show the state on an empty screen.
    case clearScreen
    /// Find what `completionWord` may become and call `complete(with:)`.
    case complete
    /// Several words are possible; show them.
    case list([String])
    /// There is nothing to do about the key.
    case bell
  }

  /// A walk through the history by what entries contain.
  public struct Search: Sendable, Equatable {
    /// What was typed.
    public var text = ""
    /// The entry that contains it; `nil` when none does.
    var match: Int?
    /// Whether something was typed and no entry contains it.
    public var isFruitless: Bool { match == nil && !text.isEmpty }
    /// What was being written when the walk began.
    let draft: EditBuffer
  }

  /// The statement so far; while searching, the entry that was found.
  public private(set) var buffer = EditBuffer()
  /// The search under way, if there is one.
  public private(set) var search: Search?
  /// Earlier statements; a submitted one is added.
  public private(set) var history: History
  private let isComplete: @Sendable (String) -> Bool
  private var killed = ""

  /// Starts empty.
  ///
  /// - Parameters:
  ///   - history: Earlier statements.
  ///   - isComplete: Whether Enter at the end of a text hands it over, instead of beginning another line.
  public init(history: History, isComplete: @escaping @Sendable (String) -> Bool) {
    self.history = history
    self.isComplete = isComplete
  }

  /// Takes a key in and says what to do about it.
  public mutating func event(_ key: Key) -> Action {
    if search != nil, let action = searched(key) { return action }
    switch key {
    case .text(let text), .paste(let text): buffer.insert(text)
    case .enter: return entered()
    case .tab: return .complete
    case .left, .control("b"): return moved(to: buffer.cursor - 1)
    case .right, .control("f"): return moved(to: buffer.cursor + 1)
    case .up, .control("p"): return movedUp()
    case .down, .control("n"): return movedDown()
    case .home, .control("a"): return moved(to: buffer.lineStart)
    case .end, .control("e"): return moved(to: buffer.lineEnd)
    case .wordLeft: return moved(to: buffer.wordStart)
    case .wordRight: return moved(to: buffer.wordEnd)
    case .backspace: return deleted(from: buffer.cursor - 1, to: buffer.cursor)
    case .delete: return deleted(from: buffer.cursor, to: buffer.cursor + 1)
    case .deleteWord, .control("w"): return killed(from: buffer.wordStart, to: buffer.cursor)
    case .deleteNextWord: return killed(from: buffer.cursor, to: buffer.wordEnd)
    case .control("k"):
      let end = buffer.lineEnd
      return killed(from: buffer.cursor, to: end == buffer.cursor ? end + 1 : end)
    case .control("u"): return killed(from: buffer.lineStart, to: buffer.cursor)
    case .control("y"): buffer.insert(killed)
    case .control("l"): return .clearScreen
    case .control("r"): search = Search(match: nil, draft: buffer)
    case .control("c"):
      buffer = EditBuffer()
      return .cancel
    case .control("d"):
      if buffer.isEmpty { return .endOfInput }
      return deleted(from: buffer.cursor, to: buffer.cursor + 1)
    case .control, .escape: return .bell
    }
    return .redraw
  }

  private mutating func entered() -> Action {
    let text = buffer.text
    guard isComplete(text) else {
      buffer.insert("\n")
      return .redraw
    }
    history.add(text)
    buffer = EditBuffer()
    return .submit(text)
  }

  private mutating func moved(to place: Int) -> Action {
    guard (0...buffer.characters.count).contains(place) else { return .bell }
    buffer.move(to: place)
    return .redraw
  }

  private mutating func movedUp() -> Action {
    guard buffer.isInFirstLine else { return moved(to: buffer.place(linesDown: -1)) }
    guard let entry = history.older(than: buffer.text) else { return .bell }
    buffer = EditBuffer(entry)
    return .redraw
  }

  private mutating func movedDown() -> Action {
    guard buffer.isInLastLine else { return moved(to: buffer.place(linesDown: 1)) }
    guard let entry = history.newer() else { return .bell }
    buffer = EditBuffer(entry)
    return .redraw
  }

  private mutating func deleted(from start: Int, to end: Int) -> Action {
    guard start >= 0, end <= buffer.characters.count, start < end else { return .bell }
    buffer.delete(start..<end)
    return .redraw
  }

  private mutating func killed(from start: Int, to end: Int) -> Action {
    guard start >= 0, end <= buffer.characters.count, start < end else { return .bell }
    killed = buffer.delete(start..<end)
    return .redraw
  }
}

extension LineEditor {
  /// The word before the cursor, dots included, that Tab completes.
  public var completionWord: Range<Int> {
    let before = buffer.characters[..<buffer.cursor]
    let start = before.lastIndex { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    return (start.map { $0 + 1 } ?? 0)..<buffer.cursor
  }

  /// Completes the word before the cursor as far as all `candidates` agree.
  public mutating func complete(with candidates: [String]) -> Action {
    guard let first = candidates.first else { return .bell }
    let range = completionWord
    if candidates.count == 1 {
      let isFollowed = buffer.cursor < buffer.characters.count
      buffer.replace(range, with: first + (isFollowed || first.hasSuffix(".") ? "" : " "))
      return .redraw
    }
    let common = candidates.dropFirst().reduce(first[...]) { common, candidate in
      common.prefix(zip(common, candidate).prefix { $0 == $1 }.count)
    }
    guard common.count > range.count else { return .list(candidates) }
    buffer.replace(range, with: String(common))
    return .redraw
  }
}

extension LineEditor {
  /// What a key does while searching; `nil` when it ends the search and then does what it always does.
  private mutating func searched(_ key: Key) -> Action? {
    guard var current = search else { return nil }
    switch key {
    case .control("r"):
      guard let older = history.search(current.text, before: current.match ?? Int.max) else {
        return .bell
      }
      current.match = older
    case .text(let text):
      current.text += text
      let from = current.match.map { $0 + 1 } ?? Int.max
      current.match = history.search(current.text, before: from)
    case .backspace:
      current.text = String(current.text.dropLast())
      current.match = current.text.isEmpty ? nil : history.search(current.text, before: Int.max)
    case .escape, .control("g"), .control("c"):
      buffer = current.draft
      search = nil
      return .redraw
    default:
      search = nil
      return nil
    }
    search = current
    if let match = current.match {
      buffer = EditBuffer(history.entries[match])
    } else if current.text.isEmpty {
      buffer = current.draft
    }
    return .redraw
  }
}
