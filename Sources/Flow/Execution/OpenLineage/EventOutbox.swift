internal import Relational

/// Hands texts to somebody who may be slow or away, without ever holding up those who bring them.
///
/// Texts arrive in order. After a few failures in a row the rest is given up.
public actor EventOutbox {
  /// What became of the texts.
  public struct Outcome: Sendable, Equatable {
    /// Texts that arrived.
    public var delivered: Int
    /// Texts that did not, because of failures, too little room or too little time.
    public var lost: Int
    /// What was said against the first of them; `nil` when time or room ran out.
    public var reason: String?
  }

  private static let capacity = 20_000
  private static let failuresInARow = 3

  private let deliver: @Sendable (String) async throws -> Void
  private var waiting: [String] = []
  private var next = 0
  private var isClosed = false
  private var failures = 0
  private var outcome = Outcome(delivered: 0, lost: 0, reason: nil)
  private var worker: Task<Void, Never>?

  /// Begins with nothing to hand over.
  ///
  /// - Parameter deliver: Hands one text over; throws when it did not arrive.
  public init(deliver: @escaping @Sendable (String) async throws -> Void) {
    self.deliver = deliver
  }

  /// Takes a text, to be handed over soon.
  public func add(_ text: String) {
    guard !isClosed, failures < Self.failuresInARow, waiting.count - next < Self.capacity else {
      outcome.lost += 1
      return
    }
    waiting.append(text)
    if worker == nil { worker = Task { await work() } }
  }

  /// Waits until everything has arrived, but no longer than `patience`, and takes nothing more.
  public func close(within patience: Duration) async -> Outcome {
    isClosed = true
    if let worker {
      let alarm = Task {
        try await Task.sleep(for: patience)
        worker.cancel()
      }
      await worker.value
      alarm.cancel()
    }
    outcome.lost += waiting.count - next
    return outcome
  }

  private func work() async {
    while next < waiting.count, failures < Self.failuresInARow, !Task.isCancelled {
      let text = waiting[next]
      next += 1
      do {
        try await deliver(text)
        outcome.delivered += 1
        failures = 0
      } catch {
        outcome.lost += 1
        failures += 1
        if outcome.reason == nil, !(error is CancellationError) {
          outcome.reason = Self.words(error)
        }
      }
    }
    if next == waiting.count { (waiting, next) = ([], 0) }
    worker = nil
  }

  private static func words(_ error: any Error) -> String {
    guard let explanation = (error as? any Explainable)?.explanation ?? error as? Explanation else {
      return "\(error)"
    }
    return [explanation.summary, explanation.place].compactMap { $0 }.joined(separator: ": ")
  }
}
