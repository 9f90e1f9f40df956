import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and its relatives, turned from signals into calls.
public enum Interruption {
  private struct State {
    var handler: (@Sendable () -> Void)?
    var isUnderWay = false
  }

  private static let state = Mutex(State())

  /// Takes over SIGINT and SIGTERM, and lets writes to a closed pipe fail instead of killing the program.
  ///
  /// Has to be called once, on the main thread and before anything starts another: the signals stay blocked in
  /// every thread that comes later.
  static func install() {
    var signals = sigset_t()
    // SAFETY: these calls read and write one signal set of ours.
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe sigaddset(&signals, SIGTERM)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    _ = signal(SIGPIPE, SIG_IGN)
    DispatchQueue(label: "signals").async { wait() }
  }

  /// Runs `handler` at the next signal; the one after that ends the program at once.
  ///
  /// Without a handler the first signal does.
  public static func setHandler(_ handler: (@Sendable () -> Void)?) {
    state.withLock { $0 = State(handler: handler) }
  }

  private static func wait() {
    var signals = sigset_t()
    var received: Int32 = 0
    // SAFETY: these calls read and write one signal set and one number of ours.
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe sigaddset(&signals, SIGTERM)
    while unsafe sigwait(&signals, &received) == 0 {
      let handler = state.withLock { state -> (@Sendable () -> Void)? in
        if state.isUnderWay { return nil }
        state.isUnderWay = true
        return state.handler
      }
      guard let handler else { leave() }
      handler()
    }
  }

  /// Ends the program at once with the terminal as it was.
  private static func leave() -> Never {
    TerminalDevice.leaveRawMode()
    _exit(130)
  }
}
