internal import HTTPClient
internal import Relational

/// Looks whether the server behind an address answers; its status does not count.
public struct EndpointCheck: Sendable {
  private let name: String
  private let url: String

  /// Names an address by what it is for; nothing is sent yet.
  public init(_ name: String, url: String) {
    self.name = name
    self.url = url
  }

  /// Asks the server for nothing but an answer.
  public func check() async -> HealthCheck {
    do {
      _ = try await HTTPRequest(.head, url, timeout: .seconds(5), connectTimeout: .seconds(3))
        .send()
      return HealthCheck(name, .ok, "the server answers")
    } catch let error as HTTPError {
      return HealthCheck(name, error.kind == .badRequest ? .fail : .warn, error.explanation)
    } catch {
      return HealthCheck(name, .warn, "was not asked")
    }
  }
}
