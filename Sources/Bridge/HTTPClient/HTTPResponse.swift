/// What a web server answered.
public struct HTTPResponse: Sendable, Hashable {
  /// 100...599.
  public var status: Int
  /// In the order in which they came, those of the last head only.
  public var headers: [HTTPRequest.Header]
  /// What came behind the head.
  public var body: [UInt8]

  /// Gathers an answer.
  public init(status: Int, headers: [HTTPRequest.Header] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Whether the server did what it was asked to: the status is 200...299.
  public var isSuccess: Bool { (200...299).contains(status) }

  /// The first header of that name, cases not counting.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
