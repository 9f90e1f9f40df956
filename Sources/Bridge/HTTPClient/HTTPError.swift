public import Relational

/// Why an exchange did not come about.
public struct HTTPError: Error, Sendable, Equatable {
  /// What stood in the way.
  public enum Kind: String, Sendable {
    /// The address is no absolute `http` or `https` URL, or a header cannot be sent.
    case badRequest = "bad-request"
    /// No computer has that name.
    case unknownHost = "unknown-host"
    /// Nobody answers there.
    case unreachable
    /// It took longer than the request allows.
    case timedOut = "timed-out"
    /// The connection cannot be trusted.
    case notTrusted = "not-trusted"
    /// The answer is longer than the request allows.
    case tooLarge = "too-large"
    /// The connection broke off, or what came is no HTTP.
    case broken
  }

  /// What stood in the way.
  public var kind: Kind
  /// The address without what may be secret in it: scheme, host and port.
  public var place: String
  /// libcurl's words, or ours.
  public var message: String

  /// Gathers what is known.
  public init(_ kind: Kind, place: String, message: String) {
    self.kind = kind
    self.place = place
    self.message = message
  }
}

extension HTTPError: Explainable {
  /// The facts in words.
  public var explanation: Explanation {
    Explanation(
      "http." + kind.rawValue,
      summary,
      place: place,
      why: message,
      next: next,
      blame: kind == .badRequest ? .usage : .environment
    )
  }

  private var summary: String {
    switch kind {
    case .badRequest: "this is no request that can be sent"
    case .unknownHost: "there is no computer of that name"
    case .unreachable: "nobody answers at that address"
    case .timedOut: "the server took too long"
    case .notTrusted: "the server's certificate cannot be trusted"
    case .tooLarge: "the server's answer is longer than is taken"
    case .broken: "the exchange with the server broke off"
    }
  }

  private var next: String? {
    switch kind {
    case .badRequest: "write the address as https://host/path"
    case .unknownHost: "check the name, and that this machine can reach a name server"
    case .unreachable: "check that the server runs and that no firewall or proxy is between"
    case .timedOut: "try again when the server is less busy"
    case .notTrusted:
      "install the system's certificates (ca-certificates), or name a file of them in SSL_CERT_FILE"
    case .tooLarge, .broken: nil
    }
  }
}
