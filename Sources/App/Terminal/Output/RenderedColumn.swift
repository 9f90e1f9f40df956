import Relational

/// The values of a column as text one behind the other, made column by column because that is quick.
struct RenderedColumn {
  /// What the text has to look like.
  enum Style {
    /// Null is `null` of the case; text is in quotation marks where it needs them.
    case csv(null: [UInt8])
    /// Text, days and instants are JSON strings.
    case json
  }

  private(set) var bytes: [UInt8] = []
  /// Where the text of each row ends.
  private(set) var ends: [Int] = []

  init(_ column: Column, rowCount: Int, style: Style) {
    bytes.reserveCapacity(rowCount * 8)
    ends.reserveCapacity(rowCount)
    let null: [UInt8]
    let mark: [UInt8]
    switch style {
    case .csv(let text): (null, mark) = (text, [])
    case .json: (null, mark) = (Array("null".utf8), [UInt8(ascii: "\"")])
    }
    let isNull = column.isNull
    func each(_ write: (Int, inout [UInt8]) -> Void) {
      for row in 0..<rowCount {
        if isNull?[row] ?? false { bytes += null } else { write(row, &bytes) }
        ends.append(bytes.count)
      }
    }
    switch (column.storage, column.type) {
    case (.integers(let values), .boolean):
      each { $1 += (values[$0] != 0 ? "true" : "false").utf8 }
    case (.integers(let values), .date):
      each { row, bytes in
        bytes += mark
        if values[row].magnitude == Int32.max.magnitude {
          bytes += (column[row].text ?? "").utf8
        } else {
          Digits.appendDay(Int(values[row]), to: &bytes)
        }
        bytes += mark
      }
    case (.integers(let values), let type) where type.isNumeric:
      each { Digits.append(values[$0], to: &$1) }
    case (.decimals(let values), .decimal(_, let scale)):
      each { Digits.append(values[$0], scale: scale, to: &$1) }
    case (.doubles(let values), _):
      each { row, bytes in
        let value = values[row]
        if case .json = style, !value.isFinite {
          bytes += mark + "\(value)".utf8 + mark
        } else {
          bytes += (Value.double(value).text ?? "").utf8
        }
      }
    case (.bytes(let text, let offsets), .string):
      each { row, bytes in
        let slice = text[offsets[row]..<offsets[row + 1]]
        if case .json = style {
          JSONFormat.write(slice, to: &bytes)
        } else {
          CSVFormat.write(slice, to: &bytes)
        }
      }
    default:
      each { row, bytes in
        let value = column[row]
        if case .json = style {
          bytes += value.json.text.utf8
        } else {
          CSVFormat.write(Array((value.text ?? "").utf8)[...], to: &bytes)
        }
      }
    }
  }

  /// Adds the text of a row to `output`.
  func append(_ row: Int, to output: inout [UInt8]) {
    output += bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]]
  }
}

/// Writes numbers as ASCII without making a `String` of each.
enum Digits {
  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    append(value.magnitude, to: &bytes)
  }

  /// A number whose last `scale` digits stand behind the point.
  static func append(_ value: Int128, scale: Int, to bytes: inout [UInt8]) {
    guard scale < 18, let small = UInt64(exactly: value.magnitude) else {
      bytes += Decimal128(unscaled: value, scale: scale).description.utf8
      return
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    guard scale > 0 else { return append(small, to: &bytes) }
    let unit = (0..<scale).reduce(UInt64(1)) { power, _ in power * 10 }
    append(small / unit, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    append(small % unit, width: scale, to: &bytes)
  }

  /// A day as `2024-05-01`.
  static func appendDay(_ days: Int, to bytes: inout [UInt8]) {
    let day = CalendarDay(daysSinceEpoch: days)
    guard day.year >= 0 else {
      bytes += day.description.utf8
      return
    }
    append(UInt64(day.year), width: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(UInt64(day.month), width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(UInt64(day.day), width: 2, to: &bytes)
  }

  /// The digits of a number, with zeros before it up to `width`.
  private static func append(_ value: UInt64, width: Int = 1, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = value
    var count = 0
    while rest > 0 || count < width {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      count += 1
    }
    bytes[start...].reverse()
  }
}
