internal import CCurl
internal import Synchronization

/// What drives one transfer and lets another thread stop it.
///
/// SAFETY: libcurl lets any thread call `curl_multi_wakeup` while the handle lives, and this object keeps it alive;
/// everything else is called by the one thread that is in `run`.
final class Exchange: @unchecked Sendable {
  private let multi: UnsafeMutableRawPointer
  private let isStopped = Mutex(false)

  init() throws(HTTPError) {
    guard Self.isReady, let multi = curl_multi_init() else {
      throw HTTPError(.broken, place: "libcurl", message: "it could not be started")
    }
    self.multi = multi
  }

  deinit { curl_multi_cleanup(multi) }

  func stop() {
    isStopped.withLock { $0 = true }
    curl_multi_wakeup(multi)
  }

  /// Carries the transfer of an easy handle out and returns its result; `nil` when it was stopped.
  func run(_ easy: UnsafeMutableRawPointer) -> CURLcode? {
    guard curl_multi_add_handle(multi, easy) == CURLM_OK else { return CURLE_FAILED_INIT }
    defer { curl_multi_remove_handle(multi, easy) }
    var running: Int32 = 0
    while !isStopped.withLock({ $0 }) {
      guard curl_multi_perform(multi, &running) == CURLM_OK else { return CURLE_FAILED_INIT }
      if running == 0 {
        let result = mercer_curl_result(multi)
        return result < 0 ? CURLE_FAILED_INIT : CURLcode(rawValue: UInt32(result))
      }
      curl_multi_poll(multi, nil, 0, 1_000, nil)
    }
    return nil
  }

  /// Whether libcurl's one start of the process went well.
  private static let isReady = curl_global_init(3) == CURLE_OK
}
