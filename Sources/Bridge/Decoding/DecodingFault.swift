/// Why bytes could not be decoded any further.
public struct DecodingFault: Error, Sendable, Equatable {
  /// In a few words, for people.
  public var reason: String

  /// Puts the reason in words.
  public init(_ reason: String) {
    self.reason = reason
  }
}

/// Unpacks a compressed stream piece by piece.
public protocol Decompressor: ~Copyable {
  /// Whether the bytes so far end where the format lets them end.
  var isComplete: Bool { get }

  /// Unpacks `input` and appends what comes out.
  ///
  /// - Returns: What is wrong with the bytes; what came before it is in `output`.
  mutating func decode(_ input: [UInt8], into output: inout [UInt8]) -> DecodingFault?
}
