import Glibc
public import Relational

/// Standard output or standard error: every byte arrives, or the reason why not is thrown.
public struct Output: Sendable {
  /// Where results go.
  public static let standard = Output(descriptor: STDOUT_FILENO)
  /// Where progress, log lines and errors go.
  public static let error = Output(descriptor: STDERR_FILENO)

  let descriptor: Int32

  /// Writes all bytes, however many calls it takes.
  ///
  /// - Throws: `OutputError.closed` when nobody reads any more; `.failed` for a full disk and the like.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    var written = 0
    while written < bytes.count {
      // SAFETY: write(2) reads at most the rest of the buffer, which outlives the call.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor,
          buffer.baseAddress.map { unsafe $0 + written },
          buffer.count - written
        )
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw .closed
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        // SAFETY: poll(2) writes into one pollfd of ours.
        _ = unsafe poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw .failed(reason: SystemText.ofError(errno))
      }
    }
  }

  /// Writes text as UTF-8.
  ///
  /// - Throws: As for bytes.
  public func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

  /// Writes text where failing to say it must not stop the work: progress, log lines, errors.
  public func say(_ text: String) {
    do { try write(text) } catch { return }
  }
}

/// Why output did not arrive.
public enum OutputError: Error, Sendable, Equatable {
  /// The reader has gone, as `head` does when it has enough.
  case closed
  /// The system refused, in its own words.
  case failed(reason: String)
}

extension OutputError: Explainable {
  /// The reason in words.
  public var explanation: Explanation {
    switch self {
    case .closed:
      Explanation("cli.output-closed", "nobody reads the output any more", blame: .environment)
    case .failed(let reason):
      Explanation(
        "cli.output-failed",
        "the output could not be written",
        why: reason,
        next: "free space, or send the output elsewhere",
        blame: .environment
      )
    }
  }
}
