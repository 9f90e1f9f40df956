internal import Decoding
internal import Pipelines
internal import Relational

/// Writes the text of a file of any packing and encoding as plain UTF-8, piece by piece.
struct FileUnpacking {
  let cancellation: Cancellation
  private static let pieceSize = 1 << 16

  /// - Returns: What is wrong with the file; `nil` when all of it was written.
  func write(
    _ path: String,
    _ inspection: FileInspection,
    _ encoding: TextEncoding,
    to copy: String
  )
    throws -> DecodingFault?
  {
    let file = try ByteFile(path)
    var sink = try ByteSink(copy)
    var unpacker = Unpacker(inspection.compression)
    var converter = encoding == .utf8 ? nil : CharacterConverter(from: encoding.systemName)
    if encoding != .utf8, converter == nil {
      throw Explanation(
        "source.unsupported-encoding",
        "\(path) is \(encoding.name), which this system cannot convert",
        next:
          "install glibc's converters (Debian: apt-get install libc-bin locales), or land the file as UTF-8",
        blame: .environment
      )
    }
    var mark = inspection.byteOrderMarkLength
    var offset: Int64 = 0
    while offset < file.sizeInBytes {
      if cancellation.isCancelled { throw CancellationError() }
      let piece = try file.bytes(at: offset, count: FileUnpacking.pieceSize)
      if piece.isEmpty { break }
      offset += Int64(piece.count)
      var (bytes, fault) = unpacker.decode(piece)
      let skipped = min(mark, bytes.count)
      if skipped > 0 {
        bytes.removeFirst(skipped)
        mark -= skipped
      }
      if converter != nil {
        var text: [UInt8] = []
        converter?.convert(bytes, into: &text)
        bytes = text
      }
      try sink.write(bytes)
      if let fault { return fault }
    }
    guard unpacker.isComplete else {
      return DecodingFault("the \(inspection.compression.rawValue) data end before their end")
    }
    if converter != nil {
      var text: [UInt8] = []
      converter?.finish(into: &text)
      try sink.write(text)
    }
    try sink.finish()
    return nil
  }
}
