import Dispatch
import Glibc
import Synchronization

/// The frame around everything a program does.
public enum Program {
  /// Runs `body` in a task and ends the program with the status that it returns.
  ///
  /// The first Ctrl-C cancels the task, the second ends the program at once. Has to be the first thing that the main
  /// thread does; the thread then waits, so nothing of the program may need the main actor.
  public static func run(_ body: @escaping @Sendable () async -> Int32) -> Never {
    Interruption.install()
    let finished = DispatchSemaphore(value: 0)
    let status = Mutex<Int32>(0)
    let work = Task {
      let result = await body()
      status.withLock { $0 = result }
      finished.signal()
    }
    Interruption.setHandler {
      Output.error.say("\nstopping; Ctrl-C again stops at once\n")
      work.cancel()
    }
    // Not `dispatchMain`: it would unblock the signals of this thread.
    finished.wait()
    exit(status.withLock { $0 })
  }
}
