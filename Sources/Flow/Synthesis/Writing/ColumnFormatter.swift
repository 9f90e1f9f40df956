internal import Relational

/// Writes the values of one column as text.
struct ColumnFormatter: Sendable {
  /// Most bytes of one value, its prefix included; texts of their own come on top.
  let maximumBytes: Int
  /// What stands before each value: a separator, and in JSON the name.
  private let prefix: LongText
  private let kind: Kind
  private let absent: ShortText
  private let quote: ShortText
  private let dialect: TextDialect

  private enum Kind: Sendable {
    case whole
    case hundredths
    case decimal(scale: Int)
    case day
    case instant(between: UInt8, behind: ShortText)
    case key(prefix: ShortText, digits: Int)
    case shortWords([ShortText])
    case words([LongText])
    case text
  }

  /// Prepares the column for a dialect.
  init(_ column: MadeColumn, isFirst: Bool, _ dialect: TextDialect) {
    self.dialect = dialect
    absent = ShortText(dialect.absent)
    var start: [UInt8] = isFirst ? [] : [44]
    if dialect == .json { start += dialect.escaped(Array(column.name.utf8)) + [58] }
    prefix = LongText(start)
    var longest = 32
    var quote: [UInt8] = []
    switch column.shape {
    case .whole: kind = .whole
    case .decimal(_, 2): kind = .hundredths
    case .decimal(_, let scale): kind = .decimal(scale: scale)
    case .truth: kind = .shortWords(["false", "true"].map { ShortText(Array($0.utf8)) })
    case .day:
      kind = .day
      quote = dialect.quote
    case .instant:
      let marks = dialect.instantMarks
      kind = .instant(between: marks.between, behind: ShortText(marks.behind))
      quote = dialect.quote
    case .key(let prefix, let digits):
      kind = .key(prefix: ShortText(Array(prefix.utf8)), digits: digits)
      quote = dialect.quote
    case .word(let list):
      let texts = list.map { dialect.escaped(Array($0.utf8)) }
      longest = texts.reduce(longest) { max($0, $1.count) }
      kind =
        texts.allSatisfy { $0.count <= ShortText.limit }
        ? .shortWords(texts.map { ShortText($0) }) : .words(texts.map { LongText($0) })
    case .text: kind = .text
    }
    self.quote = ShortText(quote)
    maximumBytes = longest + start.count + 24
  }

  /// Writes a number as its value.
  @inline(__always)
  func write(_ number: Int64, _ cursor: inout ByteCursor) {
    cursor.put(prefix)
    guard number != ColumnBlock.absent else {
      cursor.put(absent)
      return
    }
    switch kind {
    case .whole: cursor.put(number: number)
    case .hundredths: cursor.put(hundredths: number)
    case .decimal(let scale): cursor.put(number, scale: scale)
    case .day:
      cursor.put(quote)
      cursor.put(Days.text(number))
      cursor.put(quote)
    case .instant(let between, let behind):
      let day = number >= 0 ? number / 86_400 : (number - 86_399) / 86_400
      cursor.put(quote)
      cursor.put(Days.text(day))
      cursor.put(between)
      cursor.put(secondOfDay: Int(number - day * 86_400))
      cursor.put(behind)
    case .key(let prefix, let digits):
      cursor.put(quote)
      cursor.put(prefix)
      cursor.put(digits: UInt64(number), width: digits)
      cursor.put(quote)
    case .shortWords(let texts): cursor.put(texts[Int(number)])
    case .words(let texts): cursor.put(texts[Int(number)])
    case .text: cursor.put(absent)
    }
  }

  /// Writes a text of its own; an empty one is absent.
  func write(_ bytes: [UInt8], _ range: Range<Int>, _ cursor: inout ByteCursor) {
    cursor.put(prefix)
    guard !range.isEmpty else {
      cursor.put(absent)
      return
    }
    var isPlain = dialect == .csv
    if isPlain {
      for index in range where dialect.isSpecial(bytes[index]) { isPlain = false }
    }
    if isPlain {
      for index in range { cursor.put(bytes[index]) }
    } else {
      for byte in dialect.escaped(Array(bytes[range])) { cursor.put(byte) }
    }
  }
}

/// The texts of days, `2024-05-01`.
enum Days {
  /// From 1900-01-01 on, as far as anybody simulates.
  private static let first = CalendarDay.daysSinceEpoch(year: 1_900, month: 1, day: 1)
  private static let texts: [ShortText] = (first..<first + 73_414).map {
    ShortText(Array(CalendarDay(daysSinceEpoch: $0).description.utf8))
  }

  /// The day that lies `day` days after 1970-01-01.
  static func text(_ day: Int64) -> ShortText { texts[Int(day) - first] }
}
