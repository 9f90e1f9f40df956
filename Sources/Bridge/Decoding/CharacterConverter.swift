internal import CLinux
internal import Glibc

/// Turns text of any encoding that glibc knows into UTF-8, piece by piece.
public struct CharacterConverter: ~Copyable {
  private let handle: iconv_t
  /// Bytes of a character that has not ended.
  private var rest: [UInt8] = []

  /// Begins a text; `nil` when glibc has no such encoding.
  ///
  /// - Parameter encoding: Name as iconv has it; one that fixes the order of bytes, as no mark is looked for.
  public init?(from encoding: String) {
    guard let handle = iconv_open("UTF-8", encoding), Int(bitPattern: handle) != -1 else {
      return nil
    }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// Whether the bytes so far end with a whole character.
  public var isComplete: Bool { rest.isEmpty }

  /// Converts `input` and appends what comes out; a byte that is no character comes out as a byte that is no UTF-8.
  public mutating func convert(_ input: [UInt8], into output: inout [UInt8]) {
    var bytes = rest + input
    rest = []
    var start = 0
    while start < bytes.count {
      var failure: Int32 = 0
      output += [UInt8](unsafeUninitializedCapacity: (bytes.count - start) * 2 + 16) {
        target,
        count in
        bytes.withUnsafeMutableBytes { source in
          // SAFETY: iconv reads its input and never writes to it.
          var from = source.baseAddress?.assumingMemoryBound(to: CChar.self).advanced(by: start)
          var left = source.count - start
          target.withMemoryRebound(to: CChar.self) { target in
            var to = target.baseAddress
            var room = target.count
            if iconv(handle, &from, &left, &to, &room) == -1 { failure = errno }
            count = target.count - room
          }
          start = source.count - left
        }
      }
      switch failure {
      case 0, E2BIG: break
      case EINVAL:
        rest = Array(bytes[start...])
        return
      default:
        output.append(CharacterConverter.invalid(bytes[start]))
        start += 1
      }
    }
  }

  /// Gives out what is left of a character that never ended.
  public mutating func finish(into output: inout [UInt8]) {
    output += rest.map(CharacterConverter.invalid)
    rest = []
  }

  /// A byte that stands in no UTF-8, the byte itself where it is one.
  private static func invalid(_ byte: UInt8) -> UInt8 {
    (0x80..<0xC2).contains(byte) || byte >= 0xF5 ? byte : 0xFF
  }
}
