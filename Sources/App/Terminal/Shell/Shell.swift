import Dispatch

/// SQL statements entered one after another, at a terminal or from standard input.
public struct Shell: Sendable {
  /// What the shell leaves to others.
  public enum Request: Sendable, Hashable {
    /// Run a statement and show its rows.
    case statement(String, OutputFormat)
    /// List the tables.
    case tables(OutputFormat)
    /// Show the columns of a table.
    case describe(String, OutputFormat)
  }

  private var format: OutputFormat
  private let perform: @Sendable (Request) async throws -> Void

  /// Describes a shell.
  ///
  /// - Parameters:
  ///   - format: How rows are shown until `.format` changes it.
  ///   - perform: Does what is asked for; what it throws is shown. Ctrl-C cancels its task.
  public init(
    format: OutputFormat,
    perform: @escaping @Sendable (Request) async throws -> Void
  ) {
    self.format = format
    self.perform = perform
  }

  /// Whether somebody sits at a terminal that can edit lines.
  public static var isInteractive: Bool {
    TerminalDevice.isTerminal(0) && SystemText.environment("TERM") != "dumb"
      && (TerminalDevice.isTerminal(2) || TerminalDevice.isTerminal(1))
  }

  /// Talks with a person until they leave; an error is shown and the talk goes on.
  ///
  /// - Parameters:
  ///   - program: What the prompt says.
  ///   - greeting: Shown first.
  ///   - historyPath: File that keeps statements between sessions; `nil` for none.
  ///   - completer: Knows tables and columns; asked again at every Tab.
  public mutating func converse(
    program: String,
    greeting: String,
    historyPath: String?,
    completer: @escaping @Sendable () -> SQLCompleter
  ) async {
    let output = TerminalDevice.isTerminal(2) ? Output.error : Output.standard
    let other = String(repeating: " ", count: max(0, program.count - 3)) + "...> "
    let reader = LineReader(
      prompt: EditorFrame.Prompt(program + "> ", other),
      historyPath: historyPath,
      output: output
    ) { word, statement, before in
      completer().candidates(for: word, statement: statement, before: before)
    }
    output.say(greeting + "\n")
    while true {
      switch await reader.read() {
      case .endOfInput: return
      case .cancelled: continue
      case .statement(let text):
        var scanner = StatementScanner()
        var statements = scanner.feed((text + "\n").utf8)
        if let rest = scanner.finish() { statements.append(rest) }
        do {
          for statement in statements where try await !handle(statement, isInteractive: true) {
            return
          }
        } catch {
          let failure = Failure(error)
          output.say(
            failure.isInterruption ? "interrupted\n" : failure.rendered(on: Screen(output))
          )
        }
      }
    }
  }

  /// Carries out the statements on standard input, one after another.
  ///
  /// - Throws: What the first statement that fails throws; those behind it are not run.
  public mutating func script() async throws {
    var scanner = StatementScanner()
    while true {
      let bytes = await Self.nextInput()
      for statement in scanner.feed(bytes) where try await !handle(statement, isInteractive: false)
      { return }
      if bytes.isEmpty { break }
    }
    if let rest = scanner.finish() { _ = try await handle(rest, isInteractive: false) }
  }

  /// Carries out one statement or dot command and returns whether the shell goes on.
  private mutating func handle(_ text: String, isInteractive: Bool) async throws -> Bool {
    let request: Request
    switch try ShellCommand(text) {
    case nil: request = .statement(text, format)
    case .tables: request = .tables(format)
    case .describe(let table): request = .describe(table, format)
    case .format(let format):
      self.format = format
      return true
    case .help:
      Output.error.say(ShellCommand.helpText)
      return true
    case .quit: return false
    }
    if isInteractive { try await interruptible(request) } else { try await perform(request) }
    return true
  }

  /// Does what is asked for in a task that Ctrl-C cancels.
  private func interruptible(_ request: Request) async throws {
    let work = Task { try await perform(request) }
    Interruption.setHandler { work.cancel() }
    defer { Interruption.setHandler(nil) }
    try await withTaskCancellationHandler {
      try await work.value
    } onCancel: {
      work.cancel()
    }
  }

  private static func nextInput() async -> [UInt8] {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: TerminalDevice.read() ?? [])
      }
    }
  }
}

extension Shell {
  /// Where statements are kept between sessions: `$XDG_STATE_HOME` or `~/.local/state`; `nil` without a home.
  public static func historyPath(
    program: String,
    environment: (String) -> String? = SystemText.environment
  ) -> String? {
    if let folder = environment("XDG_STATE_HOME"), folder.hasPrefix("/") {
      return folder + "/\(program)/history"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/\(program)/history"
  }
}
