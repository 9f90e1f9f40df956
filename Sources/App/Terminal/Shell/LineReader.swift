import Dispatch
import Synchronization

/// Reads statements from the keyboard, with editing, history and completion.
final class LineReader: Sendable {
  /// What somebody entered.
  enum Input: Sendable {
    case statement(String)
    case cancelled
    case endOfInput
  }

  /// Finds completions of `word` in `statement`, which reads `before` up to the word.
  typealias Completion =
    @Sendable (_ word: String, _ statement: String, _ before: String) -> [String]

  private struct State {
    var history: History
    var decoder = KeyDecoder()
    /// Keys that came behind the Enter of the statement before.
    var keys: [Key] = []
  }

  private let state: Mutex<State>
  private let file: PrivateFile?
  private let output: Output
  private let prompt: EditorFrame.Prompt
  private let completion: Completion
  private let queue = DispatchQueue(label: "keyboard")

  init(
    prompt: EditorFrame.Prompt,
    historyPath: String?,
    output: Output,
    completion: @escaping Completion
  ) {
    self.prompt = prompt
    self.output = output
    self.completion = completion
    file = historyPath.map(PrivateFile.init)
    let entries = History.entries(inLines: file?.text() ?? "")
    state = Mutex(State(history: History(entries)))
    if entries.count > 2 * History.limit, let file {
      let kept = History.lines(of: entries.suffix(History.limit))
      do { try file.replace(kept) } catch { output.say("history: \(error)\n") }
    }
  }

  /// Waits for the next statement; the wait holds up no other task.
  func read() async -> Input {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: self.readBlocking()) }
    }
  }

  private func readBlocking() -> Input {
    guard TerminalDevice.enterRawMode() else { return .endOfInput }
    // Bracketed paste: pasted lines come as one key.
    output.say("\u{1B}[?2004h")
    defer {
      output.say("\u{1B}[?2004l")
      TerminalDevice.leaveRawMode()
    }
    return state.withLock { state in
      var editor = LineEditor(history: state.history) { text in
        var scanner = StatementScanner()
        let statements = scanner.feed((text + "\n").utf8)
        return scanner.isBlank || ["quit", "exit"].contains(text) && statements.isEmpty
      }
      var frame = show(editor, over: nil)
      while true {
        while !state.keys.isEmpty {
          let action = editor.event(state.keys.removeFirst())
          guard let input = perform(action, on: &editor, &frame) else { continue }
          keep(editor.history, in: &state)
          return input
        }
        let bytes = TerminalDevice.read(within: state.decoder.isWaiting ? 50 : nil)
        if let bytes, bytes.isEmpty { return .endOfInput }
        state.keys += bytes.map { state.decoder.keys(from: $0) } ?? state.decoder.flush()
      }
    }
  }

  /// Does what the editor asks for and returns what ends the reading.
  private func perform(
    _ action: LineEditor.Action,
    on editor: inout LineEditor,
    _ frame: inout EditorFrame
  ) -> Input? {
    switch action {
    case .redraw: frame = show(editor, over: frame)
    case .bell: output.say("\u{07}")
    case .clearScreen:
      output.say("\u{1B}[H\u{1B}[2J")
      frame = show(editor, over: nil)
    case .complete:
      let range = editor.completionWord
      let characters = editor.buffer.characters
      let words = completion(
        String(characters[range]),
        editor.buffer.text,
        String(characters[..<range.lowerBound])
      )
      return perform(editor.complete(with: words), on: &editor, &frame)
    case .list(let words):
      let shown = words.prefix(60).map(DisplayWidth.printable).joined(separator: "  ")
      let lines = WordWrap.lines(of: shown, width: Screen(output).columns ?? 80)
      output.say(frame.left + lines.joined(separator: "\r\n") + "\r\n")
      frame = show(editor, over: nil)
    case .submit(let text):
      output.say(frame.left)
      return .statement(text)
    case .cancel:
      output.say(frame.left)
      return .cancelled
    case .endOfInput:
      output.say(frame.left)
      return .endOfInput
    }
    return nil
  }

  private func show(_ editor: LineEditor, over before: EditorFrame?) -> EditorFrame {
    let frame = editor.frame(prompt: prompt, on: Screen(output))
    output.say(frame.drawn(over: before))
    return frame
  }

  /// Takes over what the editor added to the history; a file that cannot be written is no reason to stop.
  private func keep(_ history: History, in state: inout State) {
    defer { state.history = history }
    guard history.entries != state.history.entries, let newest = history.entries.last else {
      return
    }
    do { try file?.append(History.lines(of: [newest])) } catch { return }
  }
}
