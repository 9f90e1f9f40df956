import Synchronization

/// Shows the progress of work on standard error as events come in, from any thread.
public final class ProgressPrinter: Sendable {
  private struct State {
    var model: ProgressModel
    var isShown = false
  }

  private let state: Mutex<State>
  private let start = ContinuousClock.now
  private let screen: Screen
  private let output: Output
  private let ticks: Bool

  /// Shows a changing line on a terminal, writes lines to a log, and says nothing when `isQuiet`.
  public init(isQuiet: Bool, output: Output = .error) {
    self.output = output
    screen = Screen(output)
    let isPerson = screen.isTerminal && SystemText.environment("TERM") != "dumb"
    state = Mutex(State(model: ProgressModel(for: isQuiet ? .nobody : isPerson ? .person : .log)))
    ticks = !isQuiet
  }

  /// Takes an event in and shows what follows from it.
  public func event(_ event: ProgressModel.Event) {
    state.withLock { state in
      let before = state.isShown ? "\r\u{1B}[K" : ""
      var text = ""
      for action in state.model.event(event, at: start.duration(to: .now)) {
        switch action {
        case .log(let line): text += before + DisplayWidth.printable(line) + "\n"
        case .show(let progress):
          text += "\r\u{1B}[K" + progress.line(on: screen)
          state.isShown = true
        case .clear:
          text += before
          state.isShown = false
        }
      }
      if !text.isEmpty { output.say(text) }
    }
  }

  /// Runs `body` while time goes by on the screen; the progress is over when it returns.
  ///
  /// - Parameters:
  ///   - poll: Looked at before each tick, for what can only be asked and does not come as an event.
  ///   - body: The work.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  public func follow<Result: Sendable>(
    poll: @escaping @Sendable () -> ProgressModel.Event? = { nil },
    _ body: () async throws -> Result
  ) async throws -> Result {
    // Cancelled when this scope is left.
    async let _: Void = tick(poll)
    defer { event(.finished) }
    return try await body()
  }

  @concurrent
  private func tick(_ poll: @Sendable () -> ProgressModel.Event?) async {
    guard ticks else { return }
    while !Task.isCancelled {
      if let found = poll() { event(found) }
      event(.ticked)
      do { try await Task.sleep(for: .milliseconds(100)) } catch { return }
    }
  }
}
