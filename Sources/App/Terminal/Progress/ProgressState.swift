/// Work under way as it stands at one moment.
public struct ProgressState: Sendable, Hashable {
  /// A piece that was begun and is not over.
  public struct Running: Sendable, Hashable {
    /// What people call it.
    public var name: String
    /// When it began, after the beginning of the work.
    public var since: Duration
    /// Rows so far, where known.
    public var rows: Int64?
    /// The share that is done, 0...1, where known.
    public var share: Double?

    /// What is known about it, in a few words each.
    func text(at elapsed: Duration) -> [String] {
      var parts: [String] = []
      if let share { parts.append("\(Int(share * 100)) %") }
      if let rows, rows > 0 {
        parts.append(People.short(Double(rows)) + " rows")
        let seconds = (elapsed - since).inSeconds
        if seconds >= 0.5 { parts.append(People.short(Double(rows) / seconds) + " rows/s") }
      }
      return parts + [People.clock(elapsed - since)]
    }
  }

  /// Pieces that are over.
  public var done: Int
  /// Pieces in all.
  public var total: Int
  /// Pieces under way, oldest first.
  public var running: [Running]
  /// Time since the work began.
  public var elapsed: Duration
  /// The share of the whole work that is done, 0...1.
  public var share: Double

  /// How much longer it will take; `nil` while too little is known.
  public var remaining: Duration? {
    guard share > 0.03, share < 1, elapsed >= .milliseconds(1_500) else { return nil }
    return .seconds(elapsed.inSeconds / share * (1 - share))
  }

  /// The state on one line that is shorter than the screen is wide.
  public func line(on screen: Screen) -> String {
    let width = (screen.columns ?? 80) - 1
    let cells = width < 40 ? 0 : min(24, width / 4)
    // What is said, from the left, and how soon it is left out where there is no room: largest first.
    var parts = total > 1 || running.isEmpty ? [(text: "\(done)/\(total)", rank: 0)] : []
    if let first = running.first {
      let others = running.count > 1 ? " +\(running.count - 1)" : ""
      parts.append((first.name + others, 1))
      parts += first.text(at: elapsed).dropLast().enumerated().map { ($1, 4 + $0) }
    }
    parts.append((People.clock(elapsed), 3))
    if let remaining { parts.append(("about \(People.clock(remaining)) left", 2)) }
    let room = cells > 0 ? width - cells - 2 : width
    while parts.count > 1, parts.map({ DisplayWidth.columns(of: $0.text) + 2 }).reduce(-2, +) > room
    {
      let last = parts.indices.max { parts[$0].rank < parts[$1].rank } ?? 0
      parts.remove(at: last)
    }
    let text = parts.map(\.text).joined(separator: "  ")
    return cells > 0 ? bar(cells, on: screen) + "  " + text : text
  }

  private func bar(_ cells: Int, on screen: Screen) -> String {
    let full = min(cells, Int(share * Double(cells)))
    let (stroke, rest): (Character, Character) = screen.usesUnicode ? ("━", "─") : ("=", "-")
    return screen.styled(String(repeating: stroke, count: full), .cyan)
      + screen.styled(String(repeating: rest, count: cells - full), .dim)
  }
}
