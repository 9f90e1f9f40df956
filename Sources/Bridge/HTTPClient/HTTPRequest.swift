/// What is asked of a web server.
public struct HTTPRequest: Sendable, Hashable {
  /// What the server is to do.
  public enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  /// One line of a head.
  public struct Header: Sendable, Hashable {
    /// In any case; cases do not count.
    public var name: String
    /// In one line.
    public var value: String

    /// Gathers name and value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What the server is to do.
  public var method: Method
  /// Absolute, `http` or `https`.
  public var url: String
  /// In the order in which they are sent; `Host`, `Content-Length` and `User-Agent` are added.
  public var headers: [Header]
  /// What is sent behind the head.
  public var body: [UInt8]
  /// How long the whole exchange may take.
  public var timeout: Duration
  /// How long it may take until the server answers the call.
  public var connectTimeout: Duration
  /// Most bytes of the response's body.
  public var responseLimitInBytes: Int

  /// Describes a request; nothing is sent.
  public init(
    _ method: Method,
    _ url: String,
    headers: [Header] = [],
    body: [UInt8] = [],
    timeout: Duration = .seconds(30),
    connectTimeout: Duration = .seconds(10),
    responseLimitInBytes: Int = 16 << 20
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.responseLimitInBytes = responseLimitInBytes
  }
}
