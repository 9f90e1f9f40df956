internal import CZstd

/// Unpacks zstd: one frame or several.
public struct ZstdDecompressor: Decompressor, ~Copyable {
  private let stream: OpaquePointer?
  /// Whether the bytes so far end with a frame.
  public private(set) var isComplete = false
  private static let pieceSize = 1 << 18

  /// A decompressor at the start of a file.
  public init() {
    stream = ZSTD_createDStream()
    precondition(stream != nil, "zstd has no memory")
  }

  deinit { ZSTD_freeDStream(stream) }

  /// Unpacks `input` and appends what comes out.
  public mutating func decode(_ input: [UInt8], into output: inout [UInt8]) -> DecodingFault? {
    var fault: DecodingFault?
    input.withUnsafeBytes { bytes in
      var source = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      var isFull = false
      while fault == nil, source.pos < source.size || isFull {
        var hint = 0
        output += [UInt8](unsafeUninitializedCapacity: ZstdDecompressor.pieceSize) {
          buffer,
          count in
          var target = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
          hint = ZSTD_decompressStream(stream, &target, &source)
          isFull = target.pos == target.size
          count = target.pos
        }
        if ZSTD_isError(hint) != 0 {
          fault = DecodingFault(
            "the zstd data are damaged: " + String(cString: ZSTD_getErrorName(hint))
          )
        } else {
          isComplete = hint == 0
          if hint == 0 { isFull = false }
        }
      }
    }
    return fault
  }
}
