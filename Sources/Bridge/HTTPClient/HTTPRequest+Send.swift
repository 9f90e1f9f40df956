internal import Dispatch

extension HTTPRequest {
  /// Sends the request and waits for the whole answer, without holding a thread of Swift's pool.
  ///
  /// - Returns: What the server answered, whatever its status.
  /// - Throws: `HTTPError`, or `CancellationError` when the task was cancelled meanwhile.
  public func send() async throws -> HTTPResponse {
    try Task.checkCancellation()
    let exchange = try Exchange()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        Self.queue.async {
          continuation.resume(with: Result { try Transfer.perform(self, in: exchange) })
        }
      }
    } onCancel: {
      exchange.stop()
    }
  }

  private static let queue = DispatchQueue(label: "http", attributes: .concurrent)
}
