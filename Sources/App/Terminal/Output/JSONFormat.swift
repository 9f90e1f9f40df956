import Relational

/// Batches as one JSON array of objects, a line each.
struct JSONFormat: Sendable {
  /// Member names with their colon, made unique: `a`, `a_2`.
  private var members: [[UInt8]] = []
  private var hasRows = false

  mutating func append(_ batch: Batch) -> [UInt8] {
    if members.isEmpty { members = Self.members(batch.names) }
    var bytes: [UInt8] = []
    let columns = batch.columns.map { RenderedColumn($0, rowCount: batch.rowCount, style: .json) }
    let names = members.reduce(4) { $0 + $1.count + 1 }
    bytes.reserveCapacity(columns.reduce(batch.rowCount * names) { $0 + $1.bytes.count })
    for row in 0..<batch.rowCount {
      bytes += (hasRows ? ",\n{" : "[\n{").utf8
      hasRows = true
      for index in columns.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += members[index]
        columns[index].append(row, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
    return bytes
  }

  func finish() -> [UInt8] { Array((hasRows ? "\n]\n" : "[]\n").utf8) }

  /// Writes text as a JSON string; text that needs no escapes is copied as it is.
  static func write(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let mark = UInt8(ascii: "\"")
    guard !text.contains(where: { $0 < 32 || $0 == mark || $0 == UInt8(ascii: "\\") }) else {
      bytes += JSON.string(String(decoding: text, as: UTF8.self)).text.utf8
      return
    }
    bytes.append(mark)
    bytes += text
    bytes.append(mark)
  }

  private static func members(_ names: [String]) -> [[UInt8]] {
    uniqueNames(names).map { Array((JSON.string($0).text + ":").utf8) }
  }

  /// Names in which the second `a` is `a_2`.
  static func uniqueNames(_ names: [String]) -> [String] {
    var used: Set<String> = []
    return names.map { name in
      var unique = name
      var number = 2
      while !used.insert(unique).inserted {
        unique = "\(name)_\(number)"
        number += 1
      }
      return unique
    }
  }
}
