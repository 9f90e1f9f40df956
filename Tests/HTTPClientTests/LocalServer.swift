import Dispatch
import Glibc
import Synchronization

/// A server on this machine that sends bytes as they are, so that wrong answers can be given too.
final class LocalServer: Sendable {
  /// Address without a path.
  let origin: String
  private let descriptor: Int32
  private let received = Received()

  /// What came in so far.
  final class Received: Sendable {
    let texts = Mutex<[String]>([])
  }

  /// Requests so far, head and body.
  var requests: [String] { received.texts.withLock { $0 } }

  /// Listens until it is no longer referenced.
  ///
  /// - Parameter answer: From a request to the bytes that are sent; `nil` sends nothing and keeps the line open.
  init(_ answer: @escaping @Sendable (String) -> String?) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.descriptor = descriptor
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(descriptor, $0, size)
        _ = listen(descriptor, 16)
        _ = getsockname(descriptor, $0, &size)
      }
    }
    origin = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
    DispatchQueue(label: "server").async { [received] in
      while true {
        let line = accept(descriptor, nil, nil)
        guard line >= 0 else { return }
        DispatchQueue.global().async { Self.serve(line, received, answer) }
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  private static func serve(_ line: Int32, _ received: Received, _ answer: (String) -> String?) {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while !isWhole(bytes) {
      let count = read(line, &part, part.count)
      guard count > 0 else { break }
      bytes += part.prefix(count)
    }
    let request = String(decoding: bytes, as: UTF8.self)
    received.texts.withLock { $0.append(request) }
    guard let text = answer(request) else { return }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    close(line)
  }

  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
    let length = text.lowercased().split(separator: "\r\n")
      .first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) }
    return text[end.upperBound...].utf8.count >= length ?? 0
  }
}
