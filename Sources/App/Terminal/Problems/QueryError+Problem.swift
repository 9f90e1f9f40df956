import Relational

extension QueryError {
  /// The engine's error in our words, with the place in the statement.
  var problem: Explanation {
    if kind == .interrupted { return Failure.interruption }
    let lines = message.split(separator: "\n").map(String.init)
    let spot = position.flatMap { SourceSpot(in: sql, at: $0) }
    let why = (lines.dropFirst() + (spot?.excerpt ?? [])).joined(separator: "\n")
    return Explanation(
      "sql.\(kind.rawValue)",
      lines.first ?? "the statement failed",
      place: spot.map { "line \($0.line), column \($0.column)" },
      why: why.isEmpty ? nil : why,
      next: next,
      blame: blame
    )
  }

  private var blame: Explanation.Blame {
    switch kind {
    case .syntax, .binding, .other: .usage
    case .conversion, .constraint: .data
    case .memory, .io, .permission: .environment
    case .interrupted: .interrupted
    }
  }

  private var next: String? {
    switch kind {
    case .memory: "raise --memory-limit, or lower --threads"
    case .conversion: "try_cast gives NULL where a value does not fit"
    default: nil
    }
  }
}

/// A place in a text, for people.
struct SourceSpot {
  /// From 1.
  let line: Int
  /// From 1.
  let column: Int
  /// The line, cut down to what is around the place, and a mark below it.
  let excerpt: [String]

  /// Finds the character `offset`; `nil` when the text is shorter.
  init?(in text: String, at offset: Int) {
    guard offset >= 0, offset <= text.count else { return nil }
    let before = text.prefix(offset).split(separator: "\n", omittingEmptySubsequences: false)
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let last = before.last, all.indices.contains(before.count - 1) else { return nil }
    line = before.count
    column = last.count + 1
    let start = max(0, last.count - 50)
    let shown = all[line - 1].dropFirst(start).prefix(70)
    let lead = shown.prefix(last.count - start).map { $0 == "\t" ? " " : $0 }
    excerpt = [
      String(shown.map { $0 == "\t" ? " " : $0 }),
      String(repeating: " ", count: DisplayWidth.columns(of: String(lead))) + "^",
    ]
  }
}
