/// What was entered before, oldest first, and the walk through it.
public struct History: Sendable, Equatable {
  /// Entries kept.
  static let limit = 1_000

  /// Oldest first.
  public private(set) var entries: [String]
  /// The entry shown now; `entries.count` for what is being written.
  private var place: Int
  private var draft = ""

  /// Starts with entries of earlier sessions, the newest of them when there are too many.
  public init(_ entries: [String] = []) {
    self.entries = entries.suffix(Self.limit)
    place = self.entries.count
  }

  /// Keeps an entry, unless it is blank, begins with a space or repeats the newest; ends the walk.
  ///
  /// - Returns: Whether it was kept.
  @discardableResult
  public mutating func add(_ entry: String) -> Bool {
    defer { place = entries.count }
    guard entry.contains(where: { !$0.isWhitespace }), entry.first != " ", entry != entries.last
    else { return false }
    entries.append(entry)
    if entries.count > Self.limit { entries.removeFirst() }
    return true
  }

  /// The entry before the one shown, `nil` at the oldest; `current` is what is being written.
  public mutating func older(than current: String) -> String? {
    guard place > 0 else { return nil }
    if place == entries.count { draft = current }
    place -= 1
    return entries[place]
  }

  /// The entry after the one shown, at last what was being written; `nil` behind that.
  public mutating func newer() -> String? {
    guard place < entries.count else { return nil }
    place += 1
    return place == entries.count ? draft : entries[place]
  }

  /// The newest entry before `index` that contains `text`, without regard to case.
  func search(_ text: String, before index: Int) -> Int? {
    let wanted = text.lowercased()
    return entries[..<min(index, entries.count)].lastIndex { $0.lowercased().contains(wanted) }
  }

  /// Entries as lines of a file: line ends and backslashes are written with a backslash.
  public static func lines(of entries: some Sequence<String>) -> String {
    entries.map { entry in
      entry.map { $0 == "\\" ? "\\\\" : $0 == "\n" ? "\\n" : String($0) }.joined() + "\n"
    }.joined()
  }

  /// Entries from lines of a file.
  public static func entries(inLines text: String) -> [String] {
    text.split(separator: "\n").map { line in
      var entry = ""
      var isEscaped = false
      for character in line {
        if isEscaped {
          entry.append(character == "n" ? "\n" : character)
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else {
          entry.append(character)
        }
      }
      return entry
    }
  }
}
