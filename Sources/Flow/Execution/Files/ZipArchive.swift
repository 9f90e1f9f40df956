internal import Relational

/// The list of contents at the end of a ZIP archive; workbooks are such archives.
///
/// The engine's own reader does not come back from some damaged archives, so they are looked at before.
enum ZipArchive {
  /// What is wrong with an archive, or keeps it from being a workbook; `nil` when nothing is.
  static func faultOfWorkbook(_ path: String) throws -> String? {
    let file = try ByteFile(path)
    if file.sizeInBytes == 0 { return "the file is empty" }
    let head = try file.bytes(at: 0, count: 8)
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return "the file is a workbook of the old .xls form: save it as .xlsx"
    }
    guard head.starts(with: "PK".utf8) else { return "the file is no workbook" }
    // A comment of at most 65,535 bytes may follow the end record of 22.
    let start = max(0, file.sizeInBytes - 65_557)
    let tail = try file.bytes(at: start, count: 65_557)
    let signature: [UInt8] = [0x50, 0x4B, 5, 6]
    guard
      let end = tail.indices.reversed().first(where: { tail[$0...].starts(with: signature) }),
      end + 22 <= tail.count
    else { return "the workbook is cut off: the list of its contents is missing" }
    let size = number(tail, end + 12, 4)
    let offset = number(tail, end + 16, 4)
    guard offset + size <= start + Int64(end), size < 1 << 26 else {
      return "the workbook is damaged: its list of contents is not where it should be"
    }
    return try fault(of: try file.bytes(at: offset, count: Int(size)), before: offset, file)
  }

  private static func fault(
    of list: [UInt8],
    before offset: Int64,
    _ file: borrowing ByteFile
  ) throws -> String? {
    var names: [String] = []
    var place = 0
    while place + 46 <= list.count {
      guard list[place...].starts(with: [0x50, 0x4B, 1, 2] as [UInt8]) else { break }
      let length = Int(number(list, place + 28, 2))
      let rest = Int(number(list, place + 30, 2) + number(list, place + 32, 2))
      guard place + 46 + length + rest <= list.count else { break }
      let name = String(decoding: list[(place + 46)..<(place + 46 + length)], as: UTF8.self)
      let begin = number(list, place + 42, 4)
      let packed = number(list, place + 20, 4)
      guard begin + packed <= offset,
        try file.bytes(at: begin, count: 4).starts(with: [0x50, 0x4B, 3, 4] as [UInt8])
      else { return "the workbook is damaged: \(name) is not where it should be" }
      names.append(name)
      place += 46 + length + rest
    }
    if place != list.count { return "the workbook is damaged: its list of contents is broken" }
    return names.contains("xl/workbook.xml") ? nil : "the archive is no workbook"
  }

  private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int64 {
    (0..<count).reduce(0) { $0 | Int64(bytes[place + $1]) << Int64(8 * $1) }
  }
}
