/// Turns the bytes that a terminal sends into keys.
///
/// Bytes may be cut anywhere: what is not complete waits for the rest, or for `flush`.
public struct KeyDecoder: Sendable {
  private var pending: [UInt8] = []
  private var pasted: [UInt8]?

  /// Starts with nothing pending.
  public init() {}

  /// Whether bytes wait for more, as a lone Escape does.
  public var isWaiting: Bool { !pending.isEmpty }

  /// Takes bytes in and returns the keys that they complete.
  public mutating func keys(from bytes: [UInt8]) -> [Key] {
    pending += bytes
    var keys: [Key] = []
    while !pending.isEmpty {
      if pasted != nil {
        guard takePaste(into: &keys) else { break }
        continue
      }
      guard let (key, length) = Self.first(of: pending) else { break }
      pending.removeFirst(length)
      switch key {
      case .key(let key): keys.append(key)
      case .pasteBegins: pasted = []
      case .nothing: break
      }
    }
    return keys
  }

  /// Takes what is pending as it is, when nothing more came in time.
  public mutating func flush() -> [Key] {
    guard !pending.isEmpty, pasted == nil else { return [] }
    let isEscape = pending[0] == 27
    pending = []
    return isEscape ? [.escape] : []
  }

  private enum Found {
    case key(Key)
    case pasteBegins
    case nothing
  }

  /// Moves pasted bytes over, up to the end mark.
  private mutating func takePaste(into keys: inout [Key]) -> Bool {
    let mark = Array("\u{1B}[201~".utf8)
    var text = pasted ?? []
    for start in pending.indices where pending[start] == 27 {
      let rest = pending[start...]
      if rest.starts(with: mark) {
        text += pending[..<start]
        pending.removeFirst(start + mark.count)
        pasted = nil
        keys.append(.paste(Self.text(ofPasted: text)))
        return true
      }
      if mark.starts(with: rest) {
        pasted = text + pending[..<start]
        pending.removeFirst(start)
        return false
      }
    }
    pasted = text + pending
    pending = []
    return false
  }

  private static func text(ofPasted bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) {
      $0 == "\r\n" || $0 == "\r" || $0 == "\n"
    }
    let joined = lines.joined(separator: "\n")
    return String(
      String.UnicodeScalarView(
        joined.unicodeScalars.filter {
          $0 == "\n" || $0 == "\t" || ($0.value >= 32 && $0.value != 127)
        }
      )
    )
  }

  /// The key at the start of the bytes and how many it takes; `nil` when more are needed.
  private static func first(of bytes: [UInt8]) -> (Found, Int)? {
    let byte = bytes[0]
    switch byte {
    case 27: return escapeSequence(bytes)
    case 13, 10: return (.key(.enter), 1)
    case 9: return (.key(.tab), 1)
    case 127, 8: return (.key(.backspace), 1)
    case 1...26: return (.key(.control(Character(Unicode.Scalar(byte + 96)))), 1)
    case 0..<32: return (.nothing, 1)
    case 32..<127: return (.key(.text(String(Unicode.Scalar(byte)))), 1)
    default: return multibyte(bytes)
    }
  }

  private static func multibyte(_ bytes: [UInt8]) -> (Found, Int)? {
    let length = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : bytes[0] >= 0xC0 ? 2 : 1
    let tail = bytes.dropFirst().prefix(length - 1)
    if let bad = tail.firstIndex(where: { $0 & 0xC0 != 0x80 }) { return (.nothing, bad) }
    guard bytes.count >= length else { return nil }
    guard let text = String(validating: bytes.prefix(length), as: UTF8.self) else {
      return (.nothing, length)
    }
    return (.key(.text(text)), length)
  }

  private static func escapeSequence(_ bytes: [UInt8]) -> (Found, Int)? {
    guard bytes.count > 1 else { return nil }
    switch bytes[1] {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
        return bytes.count > 32 ? (.nothing, bytes.count) : nil
      }
      let parameters = String(decoding: bytes[2..<end], as: UTF8.self)
      return (controlSequence(parameters, final: bytes[end]), end + 1)
    case UInt8(ascii: "b"): return (.key(.wordLeft), 2)
    case UInt8(ascii: "f"): return (.key(.wordRight), 2)
    case UInt8(ascii: "d"): return (.key(.deleteNextWord), 2)
    case 127, 8: return (.key(.deleteWord), 2)
    case 27: return (.key(.escape), 1)
    default: return (.nothing, 2)
    }
  }

  /// The meaning of `ESC [ parameters final`; a modifier behind a semicolon makes an arrow jump by words.
  private static func controlSequence(_ parameters: String, final: UInt8) -> Found {
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
    let jumps = numbers.count > 1 && numbers[1] > 2
    switch final {
    case UInt8(ascii: "A"): return .key(.up)
    case UInt8(ascii: "B"): return .key(.down)
    case UInt8(ascii: "C"): return .key(jumps ? .wordRight : .right)
    case UInt8(ascii: "D"): return .key(jumps ? .wordLeft : .left)
    case UInt8(ascii: "H"): return .key(.home)
    case UInt8(ascii: "F"): return .key(.end)
    case UInt8(ascii: "~"):
      switch numbers.first {
      case 1, 7: return .key(.home)
      case 4, 8: return .key(.end)
      case 3: return .key(jumps ? .deleteNextWord : .delete)
      case 200: return .pasteBegins
      default: return .nothing
      }
    default: return .nothing
    }
  }
}
