internal import Decoding

/// How a file is packed, by its first bytes; names are not asked.
public enum Compression: String, Sendable, Hashable {
  case none, gzip, zstd
  /// Packings that are recognised and not read.
  case bzip2, xz, zip

  /// Finds the packing of a file that begins with `bytes`.
  public init(_ bytes: [UInt8]) {
    let magics: [(Compression, [UInt8])] = [
      (.gzip, [0x1F, 0x8B]), (.zstd, [0x28, 0xB5, 0x2F, 0xFD]), (.bzip2, Array("BZh".utf8)),
      (.xz, [0xFD] + Array("7zXZ".utf8)), (.zip, Array("PK\u{3}\u{4}".utf8)),
    ]
    self = magics.first { bytes.starts(with: $0.1) }?.0 ?? .none
  }

  /// Whether files of this packing are read.
  public var isReadable: Bool { [.none, .gzip, .zstd].contains(self) }
}

/// What unpacks a file of any packing that is read.
struct Unpacker: ~Copyable {
  private var gzip: GzipDecompressor?
  private var zstd: ZstdDecompressor?

  init(_ compression: Compression) {
    gzip = compression == .gzip ? GzipDecompressor() : nil
    zstd = compression == .zstd ? ZstdDecompressor() : nil
    isComplete = compression == .none
  }

  /// Whether the file may end here.
  private(set) var isComplete: Bool

  /// The unpacked form of `input`, and what is wrong behind it.
  mutating func decode(_ input: [UInt8]) -> (bytes: [UInt8], fault: DecodingFault?) {
    var output: [UInt8] = []
    if gzip != nil {
      let fault = gzip?.decode(input, into: &output) ?? nil
      isComplete = gzip?.isComplete ?? true
      return (output, fault)
    }
    if zstd != nil {
      let fault = zstd?.decode(input, into: &output) ?? nil
      isComplete = zstd?.isComplete ?? true
      return (output, fault)
    }
    return (input, nil)
  }
}
