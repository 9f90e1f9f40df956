/// Part of a workbook: a sheet, a range of its cells, or both; written as Excel writes it.
public struct CellRange: Sendable, Hashable {
  /// Name of the sheet; `nil` for the first.
  public var sheet: String?
  /// Letters of the leftmost column.
  public var firstColumn = "A"
  /// Number of the topmost row, from 1.
  public var firstRow = 1
  /// Letters of the rightmost column; `nil` for all there are.
  public var lastColumn: String?
  /// Number of the lowest row; `nil` for all there are.
  public var lastRow: Int?

  /// All of the first sheet.
  public init() {}

  /// Reads `Sheet1`, `A2:D10`, `Sheet1!A2:D10` or `'My sheet'!A2:D10`; `nil` for anything else.
  public init?(_ address: String) {
    var cells = address
    if let mark = address.lastIndex(of: "!") {
      var name = String(address[..<mark])
      if name.hasPrefix("'"), name.hasSuffix("'"), name.count > 1 {
        name = String(name.dropFirst().dropLast()).replacing("''", with: "'")
      }
      sheet = name
      cells = String(address[address.index(after: mark)...])
    } else if !address.contains(":") {
      sheet = address.isEmpty ? nil : address
      return
    }
    let corners = cells.split(separator: ":", omittingEmptySubsequences: false)
    guard corners.count == 2, let first = CellRange.cell(corners[0]),
      let last = CellRange.cell(corners[1])
    else { return nil }
    (firstColumn, firstRow) = first
    (lastColumn, lastRow) = last
  }

  private static func cell(_ text: Substring) -> (String, Int)? {
    let letters = text.prefix { $0.isASCII && $0.isLetter }.uppercased()
    let digits = text.dropFirst(letters.count)
    guard (1...3).contains(letters.count), let row = Int(digits), row > 0 else { return nil }
    return (letters, row)
  }

  /// Whether column `left` lies left of `right`.
  public static func isBefore(_ left: String, _ right: String) -> Bool {
    number(left) < number(right)
  }

  /// Letters of the columns from one to another.
  public static func letters(from first: String, through last: String) -> [String] {
    letters(from: first, count: number(last) - number(first) + 1)
  }

  /// Letters of so many columns.
  public static func letters(from first: String, count: Int) -> [String] {
    (0..<max(0, count)).map { letters(number(first) + $0) }
  }

  private static func number(_ letters: String) -> Int {
    letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
  }

  private static func letters(_ number: Int) -> String {
    var rest = number
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(65 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
