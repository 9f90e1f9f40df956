public import Relational

/// Why a command could not do what it was asked to: one or more problems, in words.
public struct Failure: Error, Sendable, Equatable {
  /// At least one problem, in the order in which they were found.
  public var problems: [Explanation]

  /// Puts any error into words.
  public init(_ error: any Error) {
    let found =
      switch error {
      case let failure as Failure: failure.problems
      case let problem as Explanation: [problem]
      case let several as Explanations: several.problems
      case let explainable as any Explainable: [explainable.explanation]
      case let query as QueryError: [query.problem]
      case is CancellationError: [Self.interruption]
      default:
        [
          Explanation(
            "cli.unexpected",
            "something went wrong that there are no words for yet",
            why: "\(error)",
            next: "please report it with the command that led to it",
            blame: .environment
          )
        ]
      }
    problems = found.isEmpty ? [Explanation("cli.unexpected", "something went wrong")] : found
  }

  /// What the program ends with; of several problems the gravest decides.
  public var exitStatus: Int32 {
    Int32(problems.map(\.blame.rawValue).max() ?? Explanation.Blame.usage.rawValue)
  }

  /// Whether somebody pressed Ctrl-C.
  public var isInterruption: Bool { problems.contains { $0.blame == .interrupted } }

  /// `{"error": …}` with the first problem; `errors` holds all of them when there are several.
  public var json: JSON {
    var members: [(String, JSON)] = [("error", problems.first?.json ?? .null)]
    if problems.count > 1 { members.append(("errors", .array(problems.map(\.json)))) }
    return .object(members)
  }

  /// The problems for people, with a line end behind every line.
  public func rendered(on screen: Screen) -> String {
    problems.map { $0.rendered(on: screen) + "\n" }.joined()
  }

  /// What Ctrl-C means.
  public static let interruption = Explanation(
    "cli.interrupted",
    "interrupted; nothing is half-written",
    why: "every table is as its last commit left it",
    next: "the same command goes on from there",
    blame: .interrupted
  )
}

extension Explanation {
  /// The explanation over several lines, as a screen shows it; what is wider than the screen is wrapped.
  public func rendered(on screen: Screen) -> String {
    let safe = rendered.split(separator: "\n", omittingEmptySubsequences: false)
      .map { DisplayWidth.printable(String($0)) }
    let width = screen.columns ?? Int.max
    let lines = safe.enumerated().flatMap { index, line in
      let prefix = index == 0 ? line.prefix { $0 != "]" }.count + 1 : 8
      let label = screen.styled(String(line.prefix(prefix)), index == 0 ? .boldRed : .dim)
      guard DisplayWidth.columns(of: line) > width else { return [label + line.dropFirst(prefix)] }
      // The first of the wrapped lines stands behind the label, which on the first line of all is long.
      let room = max(20, width - 8)
      let text = index == 0 ? line : String(line.dropFirst(prefix))
      let wrapped = WordWrap.lines(of: text, width: room)
      let first = index == 0 ? wrapped[0].dropFirst(prefix) : wrapped[0][...]
      return [label + first] + wrapped.dropFirst().map { "        " + $0 }
    }
    return lines.joined(separator: "\n")
  }
}
