internal import CCurl

/// One request as libcurl's easy handle; used by one thread.
struct Transfer: ~Copyable {
  private let request: HTTPRequest
  private let origin: String
  private let reception: Reception
  private let message = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private let easy: UnsafeMutableRawPointer?
  private var headers: UnsafeMutablePointer<curl_slist>?

  private init(_ request: HTTPRequest, origin: String) {
    self.request = request
    self.origin = origin
    reception = Reception(limitInBytes: request.responseLimitInBytes)
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    easy = curl_easy_init()
    headers = nil
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headers)
    message.deallocate()
  }

  /// Sends the request and waits for the answer.
  ///
  /// - Throws: `HTTPError`, or `CancellationError` when the exchange was stopped.
  static func perform(_ request: HTTPRequest, in exchange: Exchange) throws -> HTTPResponse {
    var transfer = Transfer(request, origin: try Address(request.url).origin)
    try transfer.addHeaders()
    try transfer.setOptions()
    return try transfer.perform(in: exchange)
  }

  // MARK: Parts

  private borrowing func perform(in exchange: Exchange) throws -> HTTPResponse {
    guard let easy else { throw HTTPError(.broken, place: origin, message: "out of memory") }
    guard let result = exchange.run(easy) else { throw CancellationError() }
    guard result == CURLE_OK else { throw error(result) }
    return HTTPResponse(
      status: mercer_curl_status(easy),
      headers: reception.headers,
      body: reception.body
    )
  }

  private mutating func addHeaders() throws(HTTPError) {
    var lines = [HTTPRequest.Header("User-Agent", "mercer")]
    // libcurl would wait a second for a `100 Continue` that few servers send.
    lines.append(.init("Expect", ""))
    lines += request.headers
    for header in lines {
      let isSafe = (header.name + header.value).utf8.allSatisfy { $0 >= 32 && $0 != 127 }
      guard isSafe, !header.name.isEmpty, !header.name.contains(":") else {
        throw HTTPError(
          .badRequest,
          place: origin,
          message: "a header has a name or value that is not one line of text"
        )
      }
      let isEmpty = header.value.isEmpty && header.name != "Expect"
      // `Name;` sends the header without a value, `Name:` would leave it out.
      headers = curl_slist_append(headers, header.name + (isEmpty ? ";" : ": " + header.value))
    }
  }

  private borrowing func setOptions() throws(HTTPError) {
    let context = Unmanaged.passUnretained(reception).toOpaque()
    var results = [
      mercer_curl_set_text(easy, CURLOPT_URL, request.url),
      mercer_curl_set_number(easy, CURLOPT_NOSIGNAL, 1),
      mercer_curl_set_list(easy, CURLOPT_HTTPHEADER, headers),
      mercer_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, message),
      mercer_curl_set_number(easy, CURLOPT_TIMEOUT_MS, request.timeout.inMilliseconds),
      mercer_curl_set_number(
        easy,
        CURLOPT_CONNECTTIMEOUT_MS,
        request.connectTimeout.inMilliseconds
      ),
      mercer_curl_set_sink(easy, CURLOPT_WRITEFUNCTION, Reception.bodySink),
      mercer_curl_set_pointer(easy, CURLOPT_WRITEDATA, context),
      mercer_curl_set_sink(easy, CURLOPT_HEADERFUNCTION, Reception.headerSink),
      mercer_curl_set_pointer(easy, CURLOPT_HEADERDATA, context),
    ]
    if request.method == .head {
      results.append(mercer_curl_set_number(easy, CURLOPT_NOBODY, 1))
    } else if !request.body.isEmpty || request.method == .post || request.method == .put {
      results.append(mercer_curl_set_number(easy, CURLOPT_POSTFIELDSIZE, request.body.count))
      let bytes = request.body.isEmpty ? [0] : request.body
      results.append(
        bytes.withUnsafeBytes {
          mercer_curl_set_bytes(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress)
        }
      )
    }
    results.append(mercer_curl_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method.rawValue))
    if let file = TrustedCertificates.file {
      results.append(mercer_curl_set_text(easy, CURLOPT_CAINFO, file))
    }
    if let failed = results.first(where: { $0 != CURLE_OK }) { throw error(failed) }
  }

  private borrowing func error(_ code: CURLcode) -> HTTPError {
    if reception.isTooLarge {
      return HTTPError(
        .tooLarge,
        place: origin,
        message: "more than \(request.responseLimitInBytes) bytes"
      )
    }
    let said = String(cString: message)
    return HTTPError(
      HTTPError.Kind(code),
      place: origin,
      message: said.isEmpty ? String(cString: curl_easy_strerror(code)) : said
    )
  }
}

extension HTTPError.Kind {
  fileprivate init(_ code: CURLcode) {
    switch code {
    case CURLE_URL_MALFORMAT: self = .badRequest
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: self = .unknownHost
    case CURLE_COULDNT_CONNECT: self = .unreachable
    case CURLE_OPERATION_TIMEDOUT: self = .timedOut
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: self = .notTrusted
    default: self = .broken
    }
  }
}

extension Duration {
  /// Whole milliseconds, at least 1: 0 would mean no limit to libcurl.
  fileprivate var inMilliseconds: Int {
    let (seconds, attoseconds) = components
    return max(1, Int(seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
  }
}
