internal import CCurl

/// A URL that libcurl has read.
struct Address {
  /// Scheme, host and port: what may be shown.
  let origin: String

  init(_ url: String) throws(HTTPError) {
    let shown = "the address"
    guard let parts = curl_url() else {
      throw HTTPError(.broken, place: shown, message: "out of memory")
    }
    defer { curl_url_cleanup(parts) }
    guard !url.utf8.contains(where: { $0 <= 32 || $0 == 127 }) else {
      throw HTTPError(.badRequest, place: shown, message: "it has spaces or control characters")
    }
    let result = curl_url_set(parts, CURLUPART_URL, url, 0)
    guard result == CURLUE_OK else {
      throw HTTPError(.badRequest, place: shown, message: Self.words(result))
    }
    let scheme = Self.part(CURLUPART_SCHEME, of: parts) ?? ""
    guard ["http", "https"].contains(scheme) else {
      throw HTTPError(
        .badRequest,
        place: shown,
        message: "it begins with \(scheme)://, and only http:// and https:// are spoken"
      )
    }
    let port = Self.part(CURLUPART_PORT, of: parts).map { ":" + $0 } ?? ""
    origin = scheme + "://" + (Self.part(CURLUPART_HOST, of: parts) ?? "") + port
  }

  private static func words(_ code: CURLUcode) -> String {
    code == CURLUE_UNSUPPORTED_SCHEME || code == CURLUE_BAD_SCHEME
      ? "it does not begin with http:// or https://"
      : String(cString: curl_url_strerror(code)).lowercased()
  }

  private static func part(_ part: CURLUPart, of url: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
