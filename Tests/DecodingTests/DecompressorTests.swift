import Decoding
import Foundation
import Testing

/// Unpacking piece by piece, against what `gzip` and Python's zlib have packed.
@Suite struct DecompressorTests {
  /// "hello, retail\n" as one gzip member, by gzip(1).
  static let member = [UInt8](
    Data(base64Encoded: "H4sIAAAAAAAAA8tIzcnJ11EoSi1JzMzhAgBnXLd1DgAAAA==") ?? Data()
  )

  private func unpack(_ bytes: [UInt8], pieces: Int) -> (String, DecodingFault?, Bool) {
    var gzip = GzipDecompressor()
    var output: [UInt8] = []
    var fault: DecodingFault?
    for start in stride(from: 0, to: bytes.count, by: pieces) where fault == nil {
      fault = gzip.decode(Array(bytes[start..<min(start + pieces, bytes.count)]), into: &output)
    }
    return (String(decoding: output, as: UTF8.self), fault, gzip.isComplete)
  }

  @Test(arguments: [1, 3, 1000])
  func `members follow one another, zeros at the end do not count`(pieces: Int) {
    let (text, fault, isComplete) = unpack(Self.member + Self.member + [0, 0, 0], pieces: pieces)
    #expect(text == "hello, retail\nhello, retail\n" && fault == nil && isComplete)
  }

  @Test func `what was cut off gives out what came before and is not complete`() {
    let (text, fault, isComplete) = unpack(Array(Self.member.dropLast(9)), pieces: 1000)
    #expect("hello, retail\n".hasPrefix(text) && fault == nil && !isComplete)
  }

  @Test func `damage and bytes behind the end are said`() {
    var damaged = Self.member
    damaged[damaged.count - 8] ^= 0xFF
    #expect(unpack(damaged, pieces: 1000).1?.reason.contains("damaged") ?? false)
    #expect(
      unpack(Self.member + Array("more".utf8), pieces: 1000).1?.reason.contains("follow") ?? false
    )
  }

  @Test(arguments: [1, 2, 1000])
  func `characters split between pieces are put together`(pieces: Int) {
    let text = "Größe 12,5 €\n"
    let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    guard var converter = CharacterConverter(from: "UTF-16LE") else {
      Issue.record("glibc has no UTF-16")
      return
    }
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      converter.convert(Array(bytes[start..<min(start + pieces, bytes.count)]), into: &output)
    }
    #expect(String(decoding: output, as: UTF8.self) == text && converter.isComplete)
  }

  @Test func `a byte that is no character becomes one that is no UTF-8`() {
    guard var converter = CharacterConverter(from: "CP1252") else {
      Issue.record("glibc has no CP1252")
      return
    }
    var output: [UInt8] = []
    converter.convert([0x41, 0x81, 0xE9], into: &output)
    #expect(output == [0x41, 0x81, 0xC3, 0xA9])
  }
}
