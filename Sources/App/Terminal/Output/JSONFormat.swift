import Relational

/// Batches as one JSON array of objects, a line each.
struct JSONFormat: Sendable {
  /// Member names with their colon, made unique: `a`, `a_2`.
  private var members: [[UInt8]] = []
  private var hasRows = false

  mutating func append(_ batch: Batch) -> [UInt8] {
    if members.isEmpty { members = Self.members(batch.names) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(batch.rowCount * batch.columns.count * 16)
    for row in 0..<batch.rowCount {
      bytes += (hasRows ? ",\n{" : "[\n{").utf8
      hasRows = true
      for index in batch.columns.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += members[index]
        write(batch.columns[index], row, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
    return bytes
  }

  func finish() -> [UInt8] { Array((hasRows ? "\n]\n" : "[]\n").utf8) }

  private func write(_ column: Column, _ row: Int, to bytes: inout [UInt8]) {
    if let isNull = column.isNull, isNull[row] {
      bytes += "null".utf8
      return
    }
    if case .integers(let values) = column.storage, column.type.isNumeric {
      bytes += String(values[row]).utf8
    } else {
      bytes += column[row].json.text.utf8
    }
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
