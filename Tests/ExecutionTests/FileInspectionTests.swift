import Execution
import Foundation
import Pipelines
import Relational
import Testing

/// What is found out about a file by its beginning.
@Suite struct FileInspectionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var encoding: TextEncoding = .utf8
    var evidence = FileInspection.Evidence.detected
    var lineEnd = FileInspection.LineEnd.lineFeed
    var head = "id;größe\n1;ä\n"
  }

  static let text = "id;größe\n1;ä\n"
  static let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  static let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }

  @Test(arguments: [
    Case(testDescription: "UTF-8", bytes: Array(text.utf8)),
    Case(
      testDescription: "UTF-8 with its mark",
      bytes: [0xEF, 0xBB, 0xBF] + text.utf8,
      evidence: .byteOrderMark
    ),
    Case(
      testDescription: "UTF-16LE with its mark",
      bytes: [0xFF, 0xFE] + little,
      encoding: .utf16LittleEndian,
      evidence: .byteOrderMark
    ),
    Case(
      testDescription: "UTF-16BE with its mark",
      bytes: [0xFE, 0xFF] + big,
      encoding: .utf16BigEndian,
      evidence: .byteOrderMark
    ),
    Case(testDescription: "UTF-16LE without", bytes: little, encoding: .utf16LittleEndian),
    Case(testDescription: "UTF-16BE without", bytes: big, encoding: .utf16BigEndian),
    Case(
      testDescription: "windows-1252",
      bytes: text.unicodeScalars.map { UInt8($0.value) },
      encoding: .windows1252
    ),
    Case(
      testDescription: "Windows line ends",
      bytes: Array("a\r\nb\r\n".utf8),
      lineEnd: .carriageReturnLineFeed,
      head: "a\r\nb\r\n"
    ),
    Case(
      testDescription: "mixed line ends",
      bytes: Array("a\r\nb\nc\r".utf8),
      lineEnd: .mixed,
      head: "a\r\nb\nc\r"
    ),
    Case(testDescription: "nothing", bytes: [], head: ""),
  ])
  func `encoding and line ends are found`(file: Case) throws {
    let shop = try Shop()
    let path = shop.folder + "/landing/file.csv"
    try Data(file.bytes).write(to: URL(fileURLWithPath: path))
    let found = try FileInspection(of: path)
    #expect(found.encoding == file.encoding && found.evidence == file.evidence)
    #expect(found.lineEnd == file.lineEnd && found.head == file.head && found.isWhole)
    #expect(found.compression == .none && found.content == .text)
  }
}
