import Glibc
import Synchronization

/// The terminal behind a file descriptor.
public enum TerminalDevice {
  /// Whether a person sits behind the descriptor.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Columns and rows of the terminal; `nil` when it does not say.
  static func size(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
    var size = winsize()
    // SAFETY: TIOCGWINSZ writes one winsize, which is ours.
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Settings to return to while a raw mode is on, for exits that run no `deinit`.
  private static let saved = Mutex<termios?>(nil)

  /// Hands every key over as it is pressed, until `leaveRawMode`.
  ///
  /// - Returns: Whether the descriptor is a terminal that could be set.
  static func enterRawMode() -> Bool {
    var settings = termios()
    // SAFETY: tcgetattr writes one termios, which is ours.
    guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return false }
    saved.withLock { $0 = settings }
    settings.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
    settings.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    settings.c_cflag |= tcflag_t(CS8)
    // SAFETY: tcsetattr reads one termios, which is ours.
    return unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) == 0
  }

  /// Puts the terminal back as it was before `enterRawMode`; does nothing otherwise.
  static func leaveRawMode() {
    saved.withLock { settings in
      guard var before = settings else { return }
      // SAFETY: tcsetattr reads one termios, which is ours.
      _ = unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &before)
      settings = nil
    }
  }

  /// Bytes that standard input has; waits for the first one.
  ///
  /// - Parameter milliseconds: How long to wait; `nil` for as long as it takes.
  /// - Returns: An empty array at the end of input, `nil` when nothing came in time.
  static func read(within milliseconds: Int32? = nil) -> [UInt8]? {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while true {
      // SAFETY: poll(2) writes into one pollfd of ours.
      let ready = unsafe poll(&waiting, 1, milliseconds ?? -1)
      if ready == 0 { return nil }
      if ready < 0, errno != EINTR { return [] }
      if ready > 0 { break }
    }
    // SAFETY: read(2) writes at most the buffer's length into it and says how much it wrote.
    return unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      repeat {
        count = unsafe max(-1, Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count))
      } while count < 0 && errno == EINTR
      count = max(0, count)
    }
  }
}
