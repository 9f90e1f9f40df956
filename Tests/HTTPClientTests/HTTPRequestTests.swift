import HTTPClient
import Relational
import Testing

@Suite struct HTTPRequestTests {
  @Test func `a body, headers and status go both ways`() async throws {
    let server = LocalServer { _ in
      "HTTP/1.1 201 Created\r\nX-Id: 7 \r\nx-id: 8\r\nContent-Length: 4\r\n\r\n\u{1}\u{2}ü"
    }
    let request = HTTPRequest(
      .post,
      server.origin + "/a/b?c=d",
      headers: [.init("Content-Type", "application/json"), .init("X-Empty", "")],
      body: Array("{\"a\":\"ü\"}".utf8)
    )
    let response = try await request.send()
    #expect(response.status == 201 && response.isSuccess)
    #expect(response.header("X-ID") == "7")
    #expect(response.headers.map(\.value) == ["7", "8", "4"])
    #expect(response.body == Array("\u{1}\u{2}ü".utf8))
    let sent = try #require(server.requests.first)
    #expect(sent.hasPrefix("POST /a/b?c=d HTTP/1.1\r\n"))
    #expect(sent.contains("\r\nContent-Type: application/json\r\n"))
    #expect(sent.contains("\r\nX-Empty:\r\n"))
    #expect(sent.contains("\r\nUser-Agent: mercer\r\n"))
    #expect(!sent.contains("Expect"))
    #expect(sent.hasSuffix("\r\n\r\n{\"a\":\"ü\"}"))
  }

  @Test(arguments: [HTTPRequest.Method.get, .head, .post, .put, .delete])
  func `a request without a body has its method`(method: HTTPRequest.Method) async throws {
    let server = LocalServer { _ in "HTTP/1.1 204 No Content\r\n\r\n" }
    let response = try await HTTPRequest(method, server.origin).send()
    #expect(response == HTTPResponse(status: 204))
    #expect(server.requests[0].hasPrefix("\(method.rawValue) / HTTP/1.1\r\n"))
  }

  @Test func `a status that is no success is an answer, and redirects are not followed`()
    async throws
  {
    let server = LocalServer { request in
      request.hasPrefix("GET /moved")
        ? "HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n"
        : "HTTP/1.1 503 Busy\r\nRetry-After: 3\r\nContent-Length: 2\r\n\r\nno"
    }
    let busy = try await HTTPRequest(.get, server.origin).send()
    #expect(busy.status == 503 && !busy.isSuccess && busy.header("retry-after") == "3")
    #expect(busy.body == Array("no".utf8))
    #expect(try await HTTPRequest(.get, server.origin + "/moved").send().status == 302)
    #expect(server.requests.count == 2)
  }

  @Test func `an answer past the limit is refused, whether or not it says its length`() async throws
  {
    let server = LocalServer { request in
      let body = String(repeating: "x", count: 100_001)
      let length = request.hasPrefix("GET /said") ? "Content-Length: 100001\r\n" : ""
      return "HTTP/1.1 200 OK\r\n\(length)\r\n\(body)"
    }
    for path in ["/said", "/not-said"] {
      var request = HTTPRequest(.get, server.origin + path, responseLimitInBytes: 100_000)
      let error = await #expect(throws: HTTPError.self) { try await request.send() }
      #expect(error?.kind == .tooLarge)
      request.responseLimitInBytes = 100_001
      #expect(try await request.send().body.count == 100_001)
    }
  }

  @Test func `a server that says nothing is given up after the timeout`() async throws {
    let server = LocalServer { _ in nil }
    let request = HTTPRequest(.get, server.origin + "/secret", timeout: .milliseconds(80))
    let error = await #expect(throws: HTTPError.self) { try await request.send() }
    #expect(error?.kind == .timedOut)
    #expect(error?.place == server.origin)
  }

  @Test func `cancelling ends an exchange at once`() async throws {
    let server = LocalServer { _ in nil }
    let task = Task { try await HTTPRequest(.get, server.origin).send() }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    task.cancel()
    let ended = ContinuousClock.now
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(ContinuousClock.now - ended < .seconds(10))
  }

  @Test func `many exchanges at once each get their own answer`() async throws {
    let server = LocalServer { request in
      let path = request.split(separator: " ")[1]
      return "HTTP/1.1 200 OK\r\nContent-Length: \(path.utf8.count)\r\n\r\n\(path)"
    }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<24 {
        group.addTask {
          try await HTTPRequest(.get, server.origin + "/\(number)").send().body
            == Array("/\(number)".utf8)
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var url: String
    var kind: HTTPError.Kind
  }

  @Test(arguments: [
    Fault(testDescription: "no address", url: "hooks", kind: .badRequest),
    Fault(testDescription: "empty", url: "", kind: .badRequest),
    Fault(testDescription: "a file", url: "file:///etc/passwd", kind: .badRequest),
    Fault(testDescription: "a line end", url: "http://127.0.0.1/\r\nX: y", kind: .badRequest),
    Fault(
      testDescription: "no such host",
      url: "http://no-such-host.invalid/t0ken",
      kind: .unknownHost
    ),
    Fault(testDescription: "nobody there", url: "http://127.0.0.1:1/t0ken", kind: .unreachable),
  ])
  func `what keeps an exchange from coming about has a name and shows no secret`(fault: Fault)
    async throws
  {
    let error = await #expect(throws: HTTPError.self) {
      try await HTTPRequest(.get, fault.url).send()
    }
    #expect(error?.kind == fault.kind)
    let explanation = try #require(error?.explanation)
    #expect(!explanation.rendered.contains("t0ken"))
    #expect(explanation.code == "http.\(fault.kind.rawValue)")
    #expect(explanation.blame == (fault.kind == .badRequest ? .usage : .environment))
  }

  @Test func `an answer that is no HTTP or breaks off is an error`() async throws {
    let server = LocalServer { request in
      request.hasPrefix("GET /short")
        ? "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc" : "hello\r\n"
    }
    for path in ["/short", "/other"] {
      let error = await #expect(throws: HTTPError.self) {
        try await HTTPRequest(.get, server.origin + path).send()
      }
      #expect(error?.kind == .broken)
    }
  }

  @Test func `headers that would smuggle lines are not sent`() async throws {
    let server = LocalServer { _ in "HTTP/1.1 200 OK\r\n\r\n" }
    for header in [HTTPRequest.Header("A", "b\r\nC: d"), .init("A:", "b"), .init("", "b")] {
      let error = await #expect(throws: HTTPError.self) {
        try await HTTPRequest(.get, server.origin, headers: [header]).send()
      }
      #expect(error?.kind == .badRequest)
    }
    #expect(server.requests.isEmpty)
  }
}
