internal import Dispatch
internal import Synchronization

/// Interrupts one statement until it has ended.
///
/// DuckDB forgets an interrupt that comes before the statement has really started, so one call is not enough;
/// and none may come after it ended, or it would hit the session's next statement.
final class Interruption: Sendable {
  private let session: SessionHandle
  private let hasEnded = Mutex(false)

  init(_ session: SessionHandle) {
    self.session = session
  }

  func begin() {
    let isRunning = hasEnded.withLock { hasEnded in
      if !hasEnded { session.interrupt() }
      return !hasEnded
    }
    guard isRunning else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(20)) { self.begin() }
  }

  func end() {
    hasEnded.withLock { $0 = true }
  }
}
