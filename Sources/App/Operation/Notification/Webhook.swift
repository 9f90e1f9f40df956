internal import HTTPClient
public import Relational

/// An address that takes messages as JSON.
public struct Webhook: Sendable {
  private let url: String
  private let pauses: [Duration]

  /// Names the address; nothing is sent.
  ///
  /// - Parameters:
  ///   - url: Often a secret: it is never shown.
  ///   - pauses: How long to wait before each further try.
  public init(_ url: String, pauses: [Duration] = [.seconds(1), .seconds(4)]) {
    self.url = url
    self.pauses = pauses
  }

  /// Posts a message, and again after a pause when the server is busy or cannot be reached.
  ///
  /// - Throws: `Explanation` with the server's status, or `HTTPError`; the address is in neither.
  public func post(_ message: JSON) async throws {
    let request = HTTPRequest(
      .post,
      url,
      headers: [.init("Content-Type", "application/json")],
      body: Array(message.text.utf8),
      timeout: .seconds(20)
    )
    var rest = pauses[...]
    while let fault = try await Self.transientFault(request) {
      guard let pause = rest.popFirst() else { throw fault }
      try await Task.sleep(for: pause)
    }
  }

  /// Sends once; `nil` when the message arrived, else what may be better in a moment.
  private static func transientFault(_ request: HTTPRequest) async throws -> (any Error)? {
    do {
      let response = try await request.send()
      if response.isSuccess { return nil }
      let fault = refusal(response)
      guard response.status >= 500 || response.status == 429 else { throw fault }
      return fault
    } catch let error as HTTPError where error.kind != .badRequest {
      return error
    }
  }

  private static func refusal(_ response: HTTPResponse) -> Explanation {
    Explanation(
      "notify.refused",
      "the webhook answered with status \(response.status)",
      why: response.body.isEmpty
        ? nil : String(String(decoding: response.body, as: UTF8.self).prefix(200)),
      next: "check the address: services give a new one when the old one was revoked",
      blame: .environment
    )
  }
}
