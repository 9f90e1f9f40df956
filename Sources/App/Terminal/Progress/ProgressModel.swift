/// What is known about work under way, and what of it to show: a state that events change, without clock or screen.
public struct ProgressModel: Sendable {
  /// One piece of the work.
  public struct Item: Sendable, Hashable {
    /// What people call it, such as `silver.orders`.
    public var name: String
    /// How long it took last time; `nil` when nobody knows.
    public var expected: Duration?

    /// Describes a piece.
    public init(_ name: String, expected: Duration? = nil) {
      self.name = name
      self.expected = expected
    }
  }

  /// Something that happened.
  public enum Event: Sendable {
    /// The work is known; earlier work is forgotten.
    case planned([Item])
    /// A piece was begun.
    case began(String)
    /// A piece goes on: rows so far and the share that is done, 0...1, where known.
    case advanced(String, rows: Int64?, share: Double?)
    /// A piece is over; `outcome` is a word such as `updated`.
    case ended(String, outcome: String, rows: Int64?)
    /// Something to say beside the pieces.
    case said(String)
    /// Time went by.
    case ticked
    /// All is over.
    case finished
  }

  /// What a renderer has to do.
  public enum Action: Sendable, Hashable {
    /// Write a line that stays.
    case log(String)
    /// Show the state in place of what was shown before.
    case show(ProgressState)
    /// Take away what is shown.
    case clear
  }

  /// Who is told.
  public enum Audience: Sendable {
    /// A person at a terminal: one line that changes.
    case person
    /// A log: a line for each piece, and one now and then for a long piece.
    case log
    /// Nobody.
    case nobody
  }

  private let audience: Audience
  private var items: [Item] = []
  private var running: [ProgressState.Running] = []
  private var done: Set<String> = []
  private var lastShown: Duration?

  /// Starts with nothing to do.
  public init(for audience: Audience) {
    self.audience = audience
  }

  /// Takes an event in and says what to do about it; `elapsed` is the time since the work began.
  public mutating func event(_ event: Event, at elapsed: Duration) -> [Action] {
    switch event {
    case .planned(let items):
      self.items = items
      running = []
      done = []
    case .began(let name):
      running.append(ProgressState.Running(name: name, since: elapsed))
    case .advanced(let name, let rows, let share):
      guard let index = running.firstIndex(where: { $0.name == name }) else { return [] }
      running[index].rows = rows ?? running[index].rows
      running[index].share = share.map { min(1, max(0, $0)) } ?? running[index].share
      return []
    case .ended(let name, let outcome, let rows):
      return ended(name, outcome: outcome, rows: rows, at: elapsed)
    case .said(let text): return audience == .nobody ? [] : [.log(text)]
    case .ticked: return ticked(at: elapsed)
    case .finished:
      items = []
      running = []
      return audience == .person ? [.clear] : []
    }
    return shown(at: elapsed)
  }

  private mutating func ended(
    _ name: String,
    outcome: String,
    rows: Int64?,
    at elapsed: Duration
  ) -> [Action] {
    let piece = running.first { $0.name == name }
    running.removeAll { $0.name == name }
    done.insert(name)
    guard audience == .log else { return shown(at: elapsed) }
    var text = "\(name): \(outcome)"
    if let rows { text += ", " + People.count(rows, "row") }
    if let piece { text += ", " + People.duration(elapsed - piece.since) }
    return [.log("\(text) (\(done.count) of \(max(items.count, done.count)))")]
  }

  private mutating func ticked(at elapsed: Duration) -> [Action] {
    switch audience {
    case .person: return shown(at: elapsed)
    case .nobody: return []
    case .log:
      guard !running.isEmpty, elapsed - (lastShown ?? .zero) >= .seconds(30) else { return [] }
      lastShown = elapsed
      return running.filter { elapsed - $0.since >= .seconds(10) }
        .map { .log("\($0.name): " + $0.text(at: elapsed).joined(separator: ", ")) }
    }
  }

  private func shown(at elapsed: Duration) -> [Action] {
    // What is over in a moment needs no progress.
    guard audience == .person, !items.isEmpty, elapsed >= .milliseconds(400) else { return [] }
    return [
      .show(
        ProgressState(
          done: done.count,
          total: max(items.count, done.count),
          running: running,
          elapsed: elapsed,
          share: share(at: elapsed)
        )
      )
    ]
  }

  /// How much of the work is done, each piece weighed by how long it took last time.
  private func share(at elapsed: Duration) -> Double {
    let known = items.compactMap(\.expected).map { max($0.inSeconds, 0.001) }
    let usual = known.isEmpty ? 1 : known.reduce(0, +) / Double(known.count)
    var total = 0.0
    var reached = 0.0
    for item in items {
      let weight = item.expected.map { max($0.inSeconds, 0.001) } ?? usual
      total += weight
      if done.contains(item.name) {
        reached += weight
      } else if let piece = running.first(where: { $0.name == item.name }) {
        // A piece that does not say how far it is counts by its time, and is never quite done.
        let spent = (elapsed - piece.since).inSeconds
        let guess = item.expected == nil ? 0 : min(0.95, spent / weight)
        reached += weight * (piece.share ?? guess)
      }
    }
    return total > 0 ? reached / total : 0
  }
}

extension Duration {
  /// The duration as a number of seconds.
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
