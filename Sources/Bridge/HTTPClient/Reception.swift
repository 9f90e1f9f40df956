internal import CCurl

/// Gathers what libcurl receives.
final class Reception {
  private(set) var headers: [HTTPRequest.Header] = []
  private(set) var body: [UInt8] = []
  private(set) var isTooLarge = false
  private let limitInBytes: Int

  init(limitInBytes: Int) {
    self.limitInBytes = limitInBytes
  }

  /// Takes a part of the body; no part is taken past the limit.
  func takeBody(_ part: UnsafeRawBufferPointer) -> Int {
    guard part.count <= limitInBytes - body.count else {
      isTooLarge = true
      return -1
    }
    body += part
    return part.count
  }

  /// Takes one line of a head; libcurl hands over whole lines.
  func takeHeader(_ part: UnsafeRawBufferPointer) -> Int {
    let line = String(decoding: part, as: UTF8.self)
    // A further head, such as that behind `100 Continue`, replaces the one before.
    if line.hasPrefix("HTTP/") { headers = [] }
    let pair = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if pair.count == 2 {
      headers.append(.init(String(pair[0]), Self.trimmed(pair[1])))
    }
    return part.count
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// SAFETY: libcurl calls the sinks during `curl_multi_perform` only, with the context that `Transfer` keeps alive
  /// and `size * count` bytes of its own.
  static let bodySink: mercer_curl_sink = { bytes, size, count, context in
    receive(bytes, size * count, context) { $0.takeBody($1) }
  }

  static let headerSink: mercer_curl_sink = { bytes, size, count, context in
    receive(bytes, size * count, context) { $0.takeHeader($1) }
  }

  private static func receive(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?,
    _ take: (Reception, UnsafeRawBufferPointer) -> Int
  ) -> Int {
    guard let context else { return 0 }
    let reception = Unmanaged<Reception>.fromOpaque(context).takeUnretainedValue()
    let taken = take(reception, UnsafeRawBufferPointer(start: bytes, count: count))
    // Any other number than all of them ends the transfer.
    return taken < 0 ? (count == 0 ? 1 : 0) : taken
  }
}
