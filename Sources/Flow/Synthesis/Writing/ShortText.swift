/// A text of up to 16 bytes, stored at a stroke.
struct ShortText: Sendable {
  /// Most bytes of one.
  static let limit = 16

  let low: UInt64
  let high: UInt64
  let count: Int

  /// The text of these bytes.
  ///
  /// - Precondition: there are at most 16.
  init(_ bytes: [UInt8]) {
    precondition(bytes.count <= Self.limit, "a short text has 16 bytes at most")
    low = word(of: bytes.prefix(8))
    high = word(of: bytes.dropFirst(8))
    count = bytes.count
  }
}

/// A text of any length, stored eight bytes at a stroke.
struct LongText: Sendable {
  let words: [UInt64]
  let count: Int

  /// The text of these bytes.
  init(_ bytes: [UInt8]) {
    words = stride(from: 0, to: bytes.count, by: 8).map {
      word(of: bytes[$0..<min($0 + 8, bytes.count)])
    }
    count = bytes.count
  }
}

/// Up to eight bytes, the first in the lowest place.
private func word(of bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
}
