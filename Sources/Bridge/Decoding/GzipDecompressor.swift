internal import CZlib

/// Unpacks gzip: one member or several, zeros behind the last left out.
public struct GzipDecompressor: Decompressor, ~Copyable {
  /// zlib keeps the stream's own address, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  /// Whether a member has begun that has not ended.
  private var isInside = false
  private var hasEnded = false
  private static let pieceSize = 1 << 18

  /// A decompressor at the start of a file.
  public init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = mercer_inflate_init(stream)
    precondition(status == Z_OK, "zlib cannot be used: \(status)")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Whether the last member has ended.
  public var isComplete: Bool { hasEnded && !isInside }

  /// Unpacks `input` and appends what comes out.
  public mutating func decode(_ input: [UInt8], into output: inout [UInt8]) -> DecodingFault? {
    var start = 0
    while start < input.count {
      if !isInside, hasEnded {
        guard let next = input[start...].firstIndex(where: { $0 != 0 }) else { return nil }
        start = next
        inflateReset(stream)
      }
      let isFirst = !hasEnded
      isInside = true
      let status = inflate(input, from: &start, into: &output)
      switch status {
      case Z_STREAM_END:
        isInside = false
        hasEnded = true
      case Z_OK, Z_BUF_ERROR: continue
      default:
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib's error \(status)"
        return DecodingFault(
          stream.pointee.total_out == 0 && !isFirst
            ? "bytes that are no gzip follow the end" : "the gzip data are damaged: \(reason)"
        )
      }
    }
    return nil
  }

  private func inflate(
    _ input: [UInt8],
    from start: inout Int,
    into output: inout [UInt8]
  ) -> Int32 {
    var status = Z_OK
    input.withUnsafeBytes { bytes in
      // SAFETY: zlib reads next_in and never writes to it.
      let base = UnsafeMutablePointer(
        mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      )
      stream.pointee.next_in = base.map { $0 + start }
      stream.pointee.avail_in = UInt32(bytes.count - start)
      repeat {
        let piece = [UInt8](unsafeUninitializedCapacity: GzipDecompressor.pieceSize) {
          buffer,
          count in
          stream.pointee.next_out = buffer.baseAddress
          stream.pointee.avail_out = UInt32(buffer.count)
          status = CZlib.inflate(stream, Z_NO_FLUSH)
          count = buffer.count - Int(stream.pointee.avail_out)
        }
        output += piece
      } while status == Z_OK && stream.pointee.avail_out == 0
      start = bytes.count - Int(stream.pointee.avail_in)
    }
    return status
  }
}
