internal import Relational

/// A piece of a file that moves along with whoever reads it, and back when asked.
struct ByteWindow: ~Copyable {
  let file: ByteFile
  /// The bytes of the piece.
  private(set) var bytes: [UInt8] = []
  /// Where the piece begins in the file.
  private(set) var start: Int64 = 0
  /// Next byte to be read, counted from the piece's start.
  var position = 0
  private let cancellation: Cancellation
  private static let size = 1 << 20
  /// Bytes that are there behind any byte that is looked at, unless the file ends.
  static let lookahead = 16

  init(_ file: consuming ByteFile, from offset: Int64, _ cancellation: Cancellation) {
    self.file = file
    self.cancellation = cancellation
    start = offset
  }

  /// Place of the next byte in the file.
  var offset: Int64 { start + Int64(position) }

  /// Whether the piece reaches to the end of the file.
  var isLast: Bool { start + Int64(bytes.count) >= file.sizeInBytes }

  /// End of what may be looked at before `advance`.
  var end: Int { isLast ? bytes.count : max(0, bytes.count - ByteWindow.lookahead) }

  /// Moves on so that the next byte and those behind it are there; `false` at the end of the file.
  mutating func advance() throws -> Bool {
    if position < end { return true }
    if isLast { return false }
    try move(to: offset)
    return position < end
  }

  /// Goes to any place of the file.
  mutating func move(to offset: Int64) throws {
    if cancellation.isCancelled { throw CancellationError() }
    if offset >= start, offset < start + Int64(end) {
      position = Int(offset - start)
      return
    }
    bytes = try file.bytes(at: offset, count: ByteWindow.size)
    start = offset
    position = 0
  }
}
