/// A literal in quotes as Spark decodes it.
struct StringLiteral {
  private(set) var value: [UInt8] = []
  /// Behind the closing quote.
  private(set) var end: Int

  /// Reads the literal whose opening quote is at `start`; `nil` when it is not closed.
  init?(at start: Int, isRaw: Bool, in bytes: [UInt8]) {
    let quote = bytes[start]
    end = start + 1
    while end < bytes.count {
      let byte = bytes[end]
      end += 1
      if byte == quote { return }
      if byte == Byte.backslash, !isRaw, end < bytes.count {
        decodeEscape(in: bytes)
      } else {
        value.append(byte)
      }
    }
    return nil
  }

  /// Decodes what follows a backslash; `end` is behind the backslash.
  private mutating func decodeEscape(in bytes: [UInt8]) {
    let byte = bytes[end]
    if byte == UInt8(ascii: "u"), let code = number(in: bytes, from: end + 1, count: 4, radix: 16) {
      append(code)
      end += 5
    } else if byte == UInt8(ascii: "U"),
      let code = number(in: bytes, from: end + 1, count: 8, radix: 16)
    {
      append(code)
      end += 9
    } else if (UInt8(ascii: "0")...UInt8(ascii: "1")).contains(byte),
      let code = number(in: bytes, from: end, count: 3, radix: 8)
    {
      append(code)
      end += 3
    } else {
      value += StringLiteral.meaning(of: byte)
      end += 1
    }
  }

  private static func meaning(of byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "0"): [0]
    case UInt8(ascii: "b"): [8]
    case UInt8(ascii: "n"): [10]
    case UInt8(ascii: "r"): [13]
    case UInt8(ascii: "t"): [9]
    case UInt8(ascii: "Z"): [26]
    // The two that stay for LIKE.
    case UInt8(ascii: "%"), UInt8(ascii: "_"): [Byte.backslash, byte]
    default: [byte]
    }
  }

  private func number(in bytes: [UInt8], from start: Int, count: Int, radix: Int) -> UInt32? {
    guard start + count <= bytes.count else { return nil }
    return UInt32(String(decoding: bytes[start..<(start + count)], as: UTF8.self), radix: radix)
  }

  private mutating func append(_ code: UInt32) {
    guard let scalar = Unicode.Scalar(code) else { return }
    value += Array(String(Character(scalar)).utf8)
  }
}
