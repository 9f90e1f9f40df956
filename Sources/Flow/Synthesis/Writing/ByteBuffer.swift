/// Bytes that grow at the end; room is asked for once for many rows, not byte by byte.
public struct ByteBuffer: Sendable {
  private var storage: [UInt8]
  /// Bytes written.
  public private(set) var count = 0

  /// An empty buffer with room for `capacity` bytes.
  public init(capacity: Int) {
    storage = [UInt8](repeating: 0, count: max(64, capacity))
  }

  /// The bytes written.
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { storage.span.extracting(0..<count) }
  }

  /// Forgets the bytes and keeps the room.
  public mutating func removeAll() { count = 0 }

  /// Makes room for `room` more bytes and lends them; what lies before the cursor at the end stays.
  mutating func write(room: Int, _ body: (inout ByteCursor) -> Void) {
    let needed = count + room + ByteCursor.slack
    if needed > storage.count {
      storage += [UInt8](repeating: 0, count: max(needed, storage.count * 2) - storage.count)
    }
    let start = count
    var span = storage.mutableSpan
    var cursor = unsafe ByteCursor(span.mutableBytes, at: start)
    body(&cursor)
    let end = cursor.offset
    count = end
  }
}
