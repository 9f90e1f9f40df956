public import Execution
public import Relational

/// What is said to people elsewhere when an update did not do what it should.
public struct UpdateNotification: Sendable {
  /// How the update stands; the last case is a message that somebody sends to try the way.
  public enum State: String, Sendable {
    case failed, killed, interrupted, overdue, completed
  }

  /// Name of the bundle; `nil` when the project cannot be read.
  public var bundle: String?
  /// Target of the bundle.
  public var target: String?
  /// Folder of the lake.
  public var lake: String?
  /// Name of the machine.
  public var host: String
  /// Microseconds since 1970, UTC.
  public var time: Int64
  /// What the update ended with, a number or the name of a signal, as its starter saw it.
  public var exitStatus: String?
  /// The last update of each pipeline.
  public var updates: [UpdateRecord]
  /// Why the project cannot be read.
  public var problems: [Explanation]
  /// Pipelines of the bundle, whether or not they were ever updated.
  public var pipelineCount = 0
  /// Whether nothing completed for longer than it should.
  public var isOverdue = false

  /// Gathers what is known.
  public init(
    bundle: String?,
    target: String?,
    lake: String?,
    host: String,
    time: Int64,
    exitStatus: String? = nil,
    updates: [UpdateRecord] = [],
    problems: [Explanation] = []
  ) {
    self.bundle = bundle
    self.target = target
    self.lake = lake
    self.host = host
    self.time = time
    self.exitStatus = exitStatus
    self.updates = updates
    self.problems = problems
  }

  /// Whether some pipeline has completed no update for as long, or the project cannot be read.
  public func isOverdue(after limit: Duration) -> Bool {
    let oldest = time - limit.components.seconds * 1_000_000
    return !problems.isEmpty || updates.count < pipelineCount
      || updates.contains { $0.completedAt ?? 0 < oldest }
  }

  /// How the update stands: by its exit status, and without one by the records.
  public var state: State {
    if isOverdue, problems.isEmpty { return .overdue }
    if let exitStatus, exitStatus != "0" {
      guard let number = Int(exitStatus) else { return .killed }
      return number == 130 ? .interrupted : number > 128 ? .killed : .failed
    }
    let states = Set(updates.map(\.state))
    if states.contains(.killed) { return .killed }
    if states.contains(.failed) || !problems.isEmpty { return .failed }
    return states.contains(.canceled) ? .interrupted : .completed
  }

  /// The updates that the message is about.
  ///
  /// A wrong configuration stops an update before it begins; the record is then that of an earlier one, which ended
  /// long before the message.
  private var concerned: [UpdateRecord] {
    if state == .overdue { return [] }
    return updates.filter { exitStatus == nil || $0.endedAt ?? time > time - 600_000_000 }
  }

  private var failures: [UpdateRecord.Failure] { concerned.flatMap(\.failures) }

  private var title: String {
    let name = [bundle.map { "of \($0)" }, target.map { "(\($0))" }].compactMap { $0 }
      .joined(separator: " ")
    let what =
      switch state {
      case .failed: "failed"
      case .killed: "was killed"
      case .interrupted: "was interrupted"
      case .overdue: "is overdue"
      case .completed: "is in order"
      }
    return ["The update", name, what, "on \(host)"].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The message for people, a few lines of plain text.
  public var text: String {
    var lines = [title]
    if let meaning = Self.meaning(exitStatus) { lines.append(meaning) }
    for problem in problems { lines.append("\(problem.place ?? problem.code): \(problem.summary)") }
    for failure in failures.prefix(10) {
      let words = failure.explanation["summary"]?.string ?? "no reason is known"
      lines.append("• \(failure.dataset): \(words)")
      if let next = failure.explanation["next"]?.string { lines.append("   next: \(next)") }
    }
    if failures.count > 10 { lines.append("• and \(failures.count - 10) more") }
    if state == .overdue {
      let last = updates.compactMap(\.completedAt).max()
      lines.append(
        last.map { "an update last completed at \(UTCInstant(microseconds: $0))" }
          ?? "no update has completed yet"
      )
    }
    if let lake { lines.append("lake: \(lake)") }
    return lines.joined(separator: "\n")
  }

  /// The message for machines; `text` is what Slack, Teams and Mattermost show.
  public var json: JSON {
    .object([
      ("text", .string(text)), ("state", .string(state.rawValue)), ("bundle", JSON(bundle)),
      ("target", JSON(target)), ("exit_status", JSON(exitStatus)),
      ("updates", .array(updates.map(\.json))),
      (
        "failed_datasets",
        .array(failures.map { ["dataset": .string($0.dataset), "error": $0.explanation] })
      ),
      ("skipped_datasets", .array(concerned.flatMap(\.skipped).map(JSON.string))),
      ("problems", .array(problems.map(\.json))), ("lake", JSON(lake)), ("host", .string(host)),
      ("time", .string(UTCInstant(microseconds: time).description)),
    ])
  }

  private static func meaning(_ status: String?) -> String? {
    guard let status, status != "0" else { return nil }
    let meaning =
      switch Int(status) {
      case 1: "the data failed"
      case 2: "the command or the configuration is wrong"
      case 3: "the environment failed"
      case 130: "somebody stopped it"
      case 137: "it was killed, perhaps for lack of memory"
      case let number? where number > 128: "signal \(number - 128) ended it"
      case nil: "signal \(status) ended it"
      default: "an unknown reason"
      }
    return "exit status \(status): \(meaning)"
  }
}
