import Relational
import Terminal

extension Screen {
  /// A terminal of 80 columns without colours.
  static let plain = Screen(isTerminal: true, columns: 80, rows: 24, usesUnicode: true)
  /// The same where only ASCII arrives.
  static let ascii = Screen(isTerminal: true, columns: 80, rows: 24)

  /// The same screen with another width.
  func wide(_ columns: Int?) -> Screen {
    var copy = self
    copy.columns = columns
    return copy
  }

  /// The same screen with colours.
  var coloured: Screen {
    var copy = self
    copy.usesColour = true
    return copy
  }
}

extension Column {
  /// Text; `nil` is null.
  static func text(_ name: String, _ values: [String?]) -> Column {
    var bytes: [UInt8] = []
    var offsets = [0]
    for value in values {
      bytes += Array((value ?? "").utf8)
      offsets.append(bytes.count)
    }
    return Column(
      name: name,
      type: .string,
      storage: .bytes(bytes, offsets: offsets),
      isNull: values.map { $0 == nil }
    )
  }

  /// Whole numbers; `nil` is null.
  static func long(_ name: String, _ values: [Int64?], type: DataType = .long) -> Column {
    Column(
      name: name,
      type: type,
      storage: .integers(values.map { $0 ?? 0 }),
      isNull: values.map { $0 == nil }
    )
  }

  /// Unscaled decimals.
  static func decimal(_ name: String, _ values: [Int128], scale: Int) -> Column {
    Column(name: name, type: .decimal(precision: 38, scale: scale), storage: .decimals(values))
  }

  /// Floating-point numbers.
  static func double(_ name: String, _ values: [Double]) -> Column {
    Column(name: name, type: .double, storage: .doubles(values))
  }
}

extension Batch {
  /// Columns of equal length.
  init(_ columns: Column..., rows: Int) { self.init(columns: columns, rowCount: rows) }

  /// A column of every type, with values that are easily got wrong.
  static let allTypes = Batch(
    .long("order_id", [1_234_567, nil, -1]),
    .long("units", [1_234_567, nil, -1_000]),
    .decimal("amount", [123_456_789, -5, 0], scale: 2),
    .decimal("exact", [Int128.max, Int128.min, 1], scale: 38),
    .double("ratio", [0.1 + 0.2, -1e300, .nan]),
    .text("name", ["Zoë, \"the\" owner", nil, ""]),
    .text("note", ["two\nlines", "日本語", "a|b<c>"]),
    .long("paid", [1, 0, nil], type: .boolean),
    .long("day", [19_844, -1, nil], type: .date),
    .long("at", [1_714_550_400_000_000, -1, nil], type: .timestamp),
    Column(
      name: "raw",
      type: .binary,
      storage: .bytes([0, 255, 16], offsets: [0, 2, 3, 3])
    ),
    Column(
      name: "tags",
      type: .array(element: .string, containsNull: true),
      storage: .nested([
        .array([.string("a"), .null]), .structure([("x", .integer(1))]), .array([]),
      ])
    ),
    rows: 3
  )
}

extension OutputFormat {
  /// Everything that batches become, formatted one by one.
  func text(_ batches: [Batch], on screen: Screen = .plain, rowLimit: Int = 50) -> String {
    var formatter = BatchFormatter(self, screen: screen, rowLimit: rowLimit)
    var bytes: [UInt8] = []
    for batch in batches { bytes += formatter.append(batch) }
    return String(decoding: bytes + formatter.finish(), as: UTF8.self)
  }
}
